import { join } from 'node:path'
import { decodeEscapes } from '../../../src/text/decode-escapes.ts'
import { findFile, pathOfAddress, readConfigValues, readText, textAt } from './config-files.ts'
import type { ReadConfiguration, SiteOutput } from './found-site.ts'

/**
 * `book.json` of GitBook and HonKit, `.gitbook.yaml`, `book.toml` of mdBook, or a table of contents alone. A book in
 * several languages (`LANGS.md`) has a table of contents in the folder of each.
 */
export const readGitBook: ReadConfiguration = (folder) => {
  const file = findFile(folder, ['book.toml', 'book.json', '.gitbook.yaml', 'LANGS.md', 'SUMMARY.md'])
  if (file === null) return null
  const values = /\.md$/.test(file) ? {} : readConfigValues(join(folder, file))
  const isMdBook = file === 'book.toml'
  const written = isMdBook ? (textAt(values, 'book', 'src') ?? 'src') : (textAt(values, 'root') ?? '')
  const pages = written.replace(/^\.\/?|\/$/g, '')
  const parts = ['', ...listLanguages(readText(join(folder, pages, 'LANGS.md')))]
  const output: SiteOutput = isMdBook
    ? { builder: 'mdBook', command: 'mdbook build', folder: textAt(values, 'build', 'build-dir') ?? 'book' }
    : { builder: 'HonKit', command: 'npx honkit build', folder: '_book' }
  return {
    file,
    pages,
    // GitBook's own host reads `.gitbook.yaml`; nothing is built here.
    ...(file === '.gitbook.yaml' ? {} : { output }),
    rules: {
      base: pathOfAddress(isMdBook ? textAt(values, 'output', 'html', 'site-url') : null),
      slugs: isMdBook || file === '.gitbook.yaml' ? 'unicode' : null,
      titles: Object.assign({}, ...parts.map((part) => readSummary(join(folder, pages), part))),
    },
  }
}

/** Folders of the languages of a book, with `/` at the end. */
function listLanguages(langs: string): string[] {
  return [...langs.matchAll(/^[ \t]*[-*+] +\[[^\]\n]*\]\((?:\.\/)?([^()\s/]+)\/?(?:README\.md)?\)/gim)].map(
    ([, folder]) => `${folder}/`,
  )
}

/** Titles in a table of contents: links to files, by their path under the folder of pages. */
export function readSummary(pages: string, part = '', file = 'SUMMARY.md'): Record<string, string> {
  // A language begins with a page of its own, which its table of contents need not name.
  const titles: Record<string, string> = part === '' ? {} : { [`${part}README.md`]: part.slice(0, -1) }
  const summary = readText(join(pages, part, file))
  for (const [, title = '', written = ''] of summary.matchAll(
    /\[((?:[^[\]\n]|\[[^[\]\n]*\]){1,200})\]\(<?([^\n]{1,300}?\.md)>?(?:#[^()\n]*)?(?:\s+"[^"\n]*")?\)/g,
  )) {
    const path = part + decodeEscapes(written).replace(/^(?:\.?\/)+/, '')
    titles[path] ??= title.replace(/[`*]/g, '').trim()
  }
  return titles
}
