import type { QueryTerm } from '../engine/engine.ts'
import type { Artifact } from '../index/artifact.ts'
import { intersect, isListed, type PassageSet } from '../index/passage-set.ts'
import { inverseDocumentFrequency } from '../index/similarity.ts'
import type { Run } from '../query/analyze-query.ts'
import { findClauseHolders } from './holders.ts'
import type { Question } from './question.ts'
import type { RetrievalContext } from './retrieval-context.ts'
import type { Candidate, Retrieved } from './retrieved.ts'

/** Reads left for the texts of hits, where reads are counted. */
export const readsForTexts = 18
/** Terms of fewer passages in all are counted to the last one. */
const countedPostings = 20_000
/** A piece that stands in more passages than this is left to the words channel. */
const mostHolders = 20_000
const readsPerPiece = 5
/** What a passage scores that holds a piece the words channel did not see, beside one that holds its words. */
const pieceWeight = 0.8

/**
 * Finds candidates: by words; by phrases, which every hit must hold; by pieces of the query that stand in the
 * text in one piece, whatever words they were cut into there.
 *
 * @param allowed  articles that may match
 * @param limit  best passages wanted by words
 * @param countAll  wants all matches, for sorting by date
 */
export async function retrieve(
  context: RetrievalContext,
  question: Question,
  terms: readonly QueryTerm[],
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
  const isAllowed = createPassageTest(artifact, allowed, within, without)

  const postings = terms.reduce((sum, term) => sum + term.frequency, 0)
  const counted = within === null && (countAll || postings <= countedPostings) ? sets.take() : null
  const readable = terms.slice(0, Math.max(1, Math.min(terms.length, budget.left - 4)))
  const matches = await engine.matchTerms(readable, { limit, allowed: isAllowed, all: counted }, budget)
  const scores = new Map<number, { words: number; pieces: number }>()
  matches.passages.forEach((passage, place) => {
    scores.set(passage, { words: matches.scores[place]!, pieces: 0 })
  })
  if (within !== null) {
    const all = sets.take()
    for (const passage of within) {
      if (isAllowed !== null && !isAllowed(passage)) continue
      all.add(passage)
      if (!scores.has(passage)) scores.set(passage, { words: 0, pieces: 0 })
    }
    const candidates = sortCandidates(scores)
    const atLeast = candidates.length
    return { candidates, all, atLeast, totalIsExact: exact, unchecked, holding: null, likely: [] }
  }
  const pieces = await findPieces(context, question.pieces, reserve, counted, scores)
  const likely = listLikely(pieces, matches.passages, isAllowed)
  const unscored = Int32Array.from(likely.filter((passage) => !scores.has(passage))).sort()
  if (unscored.length > 0) {
    // A string of common words: who holds it in one piece need not be among the best by these words.
    const allowed = (passage: number): boolean => isListed(unscored, passage)
    const more = await engine.matchTerms(readable, { limit: unscored.length, allowed, all: null }, budget)
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
    atLeast: Math.max(candidates.length, ...terms.map((term) => (isAllowed === null ? term.frequency : 0))),
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

interface FoundPiece {
  readonly run: Run
  /** Passages that hold it; those that words brought up already may be missing. */
  readonly passages: Int32Array
  readonly complete: boolean
  /** Passages that may hold it, those of the words channel too; how many they are as far as is known. */
  readonly holders: Int32Array
  readonly holding: number
}

/**
 * Finds who holds the pieces of a query in one piece. What pairs of characters cannot decide is checked against
 * the text, but for passages that matched by their words: these are found as it is.
 *
 * @param counted  passages that matched by their words, where all of them were counted
 * @param scored  the best of them
 */
async function findPieces(
  { artifact, engine, texts, budget }: RetrievalContext,
  runs: readonly Run[],
  reserve: number,
  counted: PassageSet | null,
  scored: ReadonlyMap<number, unknown>,
): Promise<FoundPiece[]> {
  const found: FoundPiece[] = []
  for (const run of runs.slice(0, 8)) {
    const id = artifact.lexicon.idOf(run.text)
    // Words of many passages are served by the words channel; what it misses is the same word inside others.
    if (id >= 0 && (artifact.lexicon.frequency(id) > mostHolders || counted === null)) continue
    if (budget.left < reserve + 2) break
    const reads = budget.left === Infinity ? Infinity : Math.min(readsPerPiece, budget.left - reserve)
    const holders = await engine.findHolders(run.text, { reads, postings: mostHolders }, budget)
    const { passages, complete } = holders
    if (holders.sure) {
      found.push({ run, passages, complete, holders: passages, holding: passages.length })
      continue
    }
    const isKnown = (passage: number): boolean => counted?.has(passage) ?? scored.has(passage)
    const few = passages.length <= fewHolders
    const open = few ? passages : passages.filter((passage) => !isKnown(passage))
    const readable = open.subarray(0, Math.min(checkedPieces, texts.countReadable(open, reserve >> 1)))
    const read = await texts.read([...readable])
    const kept = read.filter((passage) => passage.text.includes(run.text)).map((passage) => passage.number)
    found.push({
      run,
      passages: Int32Array.from(kept),
      complete: complete && readable.length === open.length,
      holders: few ? Int32Array.from(kept) : passages,
      holding: few ? kept.length : passages.length,
    })
  }
  return found
}

/** Texts that one piece is looked for in at most; a piece held by more is found by its words. */
const checkedPieces = 64
/** So few possible holders are all looked at, to know whether the piece is rare. */
const fewHolders = 24
/** Holders of a piece that are weighed by their text, whatever their words count; of all pieces together. */
const likelyOfPiece = 24
const mostLikely = 32

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

function createPassageTest(
  artifact: Artifact,
  allowed: ((article: number) => boolean) | null,
  within: Int32Array | null,
  without: readonly Int32Array[],
): ((passage: number) => boolean) | null {
  if (allowed === null && within === null && without.length === 0) return null
  return (passage) =>
    (within === null || isListed(within, passage)) &&
    !without.some((passages) => isListed(passages, passage)) &&
    (allowed === null || allowed(artifact.articleOf(passage)))
}
