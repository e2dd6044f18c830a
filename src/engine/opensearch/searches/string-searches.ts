import { stringLimits } from '../../candidates/string-limits.ts'
import {
  anyOf,
  areBigramsExact,
  type Clause,
  contains,
  join,
  mayContain,
  query,
  type Requirements,
  rankBy,
} from './clauses.ts'
import { type ClusterHit, type ClusterResult, type Search, search } from './searches.ts'

/** Passages of one string that are answered at once; hardly a string of a query is in more. */
const maxPassages = 100

/** What the searches of substrings are made of. */
export interface StringParts {
  /** Substrings that are looked up, in order. */
  readonly texts: readonly string[]
  readonly required: Requirements
  /** Clauses of the terms. */
  readonly scored: readonly Clause[]
  /** Whether passages that terms brought up count as known. */
  readonly counted: boolean
  /** Passages and articles that are wanted of each string; see `countCandidates`. */
  readonly limit: number
  readonly groups: number | null
  /** Whether their stored fields are wanted; strings are then verified by them. */
  readonly records: boolean
}

type Searches = Readonly<Record<string, Search>>
type Results = Readonly<Record<string, ClusterResult>>

/**
 * One search for each string: the first passages with its bigrams and the scores of their terms, `containing`. Where a
 * condition restricts them, `frequency` counts the string apart.
 */
export function planStrings(parts: StringParts): Searches {
  const { texts, required, scored, records } = parts
  const isRestricted = required.must.length + required.mustNot.length > 0
  const searches = texts.flatMap((text, number): [string, Search][] => {
    const first = search(rankBy(scored, approximate(parts, text)), {
      size: maxPassages,
      order: 'passage',
      counted: true,
      records,
    })
    const one: [string, Search] = [`containing ${number}`, first]
    return isRestricted ? [one, [`frequency ${number}`, countString(text)]] : [one]
  })
  return Object.fromEntries(searches)
}

/**
 * The searches of strings that stand in more passages than were answered: `unknown` are passages that no term brought
 * up, `unknown groups` the first of each article of them.
 *
 * @param numbers  of the strings
 */
export function planFrequentStrings(parts: StringParts, numbers: readonly number[]): Searches {
  const { texts, scored, counted, limit, groups, records } = parts
  const searches: Record<string, Search> = {}
  for (const number of numbers) {
    const text = texts[number]!
    const all = join(parts.required, { must: [contains(text)], mustNot: [] })
    const others = counted && scored.length > 0 ? join(all, { must: [], mustNot: [anyOf(scored)] }) : all
    const unknown = query([], others)
    searches[`unknown ${number}`] = search(unknown, {
      size: countUnknown(parts),
      order: 'passage',
      records: records && limit <= maxPassages,
    })
    if (groups !== null)
      searches[`unknown groups ${number}`] = search(unknown, {
        size: countUnknownGroups(parts, groups),
        order: 'passage',
        byArticle: true,
      })
  }
  return searches
}

/** The strings whose other searches do not follow from what `planStrings` answered. */
export function listFrequent(parts: StringParts, results: Results): number[] {
  return [...parts.texts.keys()].filter((number) => {
    const { hits, total } = results[`containing ${number}`] ?? { hits: [], total: 0 }
    return total > hits.length
  })
}

/**
 * What `planFrequentStrings` would find of strings all of whose passages are known. As in the local engines, passages
 * that are reranked for a string are verified where they are few, and else those with its bigrams.
 *
 * @param readText  the folded text of a hit that came with its stored fields
 */
export function deriveStrings(
  parts: StringParts,
  results: Results,
  readText: (hit: ClusterHit) => string,
): Results {
  const { texts, counted, groups } = parts
  const frequent = new Set(listFrequent(parts, results))
  const derived: Record<string, ClusterResult> = {}
  for (const [number, text] of texts.entries()) {
    const { hits, total } = results[`containing ${number}`]!
    const isSure = !parts.records || areBigramsExact(text)
    const verified = isSure ? hits : hits.filter((hit) => readText(hit).includes(text))
    const isVerified = total <= stringLimits.counted
    const matches = isVerified ? verified : hits
    derived[`containing ${number}`] = {
      ...listed(matches.slice(0, stringLimits.reranked)),
      total: isVerified ? verified.length : total,
    }
    if (frequent.has(number)) continue
    const unknown = counted ? verified.filter(({ score }) => score === 0) : verified
    derived[`unknown ${number}`] = listed(unknown.slice(0, countUnknown(parts)))
    if (groups !== null)
      derived[`unknown groups ${number}`] = listed(
        firstOfArticles(unknown).slice(0, countUnknownGroups(parts, groups)),
      )
  }
  return derived
}

/** Counts the passages that contain a string, whatever a filter requires. */
function countString(text: string): Search {
  return search(query([], { must: [contains(text)], mustNot: [] }), {
    size: 0,
    order: 'passage',
    counted: true,
  })
}

function approximate({ required, records }: StringParts, text: string): Requirements {
  return join(required, { must: [records ? mayContain(text) : contains(text)], mustNot: [] })
}

/** Where terms are not counted, the passages among the best by them are known only later. */
function countUnknown({ counted, limit }: StringParts): number {
  return counted ? limit : limit * 2
}

function countUnknownGroups({ counted, limit }: StringParts, groups: number): number {
  return groups + (counted ? 0 : limit)
}

function firstOfArticles(hits: readonly ClusterHit[]): ClusterHit[] {
  const firsts = new Map<number, ClusterHit>()
  for (const hit of hits) if (!firsts.has(hit.article)) firsts.set(hit.article, hit)
  return [...firsts.values()]
}

function listed(hits: readonly ClusterHit[]): ClusterResult {
  return { hits, total: hits.length, aggregations: {} }
}
