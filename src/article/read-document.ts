import { SearchError } from '../errors.ts'
import type { LeftOutReason, ParsedArticle, Picture } from '../format/article.ts'
import { addressOfId } from '../text/address-of-id.ts'
import { firstNewLevel, isSameSection } from '../text/passage-headings.ts'
import { type ArticleLine, readArticleLine } from './article-line.ts'
import { joinWrappedLines } from './blocks/wrapped-lines.ts'
import { dependsOnDay } from './day-dependence.ts'
import { detectText } from './encoding/detect-text.ts'
import { addressOfFolder, idOfFile } from './fields/addresses.ts'
import { plainSite, type SiteRules } from './generators/site-rules.ts'
import { decodePage } from './html/decode-page.ts'
import { parseSearchEntry } from './html/entries/search-entry.ts'
import { parsePage } from './html/parse-page.ts'
import type { SiteProfile } from './html/site/site-profile.ts'
import { parseArticle } from './parse-article.ts'

/** One input document before it is read: plain data, cheap to hand to another thread. */
export type SourceDocument = MarkdownDocument | HtmlDocument | LineDocument

/** A Markdown file, or a file of HTML with front matter among those of a generator. */
export interface MarkdownDocument {
  readonly kind: 'markdown'
  readonly id: string
  /** Path under the folder of articles, with `/`. */
  readonly file: string
  readonly bytes: Uint8Array
  /** Rules of the site that the file belongs to; one object for all files of a source. */
  readonly site: SiteRules
  /** Names the rules, for what is kept of an article. */
  readonly siteKey: string
  /** Keys of front matter that become fields to filter by; `category` and `lang` when undefined. */
  readonly fields: readonly string[] | undefined
}

/** A page of a built site. */
export interface HtmlDocument {
  readonly kind: 'html'
  readonly id: string
  /** Path under the folder of the site, with `/`. */
  readonly file: string
  readonly bytes: Uint8Array
  /** Where a reader opens it. */
  readonly address: string
  /** Address of its file, which relative addresses start from. */
  readonly fileAddress: string
  readonly site: SiteProfile
  /** Names `site`: another state of the site has another. */
  readonly siteKey: string
}

/** A line of a JSON Lines file, or an entry of a `search.json`. */
export interface LineDocument {
  readonly kind: 'line'
  /** `entry` for an entry of a `search.json`, whose `line` is its place in the file. */
  readonly form: 'article' | 'entry'
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly json: string
  /** Why the line is no text; `json` is empty then. */
  readonly problem?: string
}

/** Where a document stands, for messages: its file, with the line. */
export function locationOf(document: SourceDocument): string {
  return document.kind === 'line' ? `${document.file}:${document.line}` : `${document.file}:1`
}

/** How a document becomes an article and its passages. */
export interface ReadDocumentOptions {
  /** Cuts the article into passages; false makes it one passage, and a line's text plain text. */
  readonly split: boolean
  /** Hears why a document is no article. */
  readonly onLeftOut?: (reason: LeftOutReason) => void
}

/**
 * Reads one input document.
 *
 * @returns the article and its passages, or null for a draft or a page that is no article
 * @throws {SearchError} ARTICLE_ENCODING or ARTICLE_INVALID, with file and line
 */
export function readDocument(source: SourceDocument, options: ReadDocumentOptions): ParsedArticle | null {
  if (source.kind === 'line') return readLine(source, options)
  const parsed = source.kind === 'html' ? readPage(source, options) : readMarkdown(source, options)
  return parsed && divide(parsed, options)
}

/** Leaves an article in its passages, or makes them one. */
function divide(parsed: ParsedArticle, { split }: ReadDocumentOptions): ParsedArticle {
  return split ? parsed : mergePassages(parsed)
}

function readLine(source: LineDocument, options: ReadDocumentOptions): ParsedArticle | null {
  if (source.problem !== undefined) throw new SearchError('ARTICLE_ENCODING', source.problem)
  if (source.form === 'entry') {
    const parsed = parseSearchEntry(source.json, source.file, source.line, parseArticle)
    if (parsed === null) options.onLeftOut?.('empty')
    return parsed && divide(parsed, options)
  }
  const line = readArticleLine(source.json, source.file, source.line)
  return options.split ? parseLine(line, source, options) : onePassage(line)
}

