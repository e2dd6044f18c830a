import { findLoosely, maxLooseSigns } from '../../../query/loose-match.ts'
import { maxBetween } from '../../../query/phrase-match.ts'
import { looseUnits, stringLimits } from '../../candidates/string-limits.ts'
import { matchesPhrases } from '../../candidates/verify-passage.ts'
import type { PassageText, Phrase, RetrievalPlan } from '../../retriever.ts'
import {
  allOf,
  anyOf,
  type Clause,
  contains,
  follow,
  hasTerm,
  hasTermBeginning,
  isOneOf,
  query,
  type Requirements,
} from './clauses.ts'
import { type ClusterResult, type Search, search } from './searches.ts'

/** Candidates of one phrase that are verified by their text; of more the phrase stays an approximation. */
const maxVerified = 500

/** What a phrase requires of a passage, in the cluster. */
export interface PlannedPhrase {
  readonly phrase: Phrase
  /** Passages that may contain it; exactly those that do where `exact`. */
  readonly clause: Clause
  readonly exact: boolean
  /** Passages that contain it with punctuation in it, where none contains it as it is; null where that does not apply. */
  readonly loose: Clause | null
}

/** Finds out what a phrase is in the cluster. */
function planPhrase(phrase: Phrase): PlannedPhrase {
  const { runs, literal } = phrase
  const only = runs.length === 1 ? runs[0]! : null
  if (only?.kind === 'ideographs')
    return { phrase, clause: contains(only.text), exact: true, loose: splitLoosely(only.text) }
  const isInside = literal !== null
  const clauses = runs.map(({ kind, text, subWords }) => {
    if (kind === 'ideographs') return contains(text)
    const own = hasTerm({ term: text, weight: 1 })
    if (!isInside || (subWords.length === 0 && !text.includes('.'))) return own
    const ofSubWords = subWords.map((subWord) => hasTerm({ term: subWord, weight: 1 }))
    return anyOf([own, hasTermBeginning(text), ...(ofSubWords.length > 0 ? [allOf(ofSubWords)] : [])])
  })
  const isComposed = only !== null && isInside && (only.subWords.length > 0 || only.text.includes('.'))
  const clause = allOf([...clauses, ...followEachOther(runs)])
  return { phrase, clause, exact: only !== null && !isComposed, loose: null }
}

/** Numbers so short are written in one way alone, and have too many passages to tell much. */
const isShortNumber = /^\d{1,3}$/

/** That runs stand one after the other, where each is written as it is in the phrase; verified by the text all the same. */
function followEachOther(runs: Phrase['runs']): Clause[] {
  const isAsWritten = runs.every(({ kind, text }) => kind === 'ideographs' || isShortNumber.test(text))
  if (runs.length < 2 || !isAsWritten) return []
  const between = runs.slice(1).reduce((sum, { gap }) => sum + Math.max(maxBetween, gap), 0)
  return [
    follow(
      runs.map(({ text }) => text),
      between,
    ),
  ]
}

/** Passages with both sides of one of its splits and a few characters between: what `findLoosely` then verifies. */
function splitLoosely(text: string): Clause | null {
  if (text.length < looseUnits.min || text.length > looseUnits.max) return null
  const splits = Array.from({ length: text.length - 1 }, (_, at) =>
    follow([text.slice(0, at + 1), text.slice(at + 1)], maxLooseSigns),
  )
  return anyOf(splits)
}

/** The phrases and exclusions of a plan, to be settled by searches. */
export interface PlannedConditions {
  readonly phrases: readonly PlannedPhrase[]
  readonly exclusions: readonly PlannedPhrase[]
}

/** Plans the conditions of a plan. */
export function planConditions({
  phrases,
  exclusions,
}: Pick<RetrievalPlan, 'phrases' | 'exclusions'>): PlannedConditions {
  return { phrases: phrases.map(planPhrase), exclusions: exclusions.map(planPhrase) }
}

/** Searches that settle one phrase: how many passages contain it, and texts to be verified. */
export function settlePhrase({ clause, exact, loose }: PlannedPhrase): Search[] {
  const plain = query([], { must: [clause], mustNot: [] })
  if (!exact) return [search(plain, { size: maxVerified, order: 'passage', records: true, counted: true })]
  if (loose === null) return []
  return [
    search(plain, { size: 1, order: 'passage' }),
    search(query([], { must: [loose], mustNot: [clause] }), {
      size: stringLimits.verified,
      order: 'passage',
      records: true,
    }),
  ]
}

/** A phrase, settled. */
export interface SettledPhrase {
  readonly clause: Clause
  /** Whether the clause is exactly the passages that contain the phrase. */
  readonly exact: boolean
  /** Whether that is what was assumed before. */
  readonly isAsPlanned: boolean
}

/** Reads what `settlePhrase` asked. @param readText  folds the stored fields of a hit */
export function readSettled(
  planned: PlannedPhrase,
  results: readonly ClusterResult[],
  readText: (hit: ClusterResult['hits'][number]) => PassageText,
): SettledPhrase {
  const { clause, exact, loose, phrase } = planned
  const [first, second] = results
  if (!exact) {
    const { hits, total } = first!
    if (total > hits.length) return { clause, exact: false, isAsPlanned: true }
    const verified = hits.filter((hit) => matchesPhrases(readText(hit), [phrase]))
    return { clause: isOneOf(verified.map(({ passage }) => passage)), exact: true, isAsPlanned: false }
  }
  if (loose === null || first!.hits.length > 0) return { clause, exact, isAsPlanned: true }
  const text = phrase.runs[0]!.text
  const found = second!.hits.filter((hit) => findLoosely(readText(hit).text, text, 1).length > 0)
  if (found.length === 0) return { clause, exact, isAsPlanned: true }
  return { clause: isOneOf(found.map(({ passage }) => passage)), exact: true, isAsPlanned: false }
}

/** What settled conditions require; an exclusion that is not exact excludes nothing. */
export function requireConditions(
  phrases: readonly Pick<SettledPhrase, 'clause' | 'exact'>[],
  exclusions: readonly Pick<SettledPhrase, 'clause' | 'exact'>[],
): Requirements {
  return {
    must: phrases.map(({ clause }) => clause),
    mustNot: exclusions.filter(({ exact }) => exact).map(({ clause }) => clause),
  }
}
