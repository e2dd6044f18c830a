import { maxOffset, maxQueryUnits, type Sorting, snippetCodePoints } from '../../search/answer.ts'
import type { JsonObject } from '../../text/json-object.ts'
import { type Clause, readFacetFilters, readNumericFilters, readTagFilters } from './filters.ts'
import { parseFilters } from './filters-grammar.ts'
import { readList, readNumber, readText } from './read-value.ts'

/** How matches are marked in values. */
export interface Marking {
  readonly pre: string
  readonly post: string
  readonly ellipsis: string
  /** Whether values are written as HTML: clients that mark by an HTML tag show them so, others escape by themselves. */
  readonly isHtml: boolean
}

/** One query of the wire, read and checked. */
export interface WireQuery {
  readonly indexName: string
  readonly query: string
  readonly page: number
  readonly hitsPerPage: number
  readonly offset: number
  readonly facets: readonly string[]
  readonly maxValuesPerFacet: number
  /** All of them hold. */
  readonly clauses: readonly Clause[]
  /** Whether hits are passages, as DocSearch shows them, not articles. */
  readonly byPassage: boolean
  readonly sort: Sorting
  /** Code points. */
  readonly snippetLength: number
  readonly marking: Marking
}

/** Units of Algolia's snippets are words; a Chinese word has two characters or nearly. */
const codePointsOfWord = 2
const maxHits = 100

/**
 * Reads the parameters of one query; unknown ones are ignored.
 *
 * @throws {SearchError} INVALID_PARAMETER for filters that say something no filter here can say
 */
export function readQuery(indexName: string, raw: JsonObject): WireQuery {
  const shown = [...readList(raw.attributesToRetrieve), ...readList(raw.attributesToSnippet)]
  const length = readNumber(raw.length, 0, maxHits)
  const hitsPerPage = length ?? readNumber(raw.hitsPerPage, 0, maxHits) ?? 20
  const page = readNumber(raw.page, 0, maxOffset) ?? 0
  const pre = readText(raw.highlightPreTag) ?? '<em>'
  return {
    indexName,
    query: (readText(raw.query) ?? '').slice(0, maxQueryUnits),
    page,
    hitsPerPage,
    offset: (length === null ? null : readNumber(raw.offset, 0, maxOffset)) ?? page * hitsPerPage,
    facets: readList(raw.facets),
    maxValuesPerFacet: readNumber(raw.maxValuesPerFacet, 0, 1000) ?? 100,
    clauses: [
      ...readFacetFilters(raw.facetFilters),
      ...readTagFilters(raw.tagFilters),
      ...readNumericFilters(raw.numericFilters),
      ...parseFilters(readText(raw.filters) ?? ''),
    ],
    byPassage:
      shown.some((attribute) => /^hierarchy\b/.test(attribute)) ||
      /(docs|docsearch|passages)$/.test(indexName),
    sort: indexName.endsWith('_date_desc')
      ? 'newest'
      : indexName.endsWith('_date_asc')
        ? 'oldest'
        : 'relevance',
    snippetLength: readSnippetLength(readList(raw.attributesToSnippet)),
    marking: {
      pre,
      post: readText(raw.highlightPostTag) ?? '</em>',
      ellipsis: readText(raw.snippetEllipsisText) ?? '…',
      isHtml: pre.startsWith('<'),
    },
  }
}

/** The length that `content:10` asks for; of several attributes the longest. */
function readSnippetLength(attributes: readonly string[]): number {
  const words = attributes.map((attribute) => Number(/:(\d{1,4})$/.exec(attribute)?.[1] ?? 0))
  const longest = Math.max(0, ...words) * codePointsOfWord
  const { min, max, default: usual } = snippetCodePoints
  return longest === 0 ? usual : Math.min(max, Math.max(min, longest))
}
