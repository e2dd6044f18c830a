import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteRules } from '../../../src/article/generators/site-rules.ts'
import {
  findFile,
  flagAt,
  mapAt,
  pathOfAddress,
  readConfigValues,
  readText,
  textAt,
  textsAt,
  valueAt,
} from './config-files.ts'
import type { ReadConfiguration } from './found-site.ts'
import { isHexo } from './hexo-config.ts'

const names = ['_config.yml', '_config.yaml']

/** A book that is shown on GitHub Pages too. */
function isBook(folder: string): boolean {
  const isListed = existsSync(join(folder, 'SUMMARY.md'))
  return isListed && findFile(folder, ['_posts', '_layouts', '_includes', 'Gemfile']) === null
}

const indexPages = ['index.html', 'index.md', 'index.markdown', '_posts']

/** `_config.yml` of Jekyll. */
export const readJekyll: ReadConfiguration = (folder) => {
  const file = findFile(folder, names)
  if (file === null || isHexo(folder, file) || isBook(folder)) return null
  const values = readConfigValues(join(folder, file))
  const permalinks: Record<string, string> = {}
  for (const [name, collection] of Object.entries(mapAt(values, 'collections'))) {
    const permalink = textAt(collection, 'permalink')
    if (permalink !== null) permalinks[name] = permalink
  }
  const shown = Object.entries(mapAt(values, 'collections')).filter(
    ([, collection]) => flagAt(collection, 'output') === true,
  )
  return {
    file,
    pages: textAt(values, 'source') ?? '',
    // A site without posts and a first page shows its README.
    excluded: [
      ...textsAt(values, 'exclude'),
      ...(findFile(folder, indexPages) === null ? [] : ['README.md']),
    ],
    output: {
      builder: 'Jekyll',
      command: existsSync(join(folder, 'Gemfile')) ? 'bundle exec jekyll build' : 'jekyll build',
      folder: textAt(values, 'destination') ?? '_site',
    },
    rules: {
      base: pathOfAddress(textAt(values, 'baseurl')),
      siteTitle: textAt(values, 'title'),
      permalink: textAt(values, 'permalink'),
      permalinks,
      folderPermalinks: readDefaults(values),
      routes: ['posts', ...shown.map(([name]) => name)].map((name) => ({
        kind: 'pages',
        folder: `_${name}`,
        path: name,
      })),
      future: flagAt(values, 'future') ?? false,
    },
  }
}

/** Addresses that `defaults` give to folders and to kinds of pages. */
function readDefaults(values: unknown): SiteRules['folderPermalinks'] {
  const defaults = valueAt(values, 'defaults')
  if (!Array.isArray(defaults)) return []
  return defaults.flatMap((item: unknown) => {
    const permalink = textAt(item, 'values', 'permalink')
    const path = textAt(item, 'scope', 'path') ?? ''
    const type = textAt(item, 'scope', 'type')
    if (permalink === null) return []
    const folder = path === '' && type !== null && type !== 'pages' ? `_${type}/` : path
    return [{ folder, permalink }]
  })
}

const hugoNames = ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json']
const olderHugoNames = ['config.toml', 'config.yaml', 'config.yml', 'config.json']
const folderHugoNames = [...hugoNames, ...olderHugoNames].map((name) => `config/_default/${name}`)

/** `hugo.toml` and its kind, also in parts under `config/_default/`. */
export const readHugo: ReadConfiguration = (folder) => {
  const file =
    findFile(folder, [...hugoNames, ...folderHugoNames]) ??
    findFile(
      folder,
      olderHugoNames.filter((name) => isHugoConfig(folder, name)),
    )
  if (file === null) return null
  const values = readConfigValues(join(folder, file))
  const part = (name: string): Readonly<Record<string, unknown>> => {
    const inFolder = findFile(
      folder,
      ['toml', 'yaml', 'yml', 'json'].map((ending) => `config/_default/${name}.${ending}`),
    )
    return { ...mapAt(values, name), ...(inFolder === null ? {} : readConfigValues(join(folder, inFolder))) }
  }
  const languages = part('languages')
  const pages = textAt(values, 'contentDir') ?? 'content'
  const folders = Object.entries(languages).flatMap(([language, rules]) => {
    const own = textAt(rules, 'contentDir')
    return own?.startsWith(`${pages}/`)
      ? [{ kind: 'pages' as const, folder: own.slice(pages.length + 1), path: language }]
      : []
  })
  return {
    file,
    pages,
    output: { builder: 'Hugo', command: 'hugo', folder: textAt(values, 'publishDir') ?? 'public' },
    rules: {
      base: pathOfAddress(textAt(values, 'baseURL')),
      siteTitle: textAt(values, 'title'),
      permalinks: readPermalinks(part('permalinks')),
      languages: Object.keys(languages),
      defaultLanguage:
        textAt(values, 'defaultContentLanguage') ?? (Object.keys(languages).length > 0 ? 'en' : null),
      defaultLanguageInPath: flagAt(values, 'defaultContentLanguageInSubdir') ?? false,
      trailingSlash: flagAt(values, 'uglyURLs') === true ? false : null,
      routes: folders,
      keepsCase: flagAt(values, 'disablePathToLower') ?? false,
      future: flagAt(values, 'buildFuture') ?? false,
    },
  }
}

/** `[permalinks]` by section, or by kind of page and section. */
function readPermalinks(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const permalinks: Record<string, string> = {}
  for (const [section, pattern] of [...Object.entries(values), ...Object.entries(mapAt(values, 'page'))])
    if (typeof pattern === 'string') permalinks[section] = pattern
  return permalinks
}

function isHugoConfig(folder: string, name: string): boolean {
  const path = join(folder, name)
  return (
    existsSync(path) &&
    (existsSync(join(folder, 'content')) || existsSync(join(folder, 'themes'))) &&
    /\bbaseurl\b|\btheme\b/i.test(readText(path)) &&
    !/\bbase_url\b/.test(readText(path))
  )
}
