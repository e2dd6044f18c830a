import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteRules } from '../../../src/article/generators/site-rules.ts'
import { isJsonObject } from '../../../src/text/json-object.ts'
import {
  type ConfigValues,
  findFile,
  flagAt,
  mapAt,
  pathOfAddress,
  readConfigValues,
  readText,
  textAt,
  valueAt,
} from './config-files.ts'
import type { ReadConfiguration } from './found-site.ts'

const maxInherited = 5

/**
 * `mkdocs.yml`, with the configuration that it inherits, and the plug-ins that change addresses; or `zensical.toml`, which
 * says the same under `project`.
 */
export const readMkDocs: ReadConfiguration = (folder) => {
  const file = findFile(folder, ['mkdocs.yml', 'mkdocs.yaml', 'zensical.toml'])
  if (file === null) return null
  const { values: written, text } = readInherited(join(folder, file), maxInherited)
  const isZensical = file.endsWith('toml')
  const values = isZensical ? mapAt(written, 'project') : written
  const languages = readLanguages(pluginAt(values, 'i18n'))
  return {
    file,
    pages: pagesIn(folder, textAt(values, 'docs_dir') ?? 'docs'),
    excluded: [...readIgnored(textAt(values, 'exclude_docs')), ...languages.excluded],
    output: {
      builder: isZensical ? 'Zensical' : 'MkDocs',
      command: isZensical ? 'zensical build' : 'mkdocs build',
      folder: textAt(values, 'site_dir') ?? 'site',
    },
    rules: {
      base: pathOfAddress(textAt(values, 'site_url')),
      siteTitle: textAt(values, 'site_name'),
      trailingSlash: flagAt(values, 'use_directory_urls') === false ? false : null,
      titles: readNavigation(valueAt(values, 'nav')),
      slugs: /slugify\W+(?:python\/(?:name|object\/apply):|object\W+)pymdownx\.slugs\./.test(text)
        ? 'unicode'
        : null,
      extensions: readExtensions(
        valueAt(values, 'markdown_extensions') ?? (isZensical ? ['attr_list', 'emoji'] : null),
      ),
      permalinks: readBlogPattern(pluginAt(values, 'blog')),
      ...languages.rules,
    },
  }
}

/** The folder of pages; where a step before the build is to write it, the usual one that it is written from. */
function pagesIn(folder: string, written: string): string {
  return !existsSync(join(folder, written)) && existsSync(join(folder, 'docs')) ? 'docs' : written
}

/** Keys of a configuration and of the one that its `INHERIT` names; mappings are joined, lists are not. */
function readInherited(path: string, left: number): { values: ConfigValues; text: string } {
  const values = readConfigValues(path)
  const text = readText(path)
  const parent = textAt(values, 'INHERIT')
  if (parent === null || left === 0) return { values, text }
  const inherited = readInherited(join(path, '..', parent), left - 1)
  return { values: joinMappings(inherited.values, values), text: `${inherited.text}\n${text}` }
}

function joinMappings(under: ConfigValues, over: ConfigValues): ConfigValues {
  const joined: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over))
    joined[key] = isJsonObject(value) && isJsonObject(joined[key]) ? joinMappings(joined[key], value) : value
  return joined
}

/** Extensions that anchors depend on; `extra` holds attribute lists. */
function readExtensions(extensions: unknown): readonly string[] {
  const names = (Array.isArray(extensions) ? extensions : [extensions])
    .flatMap((item: unknown) =>
      isJsonObject(item)
        ? [...Object.keys(item), ...Object.keys(mapAt(item, 'pymdownx'))]
        : [String(item ?? '')],
    )
    .map((name) => name.replace(/^(?:markdown\.extensions|pymdownx|materialx)\./, ''))
  return names.flatMap((name) =>
    name === 'extra' ? ['attr_list'] : /^(?:attr_list|emoji)$/.test(name) ? [name] : [],
  )
}

/** What a plug-in is given, which stands in a list or a mapping; null where it is not used. */
function pluginAt(values: ConfigValues, name: string): ConfigValues | null {
  const plugins = valueAt(values, 'plugins')
  const items: unknown[] = Array.isArray(plugins) ? plugins : isJsonObject(plugins) ? [plugins] : []
  for (const item of items) {
    const found = isJsonObject(item)
      ? Object.keys(item).find((key) => key === name || key.endsWith(`/${name}`))
      : undefined
    if (found !== undefined) return mapAt(item, found)
    if (typeof item === 'string' && (item === name || item.endsWith(`/${name}`))) return {}
  }
  return null
}

/** Languages of the plug-in `i18n`: by the end of a name (`page.en.md`), or a folder each. */
function readLanguages(plugin: ConfigValues | null): {
  rules: Partial<SiteRules>
  excluded: readonly string[]
} {
  if (plugin === null) return { rules: {}, excluded: [] }
  const written = valueAt(plugin, 'languages')
  const items = Array.isArray(written)
    ? written.map((item: unknown) => ({
        locale: textAt(item, 'locale') ?? (typeof item === 'string' ? item : ''),
        isDefault: flagAt(item, 'default') === true,
        isBuilt: flagAt(item, 'build') !== false,
      }))
    : Object.keys(mapAt(plugin, 'languages')).map((locale) => ({ locale, isDefault: false, isBuilt: true }))
  const locales = items.map(({ locale }) => locale).filter((locale) => locale !== '' && locale !== 'default')
  const isByFolder = textAt(plugin, 'docs_structure') === 'folder'
  return {
    rules: {
      languages: locales,
      defaultLanguage: items.find(({ isDefault }) => isDefault)?.locale ?? textAt(plugin, 'default_language'),
      routes: isByFolder ? locales.map((locale) => ({ kind: 'pages', folder: locale, path: locale })) : [],
    },
    excluded: items
      .filter(({ isBuilt }) => !isBuilt)
      .map(({ locale }) => (isByFolder ? `${locale}/**` : `**/*.${locale}.md`)),
  }
}

/** Addresses of the posts of Material's plug-in `blog`, by the folder of the posts. */
function readBlogPattern(plugin: ConfigValues | null): Record<string, string> {
  if (plugin === null) return {}
  const blog = textAt(plugin, 'blog_dir')?.replace(/^\.?\/?|\/$/g, '') ?? 'blog'
  const posts = (textAt(plugin, 'post_dir') ?? '{blog}/posts').replace('{blog}', blog).replace(/^\/|\/$/g, '')
  const date = (textAt(plugin, 'post_url_date_format') ?? 'yyyy/MM/dd')
    .replace('yyyy', ':year')
    .replace('MM', ':month')
    .replace('dd', ':day')
  const pattern = (textAt(plugin, 'post_url_format') ?? '{date}/{slug}')
    .replace('{date}', date)
    .replace('{slug}', ':slug')
    .replace('{file}', ':name')
    .replace('{categories}', ':categories')
  return { [`${posts}/`]: `${blog === '' ? '' : `${blog}/`}${pattern}` }
}

/** Lines of `exclude_docs`, which are those of a `.gitignore`, as globs. */
function readIgnored(lines: string | null): string[] {
  return (lines ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#!]/.test(line))
    .map((line) => {
      const path = line.replace(/^\//, '')
      const anchored = line.replace(/\/$/, '').includes('/') ? path : `**/${path}`
      return anchored.endsWith('/') ? `${anchored}**` : anchored
    })
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
