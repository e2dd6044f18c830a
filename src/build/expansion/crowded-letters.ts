import { createByteWriter } from '../../format/encoding/bytes.ts'
import type { PinyinBlockKind } from '../../format/pinyin/pinyin-header.ts'
import { isOffered, type PinyinText, writePinyinText } from '../../format/pinyin/pinyin-text.ts'

/** Keys of one block, in order. */
type Block = readonly { readonly letters: string; readonly texts: readonly PinyinText[] }[]

/** Letters that too many keys begin with, and the best texts of those. */
interface CrowdedLetters {
  readonly letters: string
  readonly texts: readonly PinyinText[]
}

/** Texts that are listed of crowded letters; no completion shows more. */
const topTexts = 20
/** Shortest letters that stand for unfinished texts. */
const minLetters = { pinyin: 2, initials: 3 } as const

/**
 * Finds the letters whose texts lie in more than two blocks, sorted: those that a whole block begins with, and the end
 * of the block before and the start of the one after too.
 */
export function findCrowded(kind: PinyinBlockKind, blocks: readonly Block[]): CrowdedLetters[] {
  const crowded = new Set<string>()
  blocks.forEach((block, number) => {
    const first = block[0]!.letters
    const neighbours = [block.at(-1), blocks[number - 1]?.at(-1), blocks[number + 1]?.[0]]
    for (let length = minLetters[kind]; length <= first.length; length++) {
      const start = first.slice(0, length)
      if (!neighbours.every((key) => key?.letters.startsWith(start))) break
      crowded.add(start)
    }
  })
  return [...crowded].sort().map((letters) => ({ letters, texts: chooseBest(blocks, letters) }))
}

function chooseBest(blocks: readonly Block[], start: string): PinyinText[] {
  return blocks
    .filter((block) => block[0]!.letters.startsWith(start) || block.at(-1)!.letters.startsWith(start))
    .flat()
    .filter(({ letters }) => letters.startsWith(start))
    .flatMap(({ texts }) =>
      texts.filter(({ id, text, weight }) => isOffered({ id, length: text.length, weight })),
    )
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, topTexts)
}

/** Lays out crowded letters: letters and starts, texts and starts. */
export function writeCrowded(
  crowded: readonly CrowdedLetters[],
): [Uint8Array, Uint32Array, Uint8Array, Uint32Array] {
  const letters = createByteWriter()
  const texts = createByteWriter()
  const letterStarts = [0]
  const textStarts = [0]
  for (const one of crowded) {
    letters.bytes(new TextEncoder().encode(one.letters))
    for (const text of one.texts) writePinyinText(texts, text)
    letterStarts.push(letters.length)
    textStarts.push(texts.length)
  }
  return [letters.take(), Uint32Array.from(letterStarts), texts.take(), Uint32Array.from(textStarts)]
}
