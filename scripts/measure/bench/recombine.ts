import type { PassageLine } from '../peers/peer.ts'
import { createRandom, createReservoir } from '../statistics.ts'

/** How passages are put together from sentences of a corpus. */
export interface RecombineOptions {
  readonly passages: number
  readonly seed: number
  /** Sentences kept in memory, drawn evenly from the whole corpus; 400,000 take about 50 MB. */
  readonly maxSentences: number
}

/** Options of a bench that says nothing else. */
export const defaultRecombineOptions: RecombineOptions = Object.freeze({
  passages: 1_000_000,
  seed: 1,
  maxSentences: 400_000,
})

const minSentence = 8
const maxSentence = 100
const minPassage = 300

/**
 * Makes passages of 300–400 UTF-16 units by drawing sentences of a corpus at random. The same corpus,
 * options and seed give the same passages; memory is bounded by `maxSentences`.
 *
 * @throws {RangeError} when the corpus holds no sentence of 8–100 units
 */
export async function* recombinePassages(
  corpus: AsyncIterable<PassageLine>,
  options: RecombineOptions = defaultRecombineOptions,
): AsyncGenerator<PassageLine> {
  const random = createRandom(options.seed)
  const sentences = await drawSentences(corpus, options.maxSentences, random)
  if (sentences.length === 0)
    throw new RangeError('expected a corpus with sentences of 8–100 characters, found none')
  for (let number = 0; number < options.passages; number++) {
    let text = ''
    while (text.length < minPassage) text += sentences[Math.floor(random() * sentences.length)]!
    yield { id: `r${number}`, title: '', text }
  }
}

async function drawSentences(
  corpus: AsyncIterable<PassageLine>,
  limit: number,
  random: () => number,
): Promise<readonly string[]> {
  const drawn = createReservoir<string>(limit, random)
  for await (const { text } of corpus)
    for (const written of text.split(/(?<=[。！？；!?\n])/)) {
      const sentence = written.trim()
      if (sentence.length >= minSentence && sentence.length <= maxSentence) drawn.add(sentence)
    }
  return drawn.kept
}
