import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openColumns, rangeAt, writeColumns } from '../../../src/format/encoding/column-file.ts'
import { writeArticleIds } from '../../../src/format/lookup/article-ids.ts'
import { fileOfKey, findNumbers } from '../../../src/format/lookup/hash-table.ts'
import { openSuggestHeader, writeSuggestHeader } from '../../../src/format/suggest/suggest-header.ts'

const magic = 0x54534554
const isDamage = expect.objectContaining({ code: 'INDEX_CORRUPT' })

describe('a file of columns', () => {
  const someColumns = fc.tuple(
    fc.uint8Array({ maxLength: 9 }),
    fc.uint16Array({ maxLength: 9 }),
    fc.uint32Array({ maxLength: 9 }),
  )

  it('is read as it was written, aligned in its buffer or not', () => {
    fc.assert(
      fc.property(someColumns, fc.nat(7), (columns, before) => {
        const written = writeColumns(magic, columns)
        const buffer = new Uint8Array(before + written.length)
        buffer.set(written, before)
        const file = openColumns(buffer.subarray(before), magic, 3)
        expect([file.bytes(0), file.units(1), file.numbers(2)]).toEqual(columns)
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  it('that is aligned is not copied', () => {
    const written = writeColumns(magic, [Uint8Array.of(1, 2, 3)])
    expect(openColumns(written, magic, 1).bytes(0).buffer).toBe(written.buffer)
  })

  it('with other columns, another magic number or less than it says is damage', () => {
    const written = writeColumns(magic, [Uint8Array.of(1, 2, 3), Uint16Array.of(4)])
    expect(() => openColumns(written, magic + 1, 2)).toThrow(isDamage)
    expect(() => openColumns(written, magic, 1)).toThrow(isDamage)
    for (let length = 0; length < written.length; length++)
      expect(() => openColumns(written.slice(0, length), magic, 2)).toThrow(isDamage)
    const longer = Uint8Array.from(written)
    longer[8] = 255
    expect(() => openColumns(longer, magic, 2)).toThrow(isDamage)
  })

  it('has ranges within their column only', () => {
    const offsets = Uint32Array.of(0, 2, 2, 5, 4)
    expect(rangeAt(offsets, 0, 5)).toEqual([0, 2])
    expect(rangeAt(offsets, 1, 5)).toEqual([2, 2])
    expect(rangeAt(offsets, 2, 5)).toEqual([2, 5])
    expect(() => rangeAt(offsets, 2, 4)).toThrow(
      'expected offsets within 4 in a file of the index, got 2 to 5',
    )
    expect(() => rangeAt(offsets, 3, 5)).toThrow(isDamage)
    expect(() => rangeAt(offsets, 4, 5)).toThrow(isDamage)
  })
})

describe('the header of the completions', () => {
  const keys = fc
    .uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '中', '国'), minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 30,
    })
    .map((texts) => texts.sort())

  it('names all blocks that may hold keys with a start, and no block behind them', () => {
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('a', 'b', 'ab', '中', '中国', 'z'),
        (all, size, typed) => {
          const firsts = all.filter((_, index) => index % size === 0)
          const header = openSuggestHeader(writeSuggestHeader(firsts, []))
          const blocks = header.blocksOf(typed)
          const holding = all.flatMap((key, index) =>
            key.startsWith(typed) ? [Math.floor(index / size)] : [],
          )
          expect(blocks).toEqual(expect.arrayContaining(holding))
          expect(blocks.length).toBeLessThanOrEqual(new Set(holding).size + 1)
        },
      ),
      { seed: 4, numRuns: 200 },
    )
  })

  it('knows the starts that too many keys share, and no others', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom('a', 'b', 'ab', '中', 'z'), (starts, typed) => {
        const crowded = starts.map((start, index) => ({ start, block: index * 3 }))
        const header = openSuggestHeader(writeSuggestHeader(['a'], crowded))
        expect(starts.map((start) => header.topBlockOf(start))).toEqual(crowded.map(({ block }) => block))
        if (!starts.includes(typed)) expect(header.topBlockOf(typed)).toBeNull()
      }),
      { seed: 5, numRuns: 100 },
    )
  })
})

it('articles are found by their ids, in one file of some 16,000', () => {
  const ids = Array.from({ length: 40_000 }, (_, article) => `posts/${article}`)
  const files = writeArticleIds(ids)
  expect(files).toHaveLength(3)
  for (let article = 0; article < ids.length; article += 997) {
    const id = ids[article]!
    expect(findNumbers(files[fileOfKey(id, files.length)]!, id)).toContain(article)
  }
  expect(findNumbers(files[fileOfKey('posts/x', 3)]!, 'posts/x')).toEqual([])
  expect(fileOfKey('posts/1', 0)).toBe(-1)
})
