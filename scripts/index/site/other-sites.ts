import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteRules } from '../../../src/article/generators/site-rules.ts'
import { findFile, readText } from './config-files.ts'
import { readLiterals } from './config-literals.ts'
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

/** A site of a generator whose Markdown is read as plain: only its built site says what addresses its pages have. */
export function readOtherSite(
  folder: string,
): (FoundConfiguration & Required<Pick<FoundConfiguration, 'output'>>) | null {
  for (const [builder, names, pages, command, output, permalink = null] of others) {
    const file = findFile(folder, names)
    if (file === null) continue
    const text = readText(join(folder, file))
    if (builder === 'Zola' && !/^\s*base_url\b/m.test(text)) continue
    return {
      file,
      pages: existsSync(join(folder, pages)) ? pages : '',
      excluded: builder === 'Rspress' ? ['**/_*', ...readLiterals(text).texts('exclude')] : [],
      rules: { permalink, ...readLanguages(text) },
      output: builder === 'Next.js' ? readNext(folder, text, command) : { builder, command, folder: output },
    }
  }
  return null
}

/** The languages of a configuration of Next.js, whose default has no name in addresses. */
function readLanguages(text: string): Partial<SiteRules> {
  const config = readLiterals(text)
  return { languages: config.texts('locales'), defaultLanguage: config.text('defaultLocale') }
}

/**
 * Next.js writes a folder of pages where it exports them; else it keeps them for its server, which serves what lies in
 * `public`. Nextra's bar asks Pagefind's interface in `_pagefind`.
 */
function readNext(folder: string, configuration: string, command: string): SiteOutput {
  const isExport = /\boutput\s*:\s*['"`]export['"`]/.test(configuration)
  const isNextra = /['"]nextra['"]/.test(configuration)
  const pages = existsSync(join(folder, 'pages')) || existsSync(join(folder, 'src/pages')) ? 'pages' : 'app'
  const flags = [
    ...(isExport ? [] : ['--out public/hansou', '--static']),
    ...(isNextra ? ['--pagefind _pagefind'] : []),
  ].join(' ')
  return {
    builder: isNextra ? 'Nextra' : 'Next.js',
    command,
    folder: isExport ? 'out' : `.next/server/${pages}`,
    ...(flags === '' ? {} : { flags }),
    ...(isNextra ? { hasOwnBox: true } : {}),
  }
}

function programs(name: string): string[] {
  return ['ts', 'mts', 'js', 'mjs', 'cjs'].map((ending) => `${name}.${ending}`)
}
