import { readLines, readPassages } from '../peers/passage-lines.ts'
import { createJiebaCut } from '../peers/terms.ts'
import { createRandom, createReservoir } from '../statistics.ts'

/** A query, and the words of which every hit must show one; null where that cannot be said. */
export interface BenchQuery {
  readonly text: string
  readonly words: readonly string[] | null
}

/** Whole questions, keywords of texts, and single characters. */
export type QueryKind = 'questions' | 'keywords' | 'characters'

/** Queries by kind, in a fixed order. */
export type QueriesByKind = Readonly<Record<QueryKind, readonly BenchQuery[]>>

const seed = 20_230_802

/**
 * Draws the queries of a run: questions out of files, two or three words that stand together in one
 * passage of the corpus, and single Han characters of the corpus, as often as they are read.
 *
 * @param files  JSON Lines of `{"text"}`; none gives no questions
 * @param count  queries a kind
 */
export async function drawQueries(
  corpus: string,
  files: readonly string[],
  count: number,
): Promise<QueriesByKind> {
  const random = createRandom(seed)
  const texts = await drawTexts(corpus, count * 3, random)
  return {
    questions: await drawQuestions(files, count, random),
    keywords: drawKeywords(texts, count, random),
    characters: drawCharacters(texts, count, random),
  }
}

async function drawQuestions(
  files: readonly string[],
  count: number,
  random: () => number,
): Promise<BenchQuery[]> {
  const questions = new Set<string>()
  for (const file of files) {
    const texts: string[] = []
    for await (const line of readLines(file)) texts.push((JSON.parse(line) as { text: string }).text)
    for (const text of shuffled(texts, random).slice(0, Math.ceil(count / files.length))) questions.add(text)
  }
  return shuffled([...questions], random).map((text) => ({ text, words: null }))
}

function drawKeywords(texts: readonly string[], count: number, random: () => number): BenchQuery[] {
  const cut = createJiebaCut('no-hmm')
  const queries = new Map<string, BenchQuery>()
  for (const text of texts) {
    if (queries.size === count) break
    const words = new Set(
      cut(text).filter((word) => /^\p{Script=Han}{2,4}$/u.test(word) && cut(word).includes(word)),
    )
    const drawn = shuffled([...words], random).slice(0, random() < 0.5 ? 2 : 3)
    if (drawn.length >= 2) queries.set(drawn.join(' '), { text: drawn.join(' '), words: drawn })
  }
  return [...queries.values()]
}

function drawCharacters(texts: readonly string[], count: number, random: () => number): BenchQuery[] {
  const characters = new Set<string>()
  for (const text of texts) {
    if (characters.size === count) break
    const all = text.match(/\p{Script=Han}/gu) ?? []
    const drawn = all[Math.floor(random() * all.length)]
    if (drawn) characters.add(drawn)
  }
  return [...characters].map((character) => ({ text: character, words: [character] }))
}

/** Texts drawn evenly from the whole corpus, in random order. */
async function drawTexts(corpus: string, count: number, random: () => number): Promise<string[]> {
  const drawn = createReservoir<string>(count, random)
  for await (const { text } of readPassages(corpus)) drawn.add(text)
  return shuffled(drawn.kept, random)
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const order = [...values]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const value = order[last]!
    order[last] = order[other]!
    order[other] = value
  }
  return order
}