function readPage(source: HtmlDocument, options: ReadDocumentOptions): ParsedArticle | null {
  return parsePage({ ...source, html: decodePage(source.bytes, source.file), ...options })
}

function readMarkdown(source: MarkdownDocument, options: ReadDocumentOptions): ParsedArticle | null {
  const { site } = source
  if (!source.file.startsWith(site.pagesUnder)) {
    options.onLeftOut?.('no-page')
    return null
  }
  const path = (site.pathPrefix + source.file.slice(site.pagesUnder.length)).normalize('NFC')
  const { text, encoding } = detectText(source.bytes, source.file)
  const parsed = parseArticle({
    id: source.id,
    markdown: text,
    file: source.file,
    path,
    ...(keepsPictures(site) && { folder: site.base.replace(/\/$/, '') + addressOfFolder(path) }),
    site,
    ...(source.fields && { fields: source.fields }),
    ...(options.onLeftOut && { onLeftOut: options.onLeftOut }),
  })
  if (parsed === null || encoding === 'utf-8') return parsed
  const message = `expected UTF-8 text, read as ${encoding.toUpperCase()}; save it as UTF-8`
  return {
    ...parsed,
    warnings: [{ kind: 'encoding', file: source.file, line: 1, message }, ...parsed.warnings],
  }
}

/** Whether pictures stand where their source file stands; else they go where the page goes. */
function keepsPictures({ generator }: SiteRules): boolean {
  return generator !== 'hexo' && generator !== 'hugo' && generator !== 'jekyll'
}

/**
 * The document of a Markdown file.
 *
 * @param file  path under the folder of articles, with `/`
 * @param site  rules of its site; plain Markdown by default
 * @param id  its path by default, as `idOfFile` reads it
 */
export function markdownDocument(
  file: string,
  bytes: Uint8Array,
  site: SiteRules = plainSite,
  fields?: readonly string[],
  id = idOfFile(file),
): MarkdownDocument {
  const isDated = site.today !== null && dependsOnDay(file, bytes, site.today)
  const siteKey = JSON.stringify([isDated ? site : { ...site, today: null }, fields])
  return { kind: 'markdown', id, file, bytes, site, siteKey, fields }
}

function parseLine(
  line: ArticleLine,
  source: LineDocument,
  { onLeftOut }: ReadDocumentOptions,
): ParsedArticle | null {
  return parseArticle({
    id: line.id,
    markdown: line.text,
    file: `${source.file}:${source.line}`,
    ...(onLeftOut && { onLeftOut }),
    given: {
      title: line.title,
      ...(line.url !== null && { url: line.url }),
      ...(line.date !== null && { date: line.date }),
      ...(line.authors !== null && { authors: line.authors }),
      ...(line.tags !== null && { tags: line.tags }),
    },
  })
}

const noNames: readonly string[] = []
const noPictures: readonly Picture[] = []

/** A line as one passage of plain text; nothing is taken from it but wraps inside paragraphs. */
function onePassage(line: ArticleLine): ParsedArticle {
  return {
    article: {
      id: line.id,
      title: line.title,
      url: line.url ?? addressOfId(line.id),
      date: line.date,
      authors: line.authors ?? noNames,
      editors: noNames,
      tags: line.tags ?? noNames,
      description: null,
      image: null,
      fields: {},
    },
    passages: [
      {
        ordinal: 0,
        headings: noNames,
        anchor: null,
        text: joinWrappedLines(line.text),
        pictures: noPictures,
      },
    ],
    warnings: [],
  }
}

/** All passages as one, with the headings in the text, where a reader sees them. */
function mergePassages({ article, passages, warnings }: ParsedArticle): ParsedArticle {
  const parts: string[] = []
  for (const [index, passage] of passages.entries()) {
    const before = passages[index - 1]
    if (before && isSameSection(before, passage)) parts[parts.length - 1] += passage.text
    else parts.push(...passage.headings.slice(firstNewLevel(before, passage)), passage.text)
  }
  const pictures = passages.flatMap((passage) => passage.pictures)
  return {
    article,
    passages: [{ ordinal: 0, headings: noNames, anchor: null, text: parts.join('\n'), pictures }],
    warnings,
  }
}
