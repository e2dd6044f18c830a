import { clusterFields, foldedValueField } from '../../../format/cluster-index.ts'
import { dayOf } from '../../../format/doc-values/doc-values.ts'
import { foldValue } from '../../../format/doc-values/value-column.ts'
import { articleField, type PlannedTerm, type RetrievalFilter } from '../../retriever.ts'

/**
 * A clause of the query language of the cluster. Text of a visitor stands in it as a value of `term`, `terms`, `prefix`,
 * `match_phrase` and the `match` of `intervals` alone, which read no syntax.
 */
export type Clause = Readonly<Record<string, unknown>>

/** What passages must and must not be. */
export interface Requirements {
  readonly must: readonly Clause[]
  readonly mustNot: readonly Clause[]
}

/** Passages with a term, scored by it. */
export function hasTerm({ term, weight }: Pick<PlannedTerm, 'term' | 'weight'>): Clause {
  return { term: { [clusterFields.impacts]: { value: term, boost: weight } } }
}

/** Passages with a term that begins with a string. */
export function hasTermBeginning(start: string): Clause {
  return { prefix: { [clusterFields.impacts]: { value: start } } }
}

/**
 * Passages that contain a folded string in one field. Of two characters the bigram says so; of more, bigrams find the
 * few passages whose positions are read.
 */
export function contains(text: string): Clause {
  return areBigramsExact(text)
    ? mayContain(text)
    : allOf([mayContain(text), { match_phrase: { [clusterFields.characters]: { query: text } } }])
}

/** An approximation of `contains`: passages with every bigram of a string, wherever they stand. */
export function mayContain(text: string): Clause {
  return isOfLetters.test(text)
    ? { match: { [clusterFields.bigrams]: { query: text, operator: 'and' } } }
    : { match_phrase: { [clusterFields.characters]: { query: text } } }
}

/** Whether `mayContain` finds just the passages that contain a string. */
export function areBigramsExact(text: string): boolean {
  return text.length === 2 || !isOfLetters.test(text)
}

/** Two ideographs or more that are letters to a cluster of any version; bigrams of other characters are not indexed. */
const isOfLetters = /^[\u4e00-\u9fa5]{2,}$/

/** Passages in which folded strings follow each other. @param maxGaps  characters between them, in all */
export function follow(texts: readonly string[], maxGaps: number): Clause {
  const match = (text: string): Clause => ({ match: { query: text, max_gaps: 0, ordered: true } })
  return {
    intervals: {
      [clusterFields.characters]: {
        all_of: { ordered: true, max_gaps: maxGaps, intervals: texts.map(match) },
      },
    },
  }
}

/** Passages by their numbers. */
export function isOneOf(passages: readonly number[]): Clause {
  return { terms: { [clusterFields.passage]: passages } }
}

/** Passages that meet any of some clauses; scored by all that they meet. */
export function anyOf(clauses: readonly Clause[]): Clause {
  return clauses.length === 1 ? clauses[0]! : { bool: { should: clauses, minimum_should_match: 1 } }
}

/** Passages that meet all of some clauses, without a score. */
export function allOf(clauses: readonly Clause[]): Clause {
  return { bool: { filter: clauses } }
}

/** Passages that meet one of some clauses, which are what scores, and all requirements. */
export function query(scored: readonly Clause[], required: Requirements): Clause {
  return combine(scored, required, Math.min(1, scored.length))
}

/** Passages that meet all requirements; what else they meet is what scores. */
export function rankBy(scored: readonly Clause[], required: Requirements): Clause {
  return combine(scored, required, 0)
}

function combine(should: readonly Clause[], { must, mustNot }: Requirements, wanted: number): Clause {
  return {
    bool: {
      ...(should.length === 0 ? {} : { should, minimum_should_match: wanted }),
      filter: must.length + wanted === 0 ? [{ match_all: {} }] : must,
      must_not: mustNot,
    },
  }
}

/** Adds requirements to others. */
export function join(...all: readonly Requirements[]): Requirements {
  return {
    must: all.flatMap(({ must }) => must),
    mustNot: all.flatMap(({ mustNot }) => mustNot),
  }
}

/**
 * What a filter requires of passages.
 *
 * @param fields  that articles can be filtered by, in the order of the index
 * @returns null where no article can pass
 */
export function requireFilter(filter: RetrievalFilter, fields: readonly string[]): Requirements | null {
  const must: Clause[] = []
  const mustNot: Clause[] = []
  const among = (number: number, values: readonly string[]): Clause => ({
    terms:
      number < 0
        ? { [clusterFields.articleId]: values }
        : { [foldedValueField(number)]: values.map(foldValue) },
  })
  for (const { field, anyOf: wanted, noneOf: unwanted } of filter.fields) {
    const number = fields.indexOf(field)
    const isKnown = number >= 0 || field === articleField
    if (!isKnown && wanted.length > 0) return null
    if (wanted.length > 0) must.push(among(number, wanted))
    if (isKnown && unwanted.length > 0) mustNot.push(among(number, unwanted))
  }
  if (filter.after !== null || filter.before !== null)
    must.push({
      range: {
        [clusterFields.day]: {
          ...(filter.after === null ? {} : { gte: dayOf(filter.after) }),
          ...(filter.before === null ? {} : { lte: dayOf(filter.before) }),
        },
      },
    })
  return { must, mustNot }
}
