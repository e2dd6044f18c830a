import type { QueryTerm } from '../../engine/engine.ts'
import type { WeightedText } from '../../format/pinyin-block.ts'
import type { PinyinIndex } from '../../pinyin/pinyin-index.ts'
import type { Run } from '../../query/analyze-query.ts'
import { intersect } from '../../reader/passage-set.ts'
import { restrict } from '../retrieve/conditions.ts'
import { toKnownTerm, toRun } from '../retrieve/known-terms.ts'
import type { RetrievalContext } from '../retrieve/retrieval-context.ts'
import type { Candidate } from '../retrieve/retrieved.ts'

/** Passages that what was typed may stand for. */
export interface Spelled {
  /** Best first. */
  readonly candidates: readonly Candidate[]
  /** The strings it stands for. */
  readonly runs: readonly Run[]
  /** Their words, where these stand apart. */
  readonly words: readonly Run[]
}

/** Texts looked for; of each of several words, and put together. */
const mostTexts = 8
const textsOfWord = 3
const enoughTogether = 10
/** Passages that may hold a text and are looked at for it; of more, the pairs are believed. */
const checkedHolders = 24
/** Reads left for the texts of hits, where reads are counted. */
const reserve = 6
/** What words that stand apart count beside words that stand together. */
const apartScore = 0.1

/** A text that letters may stand for, with the words that it was put together from. */
interface SpelledText {
  readonly text: string
  readonly words: readonly string[]
}

/**
 * Finds passages for Latin letters read as pinyin or initials: those with the word or name they stand for; where
 * there is none, those with the several words they stand for, together before apart.
 *
 * @param limit  best passages wanted
 * @returns null when the letters stand for nothing in the corpus
 */
export async function findSpelled(
  context: RetrievalContext,
  pinyin: PinyinIndex,
  typed: string,
  isAllowed: ((passage: number) => boolean) | null,
  limit: number,
): Promise<Spelled | null> {
  const found = new Map<number, number>()
  const whole = await pinyin.lookUp(typed, mostTexts)
  const parts = whole.length > 0 ? [] : await pinyin.lookUpWords(typed, textsOfWord)
  const texts = whole.length > 0 ? whole.map(({ text }) => ({ text, words: [] })) : joinParts(parts)
  if (texts.length === 0) return null
  const runs = new Set<string>()
  const readsLeft = reserve + parts.length * textsOfWord
  for (const [rank, text] of texts.entries()) {
    // Where words stand together, other words that sound alike together are hardly meant.
    if (context.budget.left < readsLeft || (parts.length > 0 && found.size >= enoughTogether)) break
    const passages = await findText(context, text, isAllowed, limit)
    if (passages.length > 0 || whole.length > 0) runs.add(text.text)
    passages.forEach((passage, place) => {
      if (!found.has(passage)) found.set(passage, 1 / (1 + rank) / (1 + place / 1000))
    })
  }
  if (parts.length > 0 && found.size < limit && context.budget.left >= readsLeft) {
    const passages = await findApart(context, parts, isAllowed, limit)
    passages.forEach((passage, place) => {
      if (!found.has(passage)) found.set(passage, apartScore / (1 + place / 1000))
    })
  }
  const candidates = [...found]
    .map(([passage, score]): Candidate => ({ passage, score, viaWords: score, viaSubstrings: 0 }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
  return {
    candidates: candidates.slice(0, limit),
    runs: [...runs].map(toRun),
    words: parts.flat().map(({ text }) => toRun(text)),
  }
}

/** The texts that parts make up together, those of the commonest words first. */
function joinParts(parts: readonly (readonly WeightedText[])[]): SpelledText[] {
  let joined: { words: string[]; score: number }[] = parts.length > 0 ? [{ words: [], score: 0 }] : []
  for (const part of parts) {
    joined = joined
      .flatMap(({ words, score }) =>
        part.map(({ text, weight }) => ({ words: [...words, text], score: score + Math.log(weight) })),
      )
      .sort((a, b) => b.score - a.score)
      .slice(0, mostTexts)
  }
  return joined.map(({ words }) => ({ text: words.join(''), words }))
}

/** Passages that hold a text in one substring, best first by its words. */
async function findText(
  context: RetrievalContext,
  { text, words }: SpelledText,
  isAllowed: ((passage: number) => boolean) | null,
  limit: number,
): Promise<number[]> {
  const { reader, engine, texts, budget } = context
  const term = toKnownTerm(reader, text, 1)
  if (term)
    return [
      ...(await engine.matchTerms([term], { limit, only: null, allowed: isAllowed, all: null }, budget))
        .passages,
    ]
  const matches = await engine.findBigramMatches(text, { reads: 2, postings: Infinity }, budget)
  const held = isAllowed === null ? matches.passages : matches.passages.filter(isAllowed)
  const terms = listTerms(context, words)
  const passages =
    terms.length > 0 && held.length > 0
      ? [...(await engine.matchTerms(terms, { limit, all: null, ...restrict(held, null) }, budget)).passages]
      : [...held.subarray(0, limit)]
  if (matches.sure) return passages
  const read = await texts.read(passages.slice(0, checkedHolders), reserve)
  const without = new Set(read.filter((one) => !one.text.includes(text)).map((one) => one.number))
  return passages.filter((passage) => !without.has(passage))
}

/** Passages that hold a text of each part somewhere, best first by their words. */
async function findApart(
  context: RetrievalContext,
  parts: readonly (readonly WeightedText[])[],
  isAllowed: ((passage: number) => boolean) | null,
  limit: number,
): Promise<number[]> {
  const { engine, budget } = context
  let held: Int32Array | null = null
  const terms: QueryTerm[] = []
  for (const part of parts) {
    const texts = part.map(({ text }) => text)
    const passages = await listPhraseMatches(context, texts, isAllowed)
    held = held === null ? passages : intersect(held, passages)
    if (held.length === 0) return []
    terms.push(...listTerms(context, texts))
  }
  if (held === null) return []
  if (terms.length === 0) return [...held.subarray(0, limit)]
  const matches = await engine.matchTerms(terms, { limit, all: null, ...restrict(held, null) }, budget)
  return [...matches.passages]
}

/** Passages that hold any of some texts. */
async function listPhraseMatches(
  context: RetrievalContext,
  texts: readonly string[],
  isAllowed: ((passage: number) => boolean) | null,
): Promise<Int32Array> {
  const { reader, engine, sets, budget } = context
  const terms = listTerms(context, texts)
  const all = sets.take()
  if (terms.length > 0 && terms.length <= budget.left)
    await engine.matchTerms(terms, { limit: 1, only: null, allowed: isAllowed, all }, budget)
  for (const text of texts) {
    if (budget.left < reserve || toKnownTerm(reader, text, 1) !== null) continue
    const { passages } = await engine.findBigramMatches(text, { reads: 2, postings: Infinity }, budget)
    all.addAll(isAllowed === null ? passages : passages.filter(isAllowed))
  }
  const passages = all.list()
  sets.give(all)
  return passages
}

function listTerms({ reader }: RetrievalContext, words: readonly string[]): QueryTerm[] {
  return words.flatMap((word) => toKnownTerm(reader, word, 1) ?? [])
}
