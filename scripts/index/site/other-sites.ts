import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteRules } from '../../../src/article/generators/site-rules.ts'
import {
  findFile,
  mapAt,
  pathOfAddress,
  programs,
  readConfigValues,
  readText,
  textAt,
} from './config-files.ts'
import type { ConfigLiterals } from './config-literals.ts'
import { readProgram } from './config-program.ts'
import { readFolderData, readInput } from './eleventy-config.ts'
import type { FoundConfiguration, SiteOutput } from './found-site.ts'

/** What a configuration is read from: its folder, its path, its text and the literals in it. */
interface Source {
  readonly folder: string
  readonly path: string
  readonly text: string
  readonly config: ConfigLiterals
}

/** What a configuration says beside languages and base. */
interface Found extends Partial<Omit<FoundConfiguration, 'output'>> {
  readonly output?: Partial<SiteOutput>
}

/**
 * Generators without rules of their own here: builder, its configuration, folder of its pages, command, built folder,
 * and the addresses that its pages have by default; none where they are the paths of files, or the site's own matter.
 * Then what reads the rest of its configuration.
 */
const others: readonly (readonly [
  string,
  readonly string[],
  string,
  string,
  string,
  (string | null)?,
  ((source: Source) => Found)?,
])[] = [
  ['Zola', ['config.toml', 'zola.toml'], 'content', 'zola build', 'public', ':path/', readZola],
  ['Nuxt', programs('nuxt.config'), 'content', 'npx nuxt generate', '.output/public', ':path'],
  ['Gatsby', programs('gatsby-config'), '', 'npx gatsby build', 'public', ':path/', readGatsby],
  [
    'Next.js',
    programs('next.config'),
    '',
    'npx next build',
    'out',
    ':route',
    ({ folder, text }) => ({ excluded: besidePages, output: readNext(folder, text) }),
  ],
  [
    'Eleventy',
    ['.eleventy.js', ...programs('eleventy.config')],
    '',
    'npx eleventy',
    '_site',
    ':path/',
    readEleventy,
  ],
  ['Quartz', ['quartz.config.ts', 'quartz.config.yaml'], 'content', 'npx quartz build', 'public', ':dashed'],
  [
    'Rspress',
    programs('rspress.config'),
    'docs',
    'npx rspress build',
    'doc_build',
    ':path.html',
    readRspress,
  ],
  ['dumi', programs('.dumirc'), 'docs', 'npx dumi build', 'dist'],
  ['Valaxy', programs('valaxy.config'), 'pages', 'npx valaxy build', 'dist', ':path'],
  ['Lume', ['_config.ts', '_config.js'], '', 'deno task build', '_site', ':path/'],
  ['Sphinx', ['conf.py'], '', 'make html', '_build/html', ':path.html'],
  ['Sphinx', ['source/conf.py'], 'source', 'make html', 'build/html', ':path.html'],
  ['Pelican', ['pelicanconf.py'], 'content', 'pelican content', 'output', null, readPelican],
]

/** Parts of a site of React beside its pages. */
const besidePages = ['*.md', '**/components/**', 'data/authors/**']

/** A generator whose Markdown is read as plain, by its name. */
export type OtherSite = FoundConfiguration & { readonly builder: string }

/** A site of a generator whose Markdown is read as plain: only its built site says what addresses its pages have. */
export function readOtherSite(folder: string): OtherSite | null {
  const found = findOther(folder)
  if (found === null) return null
  const [file, builder, , usual, command, built, permalink = null, read] = found
  const path = join(folder, file)
  const config = readProgram(path).all
  const own = read?.({ folder, path, text: readText(path), config }) ?? {}
  const { pages = usual } = own
  const output = { builder, command, folder: built, ...own.output }
  return {
    ...own,
    file,
    pages: existsSync(join(folder, pages)) ? pages : '',
    rules: { permalink, ...readLanguages(config), ...own.rules },
    builder: output.builder,
    output,
  }
}

/** The configuration of a generator of the table, before what the table says of that. */
function findOther(folder: string): readonly [file: string, ...(typeof others)[number]] | null {
  for (const other of others) {
    const [builder, names] = other
    const file = findFile(folder, names)
    // Others have a `config.toml`, too.
    const isOwn = (path: string) => builder !== 'Zola' || /^\s*base_url\b/m.test(readText(path))
    if (file !== null && isOwn(join(folder, file))) return [file, ...other]
  }
  return null
}

