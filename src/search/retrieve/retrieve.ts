import type { MatchOptions } from '../../engine/engine.ts'
import type { Artifact } from '../../index/artifact.ts'
import { intersect, isListed, type PassageSet } from '../../index/passage-set.ts'
import { inverseDocumentFrequency } from '../../index/similarity.ts'
import type { Run } from '../../query/analyze-query.ts'
import type { Question } from '../question.ts'
import { type FoundPiece, findPieces } from './find-pieces.ts'
import { findClauseHolders } from './holders.ts'
import { findGroupHolders, leaveOutCharacters } from './names.ts'
import type { ResolvedTerms } from './resolve-terms.ts'
import type { RetrievalContext } from './retrieval-context.ts'
import { type Candidate, listPassing, type Retrieved } from './retrieved.ts'

/** Reads left for the texts of hits, where reads are counted. */
export const readsForTexts = 18
/** Terms of fewer passages in all are counted to the last one. */
const countedPostings = 20_000
/** What a passage scores that holds a piece the words channel did not see, beside one that holds its words. */
const pieceWeight = 0.8
/** Holders of a piece that are weighed by their text, whatever their words count; of all pieces together. */
const likelyOfPiece = 24
const mostLikely = 32
/** The best by their words among which likely ones are looked for first; no fewer than any request wants. */
const bestByWords = 100

/**
 * Finds candidates: by words; by phrases, which every hit must hold; by pieces of the query that stand in the
 * text in one piece, whatever words they were cut into there. A query that wants nothing finds all that may match.
 *
 * @param allowed  articles that may match
 * @param limit  best passages wanted by words
 * @param countAll  wants all matches, for sorting by date
 */
export async function retrieve(
  context: RetrievalContext,
  question: Question,
  resolved: Pick<ResolvedTerms, 'terms' | 'names'>,
  allowed: ((article: number) => boolean) | null,
  limit: number,
  countAll: boolean,
): Promise<Retrieved> {
  const { artifact, engine, sets, budget } = context
  const reserve = budget.left === Infinity ? 0 : readsForTexts
  let exact = true
  let unchecked = false
  let within: Int32Array | null = null
  for (const phrase of question.phrases) {
    const holders = await findClauseHolders(context, phrase, reserve)
    exact &&= holders.exact
    unchecked ||= !holders.exact
    within = within === null ? holders.passages : intersect(within, holders.passages)
  }
  const without: Int32Array[] = []
  for (const clause of question.unwanted) {
    const holders = await findClauseHolders(context, clause, reserve)
    exact &&= holders.exact
    without.push(holders.passages)
  }
  const isAllowed = createPassageTest(artifact, allowed, without)
  if (question.wanted.length === 0) return listPassing(artifact, sets.take(), allowed, without, exact)
  const passing = isAllowed === null || within === null ? within : within.filter(isAllowed)

  const terms = await leaveOutCharacters(context, resolved.terms, resolved.names, reserve)
  const postings = terms.reduce((sum, term) => sum + term.frequency, 0)
  const counted = passing === null && (countAll || postings <= countedPostings) ? sets.take() : null
  const readable = terms.slice(0, Math.max(1, Math.min(terms.length, budget.left - 4)))
  const matches = await engine.matchTerms(
    readable,
    { limit, all: counted, ...restrict(passing, isAllowed) },
    budget,
  )
  const scores = new Map<number, { words: number; pieces: number }>()
  matches.passages.forEach((passage, place) => {
    scores.set(passage, { words: matches.scores[place]!, pieces: 0 })
  })
  if (passing !== null) {
    const all = sets.take()
    all.addAll(passing)
    for (const passage of passing) {
      if (scores.size >= limit) break
      if (!scores.has(passage)) scores.set(passage, { words: 0, pieces: 0 })
    }
    const candidates = sortCandidates(scores)
    const atLeast = passing.length
    return { candidates, all, atLeast, totalIsExact: exact, unchecked, holding: null, likely: [] }
  }
  let inGroups = 0
  for (const group of resolved.names.groups) {
    if (budget.left < reserve + group.length) break
    const holders = await findGroupHolders(context, group, isAllowed)
    const best = await engine.matchTerms(group, { limit, all: null, ...restrict(holders, null) }, budget)
    best.passages.forEach((passage, place) => {
      const words = (scores.get(passage)?.words ?? 0) + best.scores[place]!
      scores.set(passage, { words, pieces: 0 })
    })
    counted?.addAll(holders)
    inGroups = Math.max(inGroups, holders.length)
  }
  const pieces = await findPieces(context, question.pieces, reserve, counted, scores)
  const likely = listLikely(pieces, matches.passages.subarray(0, bestByWords), isAllowed)
  const unscored = Int32Array.from(likely.filter((passage) => !scores.has(passage))).sort()
  if (unscored.length > 0) {
    // A string of common words: who holds it in one piece need not be among the best by these words.
    const options = { limit: unscored.length, only: unscored, allowed: null, all: null }
    const more = await engine.matchTerms(readable, options, budget)
    more.passages.forEach((passage, place) => {
      scores.set(passage, { words: more.scores[place]!, pieces: 0 })
    })
  }
  for (const piece of pieces) {
    addPiece(scores, piece, weighPiece(artifact, piece.run), isAllowed, limit, counted)
    if (counted !== null)
      for (const passage of piece.passages) if (isAllowed === null || isAllowed(passage)) counted.add(passage)
  }
  const candidates = sortCandidates(scores)
  return {
    candidates,
    all: counted,
    atLeast: Math.max(
      candidates.length,
      inGroups,
      ...terms.map((term) => (isAllowed === null ? term.frequency : 0)),
    ),
    totalIsExact: exact && counted !== null && pieces.every((piece) => piece.complete),
    unchecked: false,
    holding: pieces.length === 0 ? null : Math.min(...pieces.map((piece) => piece.holding)),
    likely,
  }
}

