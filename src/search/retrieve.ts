import type { Matches, QueryTerm, SearchEngine } from '../engine/engine.ts'
import type { Artifact } from '../index/artifact.ts'
import type { ReadBudget } from '../index/file-cache.ts'
import { inverseDocumentFrequency } from '../index/similarity.ts'
import type { Run } from '../query/analyze-query.ts'
import { findClauseHolders } from './holders.ts'
import type { PassageTexts } from './passage-texts.ts'
import type { Question } from './question.ts'

/** Reads left for the texts of hits, where reads are counted. */
export const readsForTexts = 18
/** Terms of fewer passages in all are counted to the last one. */
const countedPostings = 20_000
/** A piece that stands in more passages than this is left to the words channel. */
const mostHolders = 20_000
const readsPerPiece = 5
/** What a passage scores that holds a piece the words channel did not see, beside a word as rare. */
const pieceWeight = 0.8

/** A passage on its way to becoming a hit. */
export interface Candidate {
  readonly passage: number
  /** Score of the channels that brought it up. */
  readonly score: number
  readonly viaWords: number
  readonly viaPieces: number
}

/** What the channels found. */
export interface Retrieved {
  /** Best first. */
  readonly candidates: readonly Candidate[]
  /** All matching passages in order, or null where they were not counted. */
  readonly all: Int32Array | null
  /** When `all` is null: at least so many match. */
  readonly atLeast: number
  readonly totalIsExact: boolean
  /** Candidates are yet to be checked against their text. */
  readonly unchecked: boolean
  /** Passages that hold the rarest piece of the query in one piece; null where that was not counted. */
  readonly holding: number | null
}

/** What retrieval works with. */
export interface RetrievalContext {
  readonly artifact: Artifact
  readonly engine: SearchEngine
  readonly texts: PassageTexts
  readonly budget: ReadBudget
}

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
  const { artifact, engine, texts, budget } = context
  const reserve = budget.left === Infinity ? 0 : readsForTexts
  let exact = true
  let unchecked = false
  let within: Int32Array | null = null
  for (const phrase of question.phrases) {
    const holders = await findClauseHolders(artifact, engine, phrase, texts, reserve, budget)
    exact &&= holders.exact
    unchecked ||= !holders.exact
    within = within === null ? holders.passages : keepShared(within, holders.passages)
  }
  const without: Int32Array[] = []
  for (const clause of question.unwanted) {
    const holders = await findClauseHolders(artifact, engine, clause, texts, reserve, budget)
    exact &&= holders.exact
    without.push(holders.passages)
  }
  const isAllowed = createPassageTest(artifact, allowed, within, without)

  const postings = terms.reduce((sum, term) => sum + term.frequency, 0)
  const exhaustive = countAll || postings <= countedPostings
  const readable = terms.slice(0, Math.max(1, Math.min(terms.length, budget.left - 4)))
  const matches = await engine.matchTerms(readable, { limit, allowed: isAllowed, exhaustive }, budget)
  const pieces = within === null ? await findPieces(context, question.pieces, reserve, exhaustive) : []
  const scores = new Map<number, { words: number; pieces: number }>()
  matches.passages.forEach((passage, place) => {
    scores.set(passage, { words: matches.scores[place]!, pieces: 0 })
  })
  for (const piece of pieces) addPiece(scores, piece, artifact.manifest.passages, isAllowed, limit)
  if (within !== null) {
    for (const passage of within) {
      if (!scores.has(passage) && (isAllowed === null || isAllowed(passage)))
        scores.set(passage, { words: 0, pieces: 0 })
    }
  }
  const candidates = [...scores]
    .map(
      ([passage, { words, pieces: viaPieces }]): Candidate => ({
        passage,
        score: words + viaPieces,
        viaWords: words,
        viaPieces,
      }),
    )
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
  if (within !== null) {
    const all = isAllowed === null ? within : within.filter((passage) => isAllowed(passage))
    return { candidates, all, atLeast: all.length, totalIsExact: exact, unchecked, holding: null }
  }
  const holding = pieces.length === 0 ? null : Math.min(...pieces.map((piece) => piece.passages.length))
  const sure = pieces.every((piece) => piece.exact)
  const all = matches.all === null ? null : unite(matches.all, pieces, isAllowed)
  const atLeast = Math.max(
    candidates.length,
    ...terms.map((term) => (isAllowed === null ? term.frequency : 0)),
  )
  return { candidates, all, atLeast, totalIsExact: exact && sure && all !== null, unchecked: false, holding }
}

interface FoundPiece {
  readonly run: Run
  readonly passages: Int32Array
  readonly exact: boolean
}

/** Finds who holds the pieces of a query in one piece; long pieces are checked against the text. */
async function findPieces(
  { artifact, engine, texts, budget }: RetrievalContext,
  runs: readonly Run[],
  reserve: number,
  exhaustive: boolean,
): Promise<FoundPiece[]> {
  const found: FoundPiece[] = []
  for (const run of runs.slice(0, 8)) {
    const id = artifact.lexicon.idOf(run.text)
    // Words of many passages are served by the words channel; what it misses is the same word inside others.
    if (id >= 0 && (artifact.lexicon.frequency(id) > mostHolders || !exhaustive)) continue
    if (budget.left < reserve + 2) break
    const most = budget.left === Infinity ? Infinity : Math.min(readsPerPiece, budget.left - reserve)
    const holders = await engine.findHolders(run.text, most, budget)
    if (holders.exact) {
      found.push({ run, passages: holders.passages, exact: true })
      continue
    }
    const readable = holders.passages.subarray(
      0,
      Math.min(checkedPieces, texts.countReadable(holders.passages, reserve >> 1)),
    )
    const read = await texts.read([...readable])
    const kept = read.filter((passage) => passage.text.includes(run.text)).map((passage) => passage.number)
    found.push({ run, passages: Int32Array.from(kept), exact: readable.length === holders.passages.length })
  }
  return found
}

/** Texts that one piece is looked for in at most; a piece held by more is found by its words. */
const checkedPieces = 64

function addPiece(
  scores: Map<number, { words: number; pieces: number }>,
  piece: FoundPiece,
  passages: number,
  isAllowed: ((passage: number) => boolean) | null,
  limit: number,
): void {
  const weight =
    pieceWeight *
    inverseDocumentFrequency(passages, piece.passages.length) *
    Math.min(4, piece.run.words.length)
  let added = 0
  for (const passage of piece.passages) {
    const before = scores.get(passage)
    if (before) {
      if (before.words === 0) before.pieces += weight
      continue
    }
    if (added >= limit || (isAllowed !== null && !isAllowed(passage))) continue
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
  const inside = within === null ? null : new Set(within)
  const outside = new Set(without.flatMap((passages) => [...passages]))
  return (passage) =>
    (inside === null || inside.has(passage)) &&
    !outside.has(passage) &&
    (allowed === null || allowed(artifact.articleOf(passage)))
}

function keepShared(a: Int32Array, b: Int32Array): Int32Array {
  const other = new Set(b)
  return a.filter((passage) => other.has(passage))
}

function unite(
  all: NonNullable<Matches['all']>,
  pieces: readonly FoundPiece[],
  isAllowed: ((passage: number) => boolean) | null,
): Int32Array {
  if (pieces.length === 0) return all
  const united = new Set(all)
  for (const { passages } of pieces) {
    for (const passage of passages) if (isAllowed === null || isAllowed(passage)) united.add(passage)
  }
  return Int32Array.from(united).sort()
}
