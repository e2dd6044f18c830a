import { type FoldedText, unitsToString } from '../../analysis/fold.ts'
import { costScale } from '../../analysis/lexicon.ts'
import type { Dictionary } from './dictionary.ts'
import { classifyWord, createNameFinder } from './name-finder.ts'

/** Candidates for names that are kept of a batch. */
const maxNames = 20_000
/** Counts of jieba's dictionary from which on readers know a word of two characters as a word. */
const commonCount = 50

/** Collects names of persons out of the fields of a batch, word by word. */
export interface NameCollector {
  /** Takes the next word of a field, by its span in the folded text. @param id  -1 for what is no word */
  addWord(id: number, start: number, end: number): void
  /** Ends one field, and begins the next. @param folded  the text of the next */
  beginField(folded: FoldedText): void
  /** Names that the dictionary does not have, with the number of their occurrences, the most frequent first. */
  take(): (readonly [name: string, count: number])[]
}

/** Makes the function that makes the name collector of each batch. */
export function createNameCollectors(dictionary: Dictionary): () => NameCollector {
  const commonWords = listCommonWords(dictionary)
  const kindOf = createWordKinds(dictionary)
  return () => {
    const finder = createNameFinder((word) => commonWords.has(word))
    let words: string[] = []
    let kinds: number[] = []
    let units: Uint16Array = new Uint16Array(0)
    let wordsEnd = 0
    function endField(): void {
      finder.add(words, kinds)
      words = []
      kinds = []
      wordsEnd = 0
    }
    return {
      addWord(id, start, end) {
        if (start > wordsEnd) {
          words.push(' ')
          kinds.push(0)
        }
        const word = id < 0 ? unitsToString(units, start, end) : dictionary.words[id]!
        words.push(word)
        kinds.push(id < 0 ? classifyWord(word) : kindOf(id))
        wordsEnd = end
      },
      beginField(folded) {
        endField()
        units = folded.units
      },
      take() {
        endField()
        return finder
          .names()
          .slice(0, maxNames)
          .map(({ text, count }) => [text, count] as const)
      },
    }
  }
}

function listCommonWords(dictionary: Dictionary): Set<string> {
  const highest = dictionary.unknownCost - Math.log(commonCount) * costScale
  return new Set(dictionary.words.filter((word, id) => word.length === 2 && dictionary.costOf(id) <= highest))
}

/** Classifies each word of a dictionary once, when it is met. */
function createWordKinds({ words }: Dictionary): (id: number) => number {
  const unknown = 255
  const kinds = new Uint8Array(words.length).fill(unknown)
  return (id) => {
    if (kinds[id] === unknown) kinds[id] = classifyWord(words[id]!)
    return kinds[id]!
  }
}
