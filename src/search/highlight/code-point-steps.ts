import { isSurrogatePair } from '../../analysis/characters.ts'

const surrogates = /[\ud800-\udfff]/

/** Steps through a text, counted in code points; positions stay inside the text. */
export interface CodePointSteps {
  forward(from: number, codePoints: number): number
  back(from: number, codePoints: number): number
}

/** Makes the steps of a text; a text without surrogates needs no counting. */
export function createSteps(text: string): CodePointSteps {
  if (!surrogates.test(text)) {
    return {
      forward: (from, codePoints) => Math.min(text.length, from + codePoints),
      back: (from, codePoints) => Math.max(0, from - codePoints),
    }
  }
  return {
    forward(from, codePoints) {
      let at = from
      for (let left = codePoints; left > 0 && at < text.length; left--) at += isPair(text, at) ? 2 : 1
      return Math.min(at, text.length)
    },
    back(from, codePoints) {
      let at = from
      for (let left = codePoints; left > 0 && at > 0; left--) at -= at > 1 && isPair(text, at - 2) ? 2 : 1
      return at
    },
  }
}

function isPair(text: string, at: number): boolean {
  return isSurrogatePair(text.charCodeAt(at), text.charCodeAt(at + 1))
}
