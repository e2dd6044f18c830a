import { foldPairs } from './fold-pairs.table.ts'

/** Gaps between sources are written from this code on, so that the frequent ones are one byte and need no escape. */
const firstGap = 0x5d
/** Codes of surrogates stand for no character by themselves; gaps jump over them. */
const surrogates = { start: 0xd800, count: 0x800 }

/** The pairs of the fold table: each source character, in order of its code point, and what it folds to. */
export function readFoldPairs(): [source: string, target: string][] {
  const pairs: [string, string][] = []
  const characters = [...foldPairs]
  let code = 0
  for (let index = 0; index + 1 < characters.length; index += 2) {
    const written = characters[index]!.codePointAt(0)!
    code += written - firstGap - (written >= surrogates.start ? surrogates.count : 0)
    pairs.push([String.fromCodePoint(code), characters[index + 1]!])
  }
  return pairs
}

/** Writes pairs as the table holds them. @param pairs sorted by source */
export function writeFoldPairs(pairs: Iterable<readonly [source: string, target: string]>): string[] {
  let before = 0
  return Array.from(pairs, ([source, target]) => {
    const code = source.codePointAt(0)!
    const gap = code - before + firstGap
    before = code
    return String.fromCodePoint(gap >= surrogates.start ? gap + surrogates.count : gap) + target
  })
}