/**
 * The passages that may hold a piece in one piece and are to be looked at for that: those with the best words
 * first, then as they stand in the index.
 */
function listLikely(
  pieces: readonly FoundPiece[],
  best: Int32Array,
  isAllowed: ((passage: number) => boolean) | null,
): number[] {
  const likely = new Set<number>()
  for (const { run, holders } of pieces) {
    if (run.text.length < 3) continue
    const most = likely.size + likelyOfPiece
    for (const passage of best) if (likely.size < most && isListed(holders, passage)) likely.add(passage)
    for (const passage of holders) {
      if (likely.size >= most) break
      if (isAllowed?.(passage) ?? true) likely.add(passage)
    }
  }
  return [...likely].slice(0, mostLikely)
}

function sortCandidates(scores: ReadonlyMap<number, { words: number; pieces: number }>): Candidate[] {
  return [...scores]
    .map(
      ([passage, { words, pieces }]): Candidate => ({
        passage,
        score: words + pieces,
        viaWords: words,
        viaPieces: pieces,
      }),
    )
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
}

/** A text that holds a piece holds its words, though cut otherwise. */
function weighPiece({ lexicon, manifest }: Artifact, run: Run): number {
  let weight = 0
  for (const word of run.words.slice(0, 4)) {
    const id = lexicon.idOf(word)
    weight += inverseDocumentFrequency(manifest.passages, id < 0 ? 1 : Math.max(1, lexicon.frequency(id)))
  }
  return pieceWeight * weight
}

function addPiece(
  scores: Map<number, { words: number; pieces: number }>,
  piece: FoundPiece,
  weight: number,
  isAllowed: ((passage: number) => boolean) | null,
  limit: number,
  counted: PassageSet | null,
): void {
  for (const [passage, score] of scores)
    if (score.words === 0 && isListed(piece.passages, passage)) score.pieces += weight
  let added = 0
  for (const passage of piece.passages) {
    if (added >= limit) break
    if (
      scores.has(passage) ||
      (counted?.has(passage) ?? false) ||
      (isAllowed !== null && !isAllowed(passage))
    )
      continue
    scores.set(passage, { words: 0, pieces: weight })
    added++
  }
}

/** Passages that are scored one by one; of more, every match is asked whether it is one of them. */
const mostOnly = 4096

/** Bounds of a match that only certain passages may have. */
export function restrict(
  passing: Int32Array | null,
  isAllowed: ((passage: number) => boolean) | null,
): Pick<MatchOptions, 'only' | 'allowed'> {
  if (passing === null) return { only: null, allowed: isAllowed }
  if (passing.length <= mostOnly) return { only: passing, allowed: null }
  return { only: null, allowed: (passage) => isListed(passing, passage) }
}

function createPassageTest(
  artifact: Artifact,
  allowed: ((article: number) => boolean) | null,
  without: readonly Int32Array[],
): ((passage: number) => boolean) | null {
  if (allowed === null && without.length === 0) return null
  return (passage) =>
    !without.some((passages) => isListed(passages, passage)) &&
    (allowed === null || allowed(artifact.articleOf(passage)))
}
