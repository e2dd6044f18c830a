import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/http/app.ts'
import { searchAnswer, suggestAnswer } from '../../../src/http/contract.ts'
import type { SearchAnswer, Searcher } from '../../../src/search/answer.ts'
import { defaultSearcherOptions, openSearcher } from '../../../src/search/open-searcher.ts'
import { type BuiltIndex, buildTestIndex, filterBy, requestOf } from '../../fixtures/built-index.ts'
import { inventArticles } from '../../fixtures/invented-articles.ts'
import { wildText } from '../../fixtures/wild-text.ts'

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']
const hostile: readonly (readonly [name: string, q: string])[] = [
  ['quotes', '"'.repeat(10_000)],
  ['corner brackets', '「'.repeat(10_000)],
  ['closed quotes', '"水"'.repeat(10_000)],
  ['minus signs', '-'.repeat(10_000)],
  ['minus signs apart', '- '.repeat(10_000)],
  ['excluded words', '水 -山 '.repeat(5_000)],
  ['one character again and again', '水'.repeat(1_000)],
  ['one character again and again, apart', '水 '.repeat(500)],
  ['two characters by turns', '水山'.repeat(500)],
  ['one letter again and again', 'a '.repeat(500)],
  ['one long word', 'a'.repeat(1_000)],
  ['digits', '1,000,'.repeat(160)],
  ['dots', 'a.b-c_'.repeat(160)],
  [
    'different words',
    Array.from({ length: 330 }, (_, at) => String.fromCharCode(0x4e00 + at * 61, 0x4e01 + at * 61)).join(' '),
  ],
  [
    'different words in one',
    Array.from({ length: 1_000 }, (_, at) => String.fromCharCode(0x4e00 + at * 20)).join(''),
  ],
  ['different Latin words', Array.from({ length: 250 }, (_, at) => `${(at * 7919).toString(36)}`).join(' ')],
  [
    'different phrases',
    Array.from({ length: 200 }, (_, at) => `"${String.fromCharCode(0x4e00 + at * 97)}水"`).join(''),
  ],
  ['fields', 'author:李白 tag:历史 '.repeat(50)],
  ['lone halves of characters', '\ud800\udc00\udc00\ud800'.repeat(250)],
  ['NUL', '\0水\0'.repeat(300)],
  ['marks on a letter', `水${'\u0301'.repeat(900)}`],
  ['marks of direction', '\u202e\u2066水\u2069\u202c'],
  ['joined emoji', '👨‍👩‍👧'.repeat(100)],
  ['a pattern', '(a+)+$|.*[^水]{1,99}\\1'],
  ['a statement', "'; DROP TABLE passages; -- %水_"],
  ['markup', '<script>alert("水")</script>&amp;<mark>'],
  ['a megabyte of Han', '大运河'.repeat(350_000)],
  ['a megabyte of words', 'a1 '.repeat(350_000)],
  ['a megabyte of quotes', '"大 '.repeat(350_000)],
  ...names.map((name) => [`the name ${name}`, name] as const),
  ...names.map((name) => [`the field ${name}`, `author:${name} tag:${name} ${name}:水`] as const),
]

describe.each(['minisearch', 'packed'] as const)('a hostile query, to %s', (engine) => {
  let index: BuiltIndex
  const reads: string[] = []
  let searcher: Searcher
  beforeAll(async () => {
    index = await buildTestIndex(inventArticles(60, 4, 3), engine, {
      synonyms: [
        ['水', 'constructor'],
        ['山', '__proto__'],
      ],
    })
    const files = new Map(
      readdirSync(index.folder).map((name) => [name, new Uint8Array(readFileSync(join(index.folder, name)))]),
    )
    searcher = await openSearcher({
      async read(name) {
        reads.push(name)
        return files.get(name)!
      },
    })
  })
  afterAll(() => index.remove())

  function expectAnswer(answer: SearchAnswer): void {
    v.parse(searchAnswer, { ...answer, tookMs: 0 })
    expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length)
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  }

  it.each(hostile)('is answered in bounds: %s', async (_name, q) => {
    for (const more of [{ limit: 100, group: 'passage', explain: true }, { sort: 'newest' }] as const) {
      reads.length = 0
      expectAnswer(await searcher.search(requestOf(q, more)))
      expect(reads.length).toBeLessThanOrEqual(defaultSearcherOptions.maxReads)
    }
    reads.length = 0
    v.parse(suggestAnswer, await searcher.suggest(q, 20))
    expect(reads.length).toBeLessThanOrEqual(6)
  })

  it('counts for no more than its first 1,000 units', async () => {
    const start = '大运河 "改革" '.padEnd(1000, '水')
    const short = await searcher.search(requestOf(start))
    const long = await searcher.search(requestOf(start + '"没有" -改革 tag:没有'.repeat(50_000)))
    expect({ ...long, query: '' }).toEqual({ ...short, query: '' })
  })

  it.each(names)('finds nobody by the name of %s who is not there', async (name) => {
    for (const field of ['author', 'tag', name]) {
      const filters = [filterBy(field, name)]
      const answer = await searcher.search(requestOf('水', { filters, limit: 100 }))
      expectAnswer(answer)
      const values = answer.hits.map(({ article }) => [...article.authors, ...article.tags])
      expect(values.every((all) => all.includes(name))).toBe(true)
    }
    expect((await searcher.suggest(name, 8)).suggestions).toEqual([])
  })

  it('is answered well-formed, whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        wildText(12),
        wildText(2),
        fc.constantFrom('article', 'passage'),
        async (q, filter, group) => {
          expectAnswer(await searcher.search(requestOf(q, { group, limit: 5 })))
          if (filter !== '')
            expectAnswer(
              await searcher.search(
                requestOf(q, { filters: [filterBy('author', filter), filterBy('tag', filter)] }),
              ),
            )
          const { suggestions } = v.parse(suggestAnswer, await searcher.suggest(q, 8))
          expect(new Set(suggestions.map(({ text }) => text)).size).toBe(suggestions.length)
        },
      ),
      { seed: 31, numRuns: 400 },
    )
  })

  it('is refused when it is too long, and answered when it is odd', async () => {
    const app = createApp({ searcher: async () => searcher, searchBox: async () => null })
    for (const path of ['search', 'suggest']) {
      const long = await app.request(`/api/${path}?q=${encodeURIComponent('运'.repeat(350_000))}`)
      expect(long.status).toBe(400)
      expect(await long.json()).toMatchObject({ code: 'INVALID_PARAMETER', parameter: 'q' })
      for (const q of ['%ED%A0%80', '%00', '%', '%FF%FE', '__proto__', '%22%22%22', '-'])
        expect((await app.request(`/api/${path}?q=${q}`)).status).toBe(200)
    }
  })
})

describe('a passage of half a million words', () => {
  it('is looked through in one go', async () => {
    const text = 'a b '.repeat(250_000)
    const index = await buildTestIndex([{ id: 'long', title: '', text }], 'packed', { split: false })
    const { hits } = await index.searcher.search(requestOf('a b a b c'))
    const phrase = await index.searcher.search(requestOf('"a b a b a c"'))
    await index.remove()
    expect(hits.length).toBe(1)
    expect(phrase.total).toBe(0)
  })
})
