import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findFile, programs, readConfigValues, readText, textAt, valueAt } from './config-files.ts'
import { readLiterals } from './config-literals.ts'
import { type OtherSite, readLanguages, readNext } from './other-sites.ts'

/** `docs.json` of Mintlify, whose pages are those of its navigation. */
export function readMintlify(folder: string): OtherSite | null {
  const file = findFile(folder, ['docs.json', 'mint.json'])
  const values = file === null ? {} : readConfigValues(join(folder, file))
  const navigation = valueAt(values, 'navigation')
  if (file === null || navigation === undefined || !/mint/.test(file + textAt(values, '$schema'))) return null
  return {
    file,
    pages: '',
    excluded: ['snippets/**'],
    rules: { titles: Object.fromEntries(pagesIn(navigation).map((page) => [page, ''])) },
    builder: 'Mintlify',
  }
}

/** Paths of pages in a navigation; none where a part of it stands in another file. */
function pagesIn(navigation: unknown): string[] {
  const pages: string[] = []
  const look = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && /^(?:pages|root)$/.test(key)) pages.push(value.replace(/^\//, ''))
    else if (Array.isArray(value)) for (const item of value) look(item, key)
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) look(inner, name)
  }
  look(navigation)
  return JSON.stringify(navigation).includes('"$ref"') ? [] : pages
}

/** `source.config.ts` of Fumadocs, with the loader that says where its pages stand, and their languages. */
export function readFumadocs(folder: string): OtherSite | null {
  const file = findFile(folder, programs('source.config'))
  const dirs = file === null ? [] : [...readText(join(folder, file)).matchAll(/\bdir:\s*['"]([^'"\n]+)/g)]
  // Several folders of pages have routes of their own.
  if (file === null || dirs.length > 1) return null
  const text = ['source.ts', 'source.tsx', 'source/index.ts', 'i18n.ts']
    .flatMap((name) => ['lib', 'src/lib', 'app', 'src/app'].map((path) => readText(join(folder, path, name))))
    .join('\n')
  const config = readLiterals(text)
  const base = config.text('baseUrl') ?? '/docs'
  const pages = dirs[0]?.[1] ?? 'content/docs'
  const next = findFile(folder, programs('next.config'))
  return {
    file,
    pages: existsSync(join(folder, pages)) ? pages : '',
    rules: {
      ...readLanguages(config),
      permalink: `/:language${base}/:path`,
      defaultLanguageInPath: !/hideLocale:\s*['"](?:default-locale|always)/.test(text),
    },
    builder: 'Fumadocs',
    ...(next && {
      output: {
        ...readNext(folder, readText(join(folder, next))),
        builder: 'Fumadocs',
        command: 'npx next build',
      },
    }),
  }
}
