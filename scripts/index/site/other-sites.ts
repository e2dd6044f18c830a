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

/**
 * Generators without rules of their own here: builder, its configuration, folder of its pages, command, built folder,
 * and the addresses that its pages have by default; none where they are the paths of files, or the site's own matter.
 */
const others: readonly (readonly [string, readonly string[], string, string, string, string?])[] = [
  ['Zola', ['config.toml', 'zola.toml'], 'content', 'zola build', 'public', ':path/'],
  ['Nuxt', programs('nuxt.config'), 'content', 'npx nuxt generate', '.output/public', ':path'],
  ['Gatsby', programs('gatsby-config'), '', 'npx gatsby build', 'public', ':path/'],
  ['Next.js', programs('next.config'), '', 'npx next build', 'out', ':route'],
  ['Eleventy', ['.eleventy.js', ...programs('eleventy.config')], '', 'npx eleventy', '_site', ':path/'],
  ['Quartz', ['quartz.config.ts', 'quartz.config.yaml'], 'content', 'npx quartz build', 'public', ':dashed'],
  ['Rspress', programs('rspress.config'), 'docs', 'npx rspress build', 'doc_build', ':path.html'],
  ['dumi', programs('.dumirc'), 'docs', 'npx dumi build', 'dist'],
  ['Valaxy', programs('valaxy.config'), 'pages', 'npx valaxy build', 'dist', ':path'],
  ['Lume', ['_config.ts', '_config.js'], '', 'deno task build', '_site', ':path/'],
  ['Sphinx', ['conf.py'], '', 'make html', '_build/html', ':path.html'],
  ['Sphinx', ['source/conf.py'], 'source', 'make html', 'build/html', ':path.html'],
  ['Pelican', ['pelicanconf.py'], 'content', 'pelican content', 'output'],
]

/** A generator whose Markdown is read as plain, by its name. */
export type OtherSite = FoundConfiguration & { readonly builder: string }

/** A site of a generator whose Markdown is read as plain: only its built site says what addresses its pages have. */
export function readOtherSite(folder: string): OtherSite | null {
  for (const [builder, names, usual, command, output, permalink = null] of others) {
    const file = findFile(folder, names)
    if (file === null) continue
    const path = join(folder, file)
    const text = readText(path)
    if (builder === 'Zola' && !/^\s*base_url\b/m.test(text)) continue
    const pages = builder === 'Eleventy' ? readInput(text) : usual
    const isThere = existsSync(join(folder, pages))
    const config = readProgram(path).all
    const site =
      builder === 'Next.js' ? readNext(folder, text, command) : { builder, command, folder: output }
    return {
      file,
      pages: isThere ? pages : '',
      excluded:
        builder === 'Rspress'
          ? ['**/_*', ...config.texts('exclude')]
          : /^(?:Gatsby|Next)/.test(builder)
            ? ['*.md', '**/components/**', 'data/authors/**']
            : [],
      rules: {
        permalink,
        ...readLanguages(config),
        ...(file.endsWith('.toml') && readZola(readConfigValues(path))),
        ...(builder === 'Eleventy' && isThere && { folderPermalinks: readFolderData(join(folder, pages)) }),
        ...(builder === 'Gatsby' && { routes: readGatsbyFolders(folder, text) }),
        ...(builder === 'Pelican' && {
          permalink: readPelican(/^ARTICLE_URL\s*=\s*["']([^"'\n]+)/m.exec(text)?.[1]) ?? ':slug.html',
          folderPermalinks: [{ folder: 'pages/', permalink: 'pages/:slug.html' }],
        }),
      },
      builder: site.builder,
      output: site,
    }
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

function readZola(values: unknown): Partial<SiteRules> {
  return {
    base: pathOfAddress(textAt(values, 'base_url')),
    languages: Object.keys(mapAt(values, 'languages')),
    defaultLanguage: textAt(values, 'default_language') ?? 'en',
  }
}

/** Folders of content whose names are no part of addresses, as `gatsby-source-filesystem` counts paths from them. */
function readGatsbyFolders(folder: string, text: string): SiteRules['routes'] {
  return [...text.matchAll(/\bpath:\s*["'`](?:\$\{__dirname\}|\.)?\/?([\w./-]+?)\/?["'`]/g)]
    .map(([, path]) => ({ kind: 'pages' as const, folder: path!, path: '' }))
    .filter(({ folder: name }) => existsSync(join(folder, name)))
}

/** A pattern of addresses of Pelican (`{date:%Y}/{slug}.html`); null where none is written that can be filled. */
function readPelican(written = '{'): string | null {
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
export function readNext(
  folder: string,
  configuration: string,
  command: string,
  builder?: string,
): SiteOutput {
  const isExport = /\boutput\s*:\s*['"`]export['"`]/.test(configuration)
  const isNextra = /['"]nextra['"]/.test(configuration)
  const pages = existsSync(join(folder, 'pages')) || existsSync(join(folder, 'src/pages')) ? 'pages' : 'app'
  const flags = [
    ...(isExport ? [] : ['--out public/hansou', '--static']),
    ...(isNextra ? ['--pagefind _pagefind'] : []),
  ].join(' ')
  return {
    builder: builder ?? (isNextra ? 'Nextra' : 'Next.js'),
    command,
    folder: isExport ? 'out' : `.next/server/${pages}`,
    ...(flags === '' ? {} : { flags }),
    ...(isNextra ? { hasOwnBox: true } : {}),
  }
}
