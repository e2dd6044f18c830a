import { startsWithLetters } from '../format/pinyin/latin-key.ts'
import type { PinyinBlock } from '../format/pinyin/pinyin-block.ts'
import type { PinyinBlockKind, PinyinHeader } from '../format/pinyin/pinyin-header.ts'
import { isOffered, type PinyinWords, type WeightedText } from '../format/pinyin/pinyin-text.ts'

/** A text that typed letters may be the beginning of. */
export interface SpelledText extends WeightedText {
  /** By what it was found: its syllables, or their first letters. */
  readonly by: PinyinBlockKind
}

/** Letters from which on first letters may be unfinished. */
const minUnfinished = 3

/** Finds the texts that letters may be the beginning of, by syllables and by first letters; see `PinyinIndex`. */
export async function completeLetters(
  header: PinyinHeader,
  words: PinyinWords,
  openBlock: (kind: PinyinBlockKind, block: number) => Promise<PinyinBlock>,
  letters: string,
  limit: number,
): Promise<SpelledText[]> {
  async function find(by: PinyinBlockKind): Promise<SpelledText[]> {
    const isWhole = by === 'initials' && letters.length < minUnfinished
    const listed = isWhole ? null : header.topTexts(by, letters, words)
    if (listed !== null) return listed.slice(0, limit).map((text) => ({ ...text, by }))
    const { block, goesOn } = header.blockOf(by, letters)
    if (block === null) return []
    const numbers = goesOn && !isWhole ? [block, block + 1] : [block]
    const blocks = await Promise.all(numbers.map((number) => openBlock(by, number)))
    return chooseHeaviest(blocks, letters, isWhole, limit).map((text) => ({ ...text, by }))
  }
  if (letters.length < 2) return []
  return (await Promise.all([find('pinyin'), find('initials')])).flat()
}

/** The heaviest texts of all keys that begin with the letters, or with `isWhole` are the letters. */
function chooseHeaviest(
  blocks: readonly PinyinBlock[],
  letters: string,
  isWhole: boolean,
  limit: number,
): WeightedText[] {
  const chosen: WeightedText[] = []
  for (const block of blocks) {
    for (let index = block.seek(letters); index < block.keys; index++) {
      const key = block.keyAt(index)
      if (!startsWithLetters(key, letters) || (isWhole && key.length > letters.length)) break
      block.visitTexts(index, (view, read) => {
        const least = chosen.length < limit ? null : chosen[limit - 1]!
        // Texts of a key stand heaviest first.
        if (least !== null && view.weight < least.weight) return false
        if (isOffered(view)) insert(chosen, read(), limit)
        return true
      })
    }
  }
  return chosen
}

function insert(chosen: WeightedText[], text: WeightedText, limit: number): void {
  let at = chosen.length
  while (at > 0 && isBehind(chosen[at - 1]!, text)) at--
  chosen.splice(at, 0, text)
  if (chosen.length > limit) chosen.pop()
}

function isBehind(a: WeightedText, b: WeightedText): boolean {
  return a.weight < b.weight || (a.weight === b.weight && a.text > b.text)
}
