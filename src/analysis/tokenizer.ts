import { readAlphanumericWord, startsAlphanumericWord } from './alphanumeric.ts'
import { readCalendarDay } from './calendar-day.ts'
import { characterClass, classifyAt, unitsOfCharacter } from './characters.ts'
import type { FoldedText } from './fold.ts'
import { createFoundWords, type Lexicon } from './lexicon.ts'
import { createSegmenter } from './segmenter.ts'
import type { TokenVisitor } from './token-visitor.ts'

/** Cuts folded text into tokens. */
export interface Tokenizer {
  visit(text: FoldedText, visitor: TokenVisitor): void
}

/**
 * Makes the tokenizer and token filter of both sides: script runs, words of the lexicon, and behind each
 * word its sub-words.
 */
export function createTokenizer(lexicon: Lexicon): Tokenizer {
  const segmenter = createSegmenter(lexicon)
  const found = createFoundWords()
  const subwordsOfWord = new Map<number, Int32Array>()

  /** Triples of id, start and end relative to the word: those of two characters, and of three in longer words. */
  function findSubwords(units: Uint16Array, start: number, end: number): Int32Array {
    const subwords: number[] = []
    for (const length of [2, 3]) {
      if (end - start <= length) break
      for (let at = start; at + length <= end; at++) {
        const count = lexicon.findWords(units, at, Math.min(end, at + length), found)
        if (count > 0 && found.lengths[count - 1] === length) {
          subwords.push(found.ids[count - 1]!, at - start, at - start + length)
        }
      }
    }
    return Int32Array.from(subwords)
  }

  function visitIdeographs(units: Uint16Array, start: number, end: number, visitor: TokenVisitor): void {
    const count = segmenter.cut(units, start, end)
    const { ids, ends } = segmenter
    let tokenStart = start
    for (let token = 0; token < count; token++) {
      const id = ids[token]!
      const tokenEnd = ends[token]!
      visitor.ideographs(id, tokenStart, tokenEnd, 'word')
      if (tokenEnd - tokenStart > 2) {
        let subwords = subwordsOfWord.get(id)
        if (!subwords) {
          subwords = findSubwords(units, tokenStart, tokenEnd)
          subwordsOfWord.set(id, subwords)
        }
        for (let index = 0; index < subwords.length; index += 3) {
          visitor.ideographs(
            subwords[index]!,
            tokenStart + subwords[index + 1]!,
            tokenStart + subwords[index + 2]!,
            'subWord',
          )
        }
      }
      tokenStart = tokenEnd
    }
  }

  return {
    visit(text, visitor) {
      const { units, length, capitals } = text
      for (let at = 0; at < length; ) {
        if (classifyAt(units, at, length) === characterClass.ideograph) {
          const start = at
          while (at < length && classifyAt(units, at, length) === characterClass.ideograph)
            at += unitsOfCharacter(units[at]!)
          visitIdeographs(units, start, at, visitor)
        } else if (startsAlphanumericWord(units, at, length)) {
          const word = readAlphanumericWord(units, at, length, capitals)
          visitor.alphanumerics(word.term, at, word.end, 'word')
          for (const { term, start, end } of word.subWords) visitor.alphanumerics(term, start, end, 'subWord')
          const day = readCalendarDay(units, at, length)
          if (day !== null) visitor.alphanumerics(day.term, at, day.end, 'day')
          at = word.end
        } else at++
      }
    },
  }
}
