import { dict } from '@node-rs/jieba/dict.js'
import { describe, expect, it } from 'vitest'
import { packThesaurus } from '../../../../scripts/package/pack-thesaurus.ts'
import { locateWords, unpackThesaurus } from '../../../../scripts/package/unpack-thesaurus.ts'
import { readThesaurus } from '../../../../src/build/expansion/thesaurus.table.ts'

const repack = (table: string, dictionary: Uint8Array): string => {
  const { packed, unknown, counts } = packThesaurus(table, dictionary)
  return unpackThesaurus(packed, unknown, counts, dictionary)
}

/** The rows of each list, whatever their order, and that of the words before the first space. */
const listRows = (table: string): string[][] =>
  table
    .trim()
    .split('\n\n')
    .map((list, at) =>
      list
        .split(at === 0 ? '\n' : /\s/)
        .map((row) => row.replace(/^\S+/, (words) => words.split('/').sort().join('/')))
        .sort(),
    )

describe('a packed thesaurus', () => {
  it('has every row of the table', () => {
    expect(listRows(repack(readThesaurus(), dict))).toEqual(listRows(readThesaurus()))
  })

  it('has words that the dictionary lacks, words that came before, and rows of one word', () => {
    const words = Array.from({ length: 300 }, (_, at) => `词${String.fromCodePoint(0x4e00 + at)}`)
    const dictionary = new TextEncoder().encode(
      words.map((word, at) => `${word} ${10 ** (at % 6)} n`).join('\n'),
    )
    const table = [
      [...words.slice(0, 40), '缺/没有'].map((word) => `${word} ${words[7]} 缺`).join('\n'),
      `${words[250]}/缺/${words[3]} 没有/${words[7]}`,
      '新词',
    ].join('\n\n')
    expect(listRows(repack(table, dictionary))).toEqual(listRows(table))
  })

  it('numbers words by the digits of their count, then as they stand', () => {
    const dictionary = new TextEncoder().encode('a 1 n\nbb 20 n\nc 3 n\nd 45 n')
    expect(locateWords(dictionary)).toEqual([6, 8, 20, 21, 0, 1, 14, 15])
  })
})
