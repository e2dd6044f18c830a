import { readFile, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { idsOfFiles } from '../../../src/article/fields/addresses.ts'
import { planPlainSite } from '../../../src/article/generators/plain.ts'
import { generatorNames, type SiteRules } from '../../../src/article/generators/site-rules.ts'
import { markdownDocument, type SourceDocument } from '../../../src/article/read-document.ts'
import { failure, suggestion } from '../../messages/failure.ts'
import { closestName } from '../options/closest-name.ts'
import type { SourceOptions } from '../options/source-options.ts'
import { type DetectedSite, detectSite } from '../site/detect-site.ts'
import { orderFiles } from './file-order.ts'
import { includePartials } from './include-partials.ts'
import { isBuiltSite, listFiles, readFiles } from './list-source-files.ts'
import { readBuiltSite } from './read-built-site.ts'
import { readJsonLines } from './read-json-lines.ts'
import { readSearchJson } from './read-search-json.ts'
import { refuseUnreadableFolders } from './refuse-unreadable.ts'
import { findRepeatedText } from './repeated-text.ts'

/**
 * Reads the input documents of an index one by one, always in the same order.
 *
 * @param path  a folder of Markdown or of a built site (folders that begin with a dot and `node_modules` left out), one
 *   Markdown file, a `search.json`, a feed, or a `.jsonl` or `.jsonl.gz` file
 * @throws {SearchError} ARTICLE_NOT_FOUND when nothing is there, INVALID_OPTION for another kind of
 *   file, ARTICLE_ENCODING or ARTICLE_INVALID for a broken line
 */
export async function* readSources(
  path: string,
  options: SourceOptions = {},
): AsyncGenerator<SourceDocument> {
  checkGenerator(options)
  const found = await stat(path).catch((cause: unknown) => {
    throw failure('ARTICLE_NOT_FOUND', 'nothing', [path], cause)
  })
  if (found.isDirectory()) yield* readFolder(path, options)
  else if (/\.jsonl(\.gz)?$/i.test(path)) yield* readJsonLines(path, basename(path))
  else if (/\.(?:json|xml|rss|atom)$/i.test(path)) yield* readSearchJson(path, basename(path))
  else if (/\.(?:md|markdown|mdx)$/i.test(path)) {
    const { rules: site } = siteOf(dirname(path), options)
    yield markdownDocument(basename(path), await readFile(path), { ...site, pagesUnder: '' }, options.fields)
  } else throw failure('INVALID_OPTION', 'expected', [path, '.md, .json, .xml, .jsonl, .jsonl.gz'])
}

async function* readFolder(folder: string, options: SourceOptions): AsyncGenerator<SourceDocument> {
  await refuseUnreadableFolders(folder, options)
  const markdown = await listFiles(folder, 'markdown', options)
  const pages = await listFiles(folder, 'html', options)
  const { from = 'auto' } = options
  if (from === 'html' || (isBuiltSite(folder, pages, markdown) && mayBeBuilt(from, pages, markdown))) {
    yield* readBuiltSite(folder, pages, options)
    return
  }
  for (const file of await listFiles(folder, 'other', options))
    options.onLeftOut?.({ reason: 'markup', file })
  const { rules, excluded } = siteOf(folder, options)
  const pagesOfSite =
    excluded.length === 0
      ? markdown
      : await listFiles(folder, 'markdown', {
          ...options,
          exclude: [...(options.exclude ?? []), ...excluded],
        })
  if (pagesOfSite.length < markdown.length) {
    const kept = new Set(pagesOfSite)
    for (const file of markdown) if (!kept.has(file)) options.onLeftOut?.({ reason: 'excluded', file })
  }
  const named = orderFiles([...pagesOfSite, ...pages.filter((file) => isHtmlSource(file, rules))])
  const ids = idsOfFiles(named)
  const planned = rules.generator === 'plain' ? { ...rules, ...planPlainSite(named, rules) } : rules
  const site = { ...planned, repeatedText: await findRepeatedText(folder, named, planned) }
  for await (const { file, bytes } of readFiles(folder, named, options.onUnreadable)) {
    if (/\.html?$/i.test(file) && !beginsWithFrontMatter(bytes)) continue
    const whole = includePartials(folder, file, bytes, site)
    yield markdownDocument(file, whole, site, options.fields, ids.get(file))
  }
}

/** Whether a page in HTML is a source of the site: a post of Hexo or Jekyll, an item of a collection, content of Hugo. */
function isHtmlSource(file: string, { generator, pagesUnder, pathPrefix, routes }: SiteRules): boolean {
  if (!file.startsWith(pagesUnder)) return false
  const path = pathPrefix + file.slice(pagesUnder.length)
  if (generator === 'hugo') return true
  if (generator === 'hexo') return path.startsWith('_posts/')
  const folder = /(?:^|\/)(_[^/]+)\//.exec(path)?.[1]
  return generator === 'jekyll' && (folder === '_posts' || routes.some((route) => route.folder === folder))
}

function beginsWithFrontMatter(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?(?:---|\+\+\+|\{)\s/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 16)))
}

/**
 * Whether what a site says of its generator leaves open that a folder is what the generator built: one `hansou.json`
 * stands over the sources and over the built site.
 */
function mayBeBuilt(from: string, pages: readonly string[], markdown: readonly string[]): boolean {
  return from === 'auto' || pages.length > markdown.length
}

/** @throws {SearchError} INVALID_OPTION for a generator that is not known */
function checkGenerator({ from = 'auto' }: SourceOptions): void {
  const known: readonly string[] = ['auto', 'html', ...generatorNames]
  if (known.includes(from)) return
  throw failure('INVALID_OPTION', 'generator', [known.join(', '), from, suggestion(closestName(from, known))])
}

function siteOf(
  folder: string,
  { from = 'auto', base, today = localDay(new Date()), onDetect }: SourceOptions,
): DetectedSite {
  const site = detectSite(folder, { from, today, ...(base !== undefined && { base }) })
  onDetect?.(site.findings)
  return site
}

function localDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${date.getFullYear()}-${month}-${day}`
}
