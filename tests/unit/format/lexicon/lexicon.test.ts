import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFoundWords, maxWordUnits } from '../../../../src/analysis/lexicon.ts'
import { type LexiconEntry, writeLexicon } from '../../../../src/format/lexicon/lexicon-writer.ts'
import { openLexicon } from '../../../../src/format/lexicon/packed-lexicon.ts'

const unknownCost = 77_000

const characters = fc.constantFrom(...'天地玄黄宇宙洪荒日月')
/** Words of one to four characters, a few as long as words may be. */
const someWords = fc.oneof(
  { weight: 20, arbitrary: fc.string({ unit: characters, minLength: 1, maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: characters, minLength: 14, maxLength: maxWordUnits, size: 'max' }),
  },
)
/** Enough different words for several blocks. */
const someEntries: fc.Arbitrary<LexiconEntry[]> = fc
  .uniqueArray(someWords, { minLength: 1, maxLength: 400, size: 'max' })
  .map((terms) =>
    terms
      .sort((a, b) => (a < b ? -1 : 1))
      .map((term, id) => ({ term, cost: 100 + (id % 7) * 3, frequency: 1 + ((id * 31) % 50) })),
  )

const unitsOf = (text: string) => Uint16Array.from(text, (character) => character.charCodeAt(0))

