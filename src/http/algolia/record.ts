import type { Hit, HitArticle, Mark, Snippet } from '../../search/answer.ts'
import { decodeEscapes } from '../../text/decode-escapes.ts'
import type { JsonObject } from '../../text/json-object.ts'
import type { AbsoluteUrl } from '../site-url.ts'
import { dateAttribute } from './apply-filters.ts'
import { type MarkedValue, markValue, writeText } from './marked-value.ts'
import type { WireQuery } from './read-query.ts'

/** Levels of DocSearch: the article's title, then six of headings. */
export const levels = 7

/** What every record of an article holds. */
export function describeArticle(article: HitArticle, absolute: AbsoluteUrl): JsonObject {
  const { title, description, date, authors, tags, fields, image } = article
  return {
    ...fields,
    title,
    description,
    date,
    [dateAttribute]: date === null ? null : Math.floor(Date.parse(date) / 1000),
    authors,
    tags,
    image: image === null ? null : absolute(image),
  }
}

/** Writes a hit as the record that DocSearch, InstantSearch and the themes of generators read. */
export function writeHit(hit: Hit, query: WireQuery, absolute: AbsoluteUrl): JsonObject {
  const { marking, byPassage } = query
  const mark = (text: string, marks: readonly Mark[]): MarkedValue =>
    markValue(text, marks, marking, hit.matchesAll ? 'full' : 'partial')
  const url = absolute(hit.url)
  const title = mark(hit.title.text, hit.title.marks)
  const content = markSnippet(hit.snippet, mark, marking.ellipsis)
  const hierarchy = listLevels(hit)
  const values = Object.fromEntries(
    hierarchy.flatMap((level, index) =>
      level === null ? [] : [[`lvl${index}`, mark(level.text, level.marks)]],
    ),
  )
  return {
    ...describeArticle(hit.article, absolute),
    objectID: byPassage ? hit.id : hit.article.id,
    url,
    permalink: url,
    type: 'content',
    anchor: anchorOf(url),
    content: writeText(hit.snippet.text, marking),
    hierarchy: Object.fromEntries(
      hierarchy.map((level, index) => [
        `lvl${index}`,
        level === null ? null : writeText(level.text, marking),
      ]),
    ),
    _highlightResult: {
      title,
      hierarchy: values,
      content,
      contentStripTruncate: content,
      ...markLists(hit.article, mark),
    },
    _snippetResult: { title, content, hierarchy: values },
  }
}

interface Level {
  readonly text: string
  readonly marks: readonly Mark[]
}

function listLevels(hit: Hit): (Level | null)[] {
  const path: Level[] = [
    hit.title,
    ...hit.headings.map((text, index) => ({ text, marks: hit.headingMarks[index] ?? [] })),
  ]
  return Array.from({ length: levels }, (_, index) => path[index] ?? null)
}

function markSnippet(
  { text, marks, cutStart, cutEnd }: Snippet,
  mark: (text: string, marks: readonly Mark[]) => MarkedValue,
  ellipsis: string,
): MarkedValue {
  const marked = mark(text, marks)
  return { ...marked, value: (cutStart ? ellipsis : '') + marked.value + (cutEnd ? ellipsis : '') }
}

/** InstantSearch's Highlight of an attribute with several values reads one marked value for each. */
function markLists(
  { authors, tags, fields }: HitArticle,
  mark: (text: string, marks: readonly Mark[]) => MarkedValue,
): Record<string, MarkedValue[]> {
  return Object.fromEntries(
    Object.entries({ ...fields, authors, tags }).map(([name, values]) => [
      name,
      values.map((value) => mark(value, [])),
    ]),
  )
}

/** The anchor that an address leads to, without a text fragment. */
function anchorOf(url: string): string | null {
  const at = url.indexOf('#')
  return at < 0 ? null : decodeEscapes(url.slice(at + 1).split(':~:')[0]!)
}
