import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Route } from '../../../src/article/generators/site-rules.ts'
import {
  findFile,
  flagAt,
  pathOfAddress,
  readConfigValues,
  readText,
  textAt,
  valueAt,
} from './config-files.ts'
import { type ConfigLiterals, readLiterals } from './config-literals.ts'
import type { ReadConfiguration } from './found-site.ts'

const endings = ['ts', 'mts', 'js', 'mjs', 'cjs']
const programs = (name: string): string[] => endings.map((ending) => `${name}.${ending}`)

/** `.vitepress/config.*`, or `.vuepress/config.*`, where `README` stands for its folder. */
export const readVitePress: ReadConfiguration = (folder) => {
  const file = findFile(
    folder,
    ['.vitepress', '.vuepress'].flatMap((name) => [
      ...programs(`${name}/config`),
      ...programs(`${name}/config/index`),
      ...programs(`${name}/config/shared`),
    ]),
  )
  if (file === null) return null
  const config = readLiterals(readText(join(folder, file)))
  const isVuePress = file.startsWith('.vuepress')
  return {
    file,
    pages: config.text('srcDir')?.replace(/^\.\/?/, '') ?? '',
    rules: {
      base: pathOfAddress(config.text('base')),
      cleanUrls: config.flag('cleanUrls') ?? false,
      routes: isVuePress ? [{ kind: 'pages', folder: '', path: '' }] : [],
    },
  }
}

/** `docusaurus.config.*` with the versions and authors that stand beside it. */
export const readDocusaurus: ReadConfiguration = (folder) => {
  const file = findFile(folder, programs('docusaurus.config'))
  if (file === null) return null
  const config = readLiterals(readText(join(folder, file)))
  const versions: unknown = readConfigValues(join(folder, 'versions.json'))
  const latest = config.text('lastVersion') ?? (Array.isArray(versions) ? String(versions[0]) : null)
  const authors = Object.entries(readConfigValues(join(folder, 'blog/authors.yml'))).flatMap(
    ([id, author]) => {
      const name = textAt(author, 'name')
      return name === null ? [] : [[id, name] as const]
    },
  )
  const i18n = config.object('i18n')
  return {
    file,
    pages: '',
    rules: {
      base: pathOfAddress(config.text('baseUrl')),
      trailingSlash: config.flag('trailingSlash'),
      routes: readRoutes(config),
      dropsNumbers: !config.isOff('numberPrefixParser'),
      latestVersion: latest,
      languages: i18n?.texts('locales') ?? [],
      defaultLanguage: i18n?.text('defaultLocale') ?? null,
      authors: Object.fromEntries(authors),
    },
  }
}

/** Routes of the documents and blogs that presets and plug-ins configure. */
function readRoutes(config: ConfigLiterals): Route[] {
  const routes: Route[] = []
  for (const kind of ['docs', 'blog'] as const) {
    if (config.isOff(kind)) continue
    const given = config
      .objects(kind)
      .find((object) => object.text('routeBasePath') !== null || object.text('path') !== null)
    routes.push(routeOf(kind, given ?? null))
  }
  for (const plugin of config.objectsBehind('plugin-content-docs')) routes.push(routeOf('docs', plugin))
  for (const plugin of config.objectsBehind('plugin-content-blog')) routes.push(routeOf('blog', plugin))
  return [...routes, { kind: 'pages', folder: 'src/pages', path: '' }]
}

function routeOf(kind: 'docs' | 'blog', given: ConfigLiterals | null): Route {
  const trim = (path: string): string => path.replace(/^(?:\.?\/)+|\/+$/g, '')
  const folder = trim(given?.text('path') ?? kind)
  return { kind, folder, path: trim(given?.text('routeBasePath') ?? kind) }
}

/** `mkdocs.yml`. */
export const readMkDocs: ReadConfiguration = (folder) => {
  const file = findFile(folder, ['mkdocs.yml', 'mkdocs.yaml'])
  if (file === null) return null
  const values = readConfigValues(join(folder, file))
  const text = readText(join(folder, file))
  return {
    file,
    pages: textAt(values, 'docs_dir') ?? 'docs',
    rules: {
      base: pathOfAddress(textAt(values, 'site_url')),
      trailingSlash: flagAt(values, 'use_directory_urls') === false ? false : null,
      titles: readNavigation(valueAt(values, 'nav')),
      slugs: /slugify:\s*!!python\/(?:name|object\/apply):pymdownx\.slugs\./.test(text) ? 'unicode' : null,
    },
  }
}

/** Titles in the navigation of MkDocs: lists of `title: path` and of `title: list`. */
function readNavigation(nav: unknown): Record<string, string> {
  const titles: Record<string, string> = {}
  const waiting: unknown[] = [nav]
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (Array.isArray(item)) waiting.push(...item)
    else if (typeof item === 'object' && item !== null) {
      for (const [title, inner] of Object.entries(item)) {
        if (typeof inner === 'string') titles[inner] ??= title
        else waiting.push(inner)
      }
    }
  }
  return titles
}

/** Titles in a table of contents: links to files. */
function readSummary(summary: string): Record<string, string> {
  const titles: Record<string, string> = {}
  for (const [, title = '', path = ''] of summary.matchAll(
    /\[([^\]\n]{1,200})\]\((?:\.\/)?([^()\s#]+\.md)[^()\n]*\)/g,
  ))
    titles[path] ??= title.trim()
  return titles
}

/** A vault of Obsidian. */
export const readObsidian: ReadConfiguration = (folder) =>
  existsSync(join(folder, '.obsidian')) ? { file: '.obsidian', pages: '', rules: {} } : null

/** `book.json` of GitBook and HonKit, `book.toml` of mdBook, or a table of contents alone. */
export const readGitBook: ReadConfiguration = (folder) => {
  const file = findFile(folder, ['book.toml', 'book.json', 'SUMMARY.md'])
  if (file === null) return null
  const values = file === 'SUMMARY.md' ? {} : readConfigValues(join(folder, file))
  const isMdBook = file === 'book.toml'
  const pages = isMdBook ? (textAt(values, 'book', 'src') ?? 'src') : (textAt(values, 'root') ?? '')
  return {
    file,
    pages: pages.replace(/^\.\/?/, ''),
    rules: {
      base: pathOfAddress(isMdBook ? textAt(values, 'output', 'html', 'site-url') : null),
      titles: readSummary(readText(join(folder, pages, 'SUMMARY.md'))),
    },
  }
}