/** The languages of a configuration of Next.js or Fumadocs, whose default has no name in addresses of the first. */
export function readLanguages(config: ConfigLiterals): Partial<SiteRules> {
  const base = config.text('basePath') ?? config.text('pathPrefix')
  return {
    languages: ['locales', 'languages'].flatMap((key) => config.texts(key)),
    defaultLanguage: config.text('defaultLocale') ?? config.text('defaultLanguage'),
    ...(base !== null && { base: pathOfAddress(base) }),
  }
}

/** Pages in the language of the site stand at its root, not in the folder of their language. */
function readRspress({ path, config }: Source): Found {
  const language = readProgram(path).text('lang') ?? config.text('lang')
  return {
    excluded: ['**/_*', ...config.texts('exclude')],
    rules: {
      ...(language && { routes: [{ kind: 'pages', folder: language, path: '' }] }),
      ...(config.flag('cleanUrls') && { permalink: ':path' }),
    },
  }
}

function readZola({ path }: Source): Found {
  const values = readConfigValues(path)
  return {
    rules: {
      base: pathOfAddress(textAt(values, 'base_url')),
      languages: Object.keys(mapAt(values, 'languages')),
      defaultLanguage: textAt(values, 'default_language') ?? 'en',
      slugs: (textAt(values, 'slugify', 'anchors') ?? 'on') === 'on' ? 'ascii' : null,
    },
  }
}

/** Folders of content are no part of addresses: `gatsby-source-filesystem` counts paths from them. */
function readGatsby({ folder, text }: Source): Found {
  const routes = [...text.matchAll(/\bpath:\s*["'`](?:\$\{__dirname\}|\.)?\/?([\w./-]+?)\/?["'`]/g)]
    .map(([, path]) => ({ kind: 'pages' as const, folder: path!, path: '' }))
    .filter(({ folder: name }) => existsSync(join(folder, name)))
  return { excluded: besidePages, rules: { routes } }
}

function readEleventy({ folder, text }: Source): Found {
  const pages = readInput(text)
  return { pages, rules: { folderPermalinks: readFolderData(join(folder, pages)) } }
}

function readPelican({ text }: Source): Found {
  const written = /^ARTICLE_URL\s*=\s*["']([^"'\n]+)/m.exec(text)?.[1]
  return {
    rules: {
      permalink: patternOfPelican(written) ?? ':slug.html',
      folderPermalinks: [{ folder: 'pages/', permalink: 'pages/:slug.html' }],
    },
  }
}

/** A pattern of addresses of Pelican (`{date:%Y}/{slug}.html`); null where none is written that can be filled. */
function patternOfPelican(written = '{'): string | null {
  const pattern = written
    .replace(
      /\{date:%([Ymd])\}/g,
      (_, part: 'Y' | 'm' | 'd') => `:${{ Y: 'year', m: 'month', d: 'day' }[part]}`,
    )
    .replace(/\{(\w+)\}/g, ':$1')
  return pattern.includes('{') ? null : pattern
}

/**
 * Next.js writes a folder of pages where it exports them; else it keeps them for its server, which serves what lies in
 * `public`. Nextra's bar asks Pagefind's interface in `_pagefind`.
 */
export function readNext(folder: string, configuration: string): Omit<SiteOutput, 'command'> {
  const isExport = /\boutput\s*:\s*['"`]export['"`]/.test(configuration)
  const isNextra = /['"]nextra['"]/.test(configuration)
  const pages = existsSync(join(folder, 'pages')) || existsSync(join(folder, 'src/pages')) ? 'pages' : 'app'
  const flags = [
    ...(isExport ? [] : ['--out public/hansou', '--static']),
    ...(isNextra ? ['--pagefind _pagefind'] : []),
  ].join(' ')
  return {
    builder: isNextra ? 'Nextra' : 'Next.js',
    folder: isExport ? 'out' : `.next/server/${pages}`,
    ...(flags === '' ? {} : { flags }),
    ...(isNextra ? { hasOwnBox: true } : {}),
  }
}
