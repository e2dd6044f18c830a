import type { AnyNode } from 'domhandler'
import { textOf } from '../../../src/article/html/tree/page-tree.ts'
import { readDocument } from '../../../src/article/read-document.ts'
import { SearchError } from '../../../src/errors.ts'
import type { ParsedArticle, Passage } from '../../../src/format/article.ts'
import { groupBy } from '../../index/read/group-by.ts'
import { readSources } from '../../index/read/read-sources.ts'
import { findLostText } from './lost-text.ts'
import { openSiteFiles, type SiteFiles } from './site-files.ts'

/** What a built site and its articles say of each other. */
export interface SiteCheck {
  readonly pages: number
  readonly articles: number
  readonly passages: number
  /** Files that could not be read. */
  readonly refused: readonly string[]
  /** Files that are no articles. */
  readonly leftOut: readonly string[]
  /** Addresses of articles that the site does not have. */
  readonly deadAddresses: readonly string[]
  readonly anchors: number
  /** Addresses with a fragment that is not on the page. */
  readonly deadAnchors: readonly string[]
  /** Lines that stand in most articles: navigation that was taken for text. */
  readonly repeatedLines: readonly string[]
  /** Signs of a generator's markup in a passage, with the article's address. */
  readonly markup: readonly string[]
  /** Lines of pages that stand in no passage, with the article's address. */
  readonly lost: readonly string[]
}

const markupSigns =
  /\{%|%\}|\{\{[<%]|^:::|\[\[toc\]\]|<\/?(?:div|span|p|script|svg)\b|&(?:nbsp|lt|gt|amp|#\d+);|\u200b/gim
/** Share of articles from which a line is no text of one of them. */
const repeatedShare = 0.9
/** A line that begins as lines of so many other pages do is a label of the theme. */
const labelLength = 4
const labelShare = 0.5

/**
 * Reads a built site as the build does and holds every address and anchor against its files.
 *
 * @param base  address the folder stands at, where it is not found from the pages
 */
export async function checkSite(folder: string, base?: string): Promise<SiteCheck> {
  const articles: ParsedArticle[] = []
  const refused: string[] = []
  const leftOut: string[] = []
  const bases = new Set<string>()
  for await (const document of readSources(folder, { from: 'html', ...(base && { base }) })) {
    if (document.kind !== 'html') continue
    const own = document.file.split('/').map(encodeURIComponent).join('/')
    bases.add(document.fileAddress.slice(0, document.fileAddress.length - own.length))
    try {
      const parsed = readDocument(document, { split: true })
      if (parsed) articles.push(parsed)
      else leftOut.push(document.file)
    } catch (error) {
      if (!(error instanceof SearchError)) throw error
      refused.push(error.message)
    }
  }
  const files = await openSiteFiles(folder, [...bases][0] ?? '/')
  const anchored = articles.flatMap(({ article, passages }) =>
    passages.flatMap(({ anchor }) => (anchor === null ? [] : [{ url: article.url, anchor }])),
  )
  return {
    pages: files.pages,
    articles: articles.length,
    passages: articles.reduce((sum, { passages }) => sum + passages.length, 0),
    refused,
    leftOut,
    deadAddresses: articles.map(({ article }) => article.url).filter((url) => files.find(url) === null),
    anchors: anchored.length,
    deadAnchors: anchored
      .filter(({ url, anchor }) => !files.anchorsAt(url).has(anchor))
      .map(({ url, anchor }) => `${url}#${anchor}`),
    repeatedLines: findRepeatedLines(articles),
    markup: articles.flatMap(({ article, passages }) => {
      const page = files.find(article.url)
      return page === null ? [] : findMarkup(page, passages).map((sign) => `${article.url}: ${sign}`)
    }),
    lost: findLost(articles, files),
  }
}

/** Lost lines, but for labels that most pages show, such as the name of the author. */
function findLost(articles: readonly ParsedArticle[], files: SiteFiles): string[] {
  const lost = articles.flatMap((parsed) => {
    const page = files.find(parsed.article.url)
    return page === null ? [] : findLostText(page, parsed).map((line) => ({ url: parsed.article.url, line }))
  })
  const labels = groupBy(lost, ({ line }) => line.slice(0, labelLength))
  return lost
    .filter(({ line }) => labels.get(line.slice(0, labelLength))!.length < labelShare * articles.length)
    .map(({ url, line }) => `${url}: ${line}`)
}

/** Signs of markup that a reader of the page does not see. */
function findMarkup(page: AnyNode, passages: readonly Passage[]): string[] {
  const seen = textOf(page).replace(/\s+/g, '')
  return passages.flatMap(({ text }) =>
    [...text.matchAll(markupSigns)]
      .map(([sign]) => sign)
      .filter((sign) => !seen.includes(sign.replace(/\s+/g, ''))),
  )
}

function findRepeatedLines(articles: readonly ParsedArticle[]): string[] {
  const counts = new Map<string, number>()
  for (const { passages } of articles) {
    const lines = new Set(passages.flatMap(({ text }) => text.split('\n').map((line) => line.trim())))
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  const enough = Math.max(3, repeatedShare * articles.length)
  return [...counts]
    .filter(([line, count]) => count >= enough && /\p{Script=Han}{2}/u.test(line))
    .map(([line, count]) => `${count}× ${line}`)
}
