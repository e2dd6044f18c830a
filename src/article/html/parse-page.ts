import type { Article, LeftOutReason, ParsedArticle } from '../../format/article.ts'
import type { Block } from '../blocks/block.ts'
import { resolveAddress } from '../fields/addresses.ts'
import { weighVersion } from '../fields/other-version.ts'
import { takeCredits } from '../passages/credits.ts'
import { layOutSections, readTypography } from '../passages/outline.ts'
import { splitPassages } from '../passages/split-passages.ts'
import { createPageAnchors } from './blocks/page-anchors.ts'
import { readPageBlocks } from './blocks/page-blocks.ts'
import { drawsFormulas } from './blocks/page-formula.ts'
import { readPageDetails } from './metadata/page-details.ts'
import { findPageTitle } from './metadata/page-title.ts'
import { readStructuredData } from './metadata/structured-data.ts'
import { isListPage } from './site/list-page.ts'
import type { SiteProfile } from './site/site-profile.ts'
import { findMainContent } from './tree/main-content.ts'
import { readPageHead } from './tree/page-head.ts'
import { parsePageTree } from './tree/page-tree.ts'
import { readSearchMarks } from './tree/search-marks.ts'

/** One page of a built site. */
export interface PageSource {
  readonly id: string
  /** Path under the folder of the site, with `/`. */
  readonly file: string
  readonly html: string
  /** Where a reader opens the page. */
  readonly address: string
  /** Address of its file, which relative addresses of pictures start from. */
  readonly fileAddress: string
  readonly site: SiteProfile
  /** Hears why a page is no article. */
  readonly onLeftOut?: (reason: LeftOutReason) => void
}

/**
 * Reads a page of a built site: the article on it without what surrounds it.
 *
 * @returns null for a page that is no article: a list of articles, one without text, one without the mark that others have
 */
export function parsePage({
  id,
  file,
  html,
  address,
  fileAddress,
  site,
  onLeftOut,
}: PageSource): ParsedArticle | null {
  const leaveOut = (reason: LeftOutReason): null => {
    onLeftOut?.(reason)
    return null
  }
  const root = parsePageTree(html)
  const head = readPageHead(html)
  const { elements, within, scope } = findMainContent(root)
  if (site.marksBodies && scope !== 'marked') return leaveOut('unmarked')
  if (scope !== 'marked' && isListPage({ head, content: elements, within, file, site }))
    return leaveOut('list')
  const repeated = new Set(site.repeatedText)
  const options = { scope, repeated, drawsFormulas: drawsFormulas(html) }
  const written = elements.flatMap((element) => readPageBlocks(element, options))
  const data = readStructuredData(root)
  const marks = readSearchMarks(root)
  const title =
    marks.meta.get('title') ??
    findPageTitle({ root, head, content: elements, blocks: written, headline: data.headline, site })
  const { blocks, credits } = takeCredits(readTypography(written))
  if (!blocks.some((block) => block.kind !== 'heading')) return leaveOut('empty')
  if (title === null && head.title === '' && lengthOf(blocks) < shortestUntitled) return leaveOut('empty')

  const start = head.base === null ? fileAddress : (resolveAddress(head.base, fileAddress) ?? fileAddress)
  const resolve = (src: string) => resolveAddress(src, start)
  const shown = title ?? id.slice(id.lastIndexOf('/') + 1)
  const passages = splitPassages(
    layOutSections(blocks, {
      title: shown,
      anchors: createPageAnchors(),
      anchorsBoldHeadings: false,
      anchorsHtmlHeadings: true,
      resolve,
    }),
  )
  const details = readPageDetails({ root, head, data, marks, site, address })
  const article: Article = {
    id,
    title: shown,
    url: marks.meta.get('url') ?? address,
    date: details.date,
    authors: details.authors.length > 0 ? details.authors : credits.authors,
    editors: credits.editors,
    tags: details.tags,
    description: details.description,
    image:
      (details.image === null ? null : resolve(details.image)) ??
      passages.flatMap(({ pictures }) => pictures)[0]?.src ??
      null,
    fields: details.fields,
  }
  return { article, passages: weighVersion(passages, html, article.url), warnings: [] }
}

/** Characters below which a page without any title is a fragment or a proof of ownership, not an article. */
const shortestUntitled = 80

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.raw.length : 0), 0)
}