describe('a lexicon', () => {
  it('holds each word under its position in order of units, and no other', () => {
    fc.assert(
      fc.property(someEntries, fc.constantFrom('天天天天', '月', '荒唐', '天地玄黄宇'), (entries, other) => {
        const lexicon = openLexicon(writeLexicon(entries, unknownCost))
        expect([lexicon.size, lexicon.unknownCost]).toEqual([entries.length, unknownCost])
        for (const [id, { term, frequency }] of entries.entries()) {
          expect(lexicon.idOf(term)).toBe(id)
          expect(lexicon.term(id)).toBe(term)
          expect(lexicon.lengthAt(id)).toBe(term.length)
          expect([lexicon.frequency(id), lexicon.weightAt(id)]).toEqual([frequency, frequency])
          expect(lexicon.wordAt(id)).toEqual({ text: term, weight: frequency })
        }
        expect(lexicon.idOf(other)).toBe(entries.findIndex(({ term }) => term === other))
        expect(lexicon.idOf('')).toBe(-1)
        expect(() => lexicon.lengthAt(entries.length)).toThrow('not in the lexicon')
      }),
      { seed: 12, numRuns: 40 },
    )
  })

  it('finds every word that begins at a position and ends before the end, short ones first', () => {
    fc.assert(
      fc.property(
        someEntries,
        fc.string({ unit: fc.constantFrom(...'天地玄黄宇'), minLength: 1, maxLength: 7 }),
        (entries, text) => {
          const lexicon = openLexicon(writeLexicon(entries, unknownCost))
          const found = createFoundWords()
          for (let start = 0; start < text.length; start++) {
            for (let end = start + 1; end <= text.length; end++) {
              const count = lexicon.findWords(unitsOf(text), start, end, found)
              const expected = entries.filter(({ term }) => text.slice(start, end).startsWith(term))
              expect(Array.from({ length: count }, (_, index) => found.costs[index])).toEqual(
                expected.map(({ cost }) => cost),
              )
              expect(Array.from({ length: count }, (_, index) => lexicon.term(found.ids[index]!))).toEqual(
                expected.map(({ term }) => term),
              )
              expect([...found.lengths.slice(0, count)]).toEqual(expected.map(({ term }) => term.length))
            }
          }
        },
      ),
      { seed: 13, numRuns: 40 },
    )
  })

  it('lists the most frequent words of two characters or more that begin with a prefix', () => {
    fc.assert(
      fc.property(
        someEntries,
        fc.constantFrom('天', '地玄', '月'),
        fc.integer({ min: 1, max: 6 }),
        (entries, prefix, most) => {
          const all = entries
            .filter(({ term }) => term.length > 1 && term.startsWith(prefix))
            .sort((a, b) => b.frequency - a.frequency || a.term.length - b.term.length)
          const found = openLexicon(writeLexicon(entries, unknownCost)).startingWith(prefix, most)
          expect(found.map(({ text }) => text).sort()).toEqual(
            all
              .slice(0, most)
              .map(({ term }) => term)
              .sort(),
          )
          expect(found.map(({ weight }) => weight)).toEqual(
            all.slice(0, most).map(({ frequency }) => frequency),
          )
          for (const [before, after] of found.slice(1).map((after, index) => [found[index]!, after] as const))
            expect(before.weight > after.weight || before.text < after.text).toBe(true)
        },
      ),
      { seed: 14, numRuns: 60 },
    )
  })

  it('of more blocks than stay decoded answers alike, however often and in whatever order it is asked', () => {
    const terms = Array.from({ length: 40_000 }, (_, id) =>
      String.fromCharCode(0x4e00 + Math.floor(id / 200), 0x4e00 + (id % 200)),
    )
    const lexicon = openLexicon(
      writeLexicon(
        terms.map((term, id) => ({ term, cost: 7, frequency: 1 + (id % 1000) })),
        unknownCost,
      ),
    )
    for (let step = 0, id = 0; step < terms.length; step++, id = (id + 7919) % terms.length)
      if (lexicon.term(id) !== terms[id] || lexicon.frequency(id) !== 1 + (id % 1000))
        expect.unreachable(`word ${id}`)
    expect(terms.every((term, id) => lexicon.idOf(term) === id)).toBe(true)
  })

  it('keeps words as long as a lexicon has, and any cost and frequency', () => {
    const terms = [
      '天',
      '天'.repeat(16),
      '天'.repeat(17),
      `${'天'.repeat(31)}地`,
      '天地',
      '地'.repeat(32),
    ].sort()
    const entries = terms.map((term, at) => ({ term, cost: 4096 * at, frequency: at === 0 ? 0 : 30 ** at }))
    const lexicon = openLexicon(writeLexicon(entries, unknownCost))
    const read = entries.map((_, id) => [lexicon.term(id), lexicon.frequency(id)])
    expect(read).toEqual(entries.map(({ term, frequency }) => [term, frequency]))
    const found = createFoundWords()
    for (const { term, cost } of entries) {
      const count = lexicon.findWords(unitsOf(term), 0, term.length, found)
      expect(found.costs[count - 1]).toBe(cost)
    }
  })

  it('with any byte of its blocks changed holds other words, or is an error with a code', () => {
    const text = '天地玄黄宇宙洪荒日月盈昃辰宿列张'
    const terms = Array.from({ length: 240 }, (_, id) => text[id >>> 4]! + text[id & 15]!).sort()
    const file = writeLexicon(
      terms.map((term, id) => ({ term, cost: 4096 * (id % 5), frequency: 1 + id })),
      unknownCost,
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 64, max: file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const damaged = file.slice()
          damaged[at]! ^= change
          try {
            const lexicon = openLexicon(damaged)
            for (let id = 0; id < lexicon.size; id++) expect(typeof lexicon.term(id)).toBe('string')
          } catch (error) {
            expect(error).toMatchObject({ code: 'INDEX_CORRUPT' })
          }
        },
      ),
      { seed: 15, numRuns: 400 },
    )
  })

  it('that does not add up is an error', () => {
    const entries = [{ term: '天', cost: 1, frequency: 1 }]
    const file = writeLexicon(entries, unknownCost)
    // The number of words is the second of its head, behind the table of seven sections.
    new DataView(file.buffer).setUint32(64 + 4, 65, true)
    expect(() => openLexicon(file)).toThrow(expect.objectContaining({ code: 'INDEX_CORRUPT' }))
  })
})
