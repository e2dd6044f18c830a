import { fileURLToPath } from 'node:url'
import { dict } from '@node-rs/jieba/dict.js'
import type { Plugin } from 'rolldown'
import { readThesaurus } from '../../src/build/expansion/thesaurus.table.ts'
import { classBits, locateWords, stepClasses, wordClasses } from './unpack-thesaurus.ts'

/** A thesaurus as `unpackThesaurus` reads it. */
export interface PackedThesaurus {
  readonly packed: string
  readonly unknown: string
  readonly counts: readonly number[]
}

/**
 * Packs a thesaurus as numbers of words in jieba's dictionary, which the package depends on: 17 bits a word where
 * Brotli takes 27. The commonest words have the lowest numbers; rows are sorted by their first word, which is written
 * as the step from that of the row before; a word that was written before is its number among those.
 *
 * @param dictionary  lines of `word count tag`
 */
export function packThesaurus(table: string, dictionary: Uint8Array): PackedThesaurus {
  const locations = locateWords(dictionary)
  const decoder = new TextDecoder()
  const numbers = new Map<string, number>()
  for (let at = 0; at < locations.length; at += 2)
    numbers.set(decoder.decode(dictionary.subarray(locations[at], locations[at + 1])), at / 2)
  const numberOf = (word: string): number => numbers.get(word) ?? Number.POSITIVE_INFINITY
  const unknown: string[] = []
  const seen = new Map<string, number>()
  let written = 0
  let bits = ''
  const write = (number: number, count: number): void => {
    if (count > 0) bits += number.toString(2).padStart(count, '0')
  }
  function writeNumber(number: number, classes: readonly number[]): void {
    const index = classes.findIndex((count, at) => at > 1 && number < 2 ** count)
    write(index, classBits)
    write(number, classes[index]!)
  }
  let first = 0
  function writeWords(words: readonly string[], hasStep: boolean): void {
    for (const [at, word] of words.entries()) {
      write(at === words.length - 1 ? 1 : 0, 1)
      const number = numberOf(word)
      const isStep = hasStep && at === 0
      if (!isStep && seen.has(word)) {
        write(1, classBits)
        write(seen.get(word)!, 32 - Math.clz32(written))
        continue
      }
      if (number === Number.POSITIVE_INFINITY) {
        write(0, classBits)
        unknown.push(word)
      } else {
        writeNumber(isStep ? number - first : number, isStep ? stepClasses : wordClasses)
        if (isStep) first = number
      }
      seen.set(word, written++)
    }
  }
  const byNumber = (a: string, b: string): number => numberOf(a) - numberOf(b) || 0
  const counts = table
    .trim()
    .split('\n\n')
    .map((list, at) => {
      first = 0
      const rows = list
        .split(at === 0 ? '\n' : /\s/)
        .map((row) => row.split(' '))
        .map(([words = '', ...formal]) => ({ words: words.split('/').sort(byNumber), formal }))
        .sort((a, b) => byNumber(a.words[0]!, b.words[0]!))
      for (const { words, formal } of rows) {
        writeWords(words, true)
        if (at === 0) writeWords(formal, false)
      }
      return rows.length
    })
  const bytes = bits.match(/.{1,8}/g)!.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2))
  return { packed: Buffer.from(bytes).toString('base64'), unknown: unknown.join(' '), counts }
}

/** Stores the thesaurus packed; it is unpacked once, by threads that need it. */
export const packThesaurusTable: Plugin = {
  name: 'pack-thesaurus',
  load(id) {
    if (!id.endsWith('/thesaurus.table.ts')) return null
    const { packed, unknown, counts } = packThesaurus(readThesaurus(), dict)
    const unpacking = fileURLToPath(new URL('unpack-thesaurus.ts', import.meta.url))
    return `import { dict } from '@node-rs/jieba/dict.js'
import { unpackThesaurus } from ${JSON.stringify(unpacking)}
const kept = []
export const readThesaurus = () =>
  (kept[0] ??= unpackThesaurus('${packed}', '${unknown}', [${counts}], dict))`
  },
}
