import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanArticle } from '../../../../src/build/analyze/clean-article.ts'
import type { Passage } from '../../../../src/format/article.ts'
import { createRecordReader, writeNumber } from '../../../../src/format/encoding/record-text.ts'
import { articleToRecord, recordToArticle } from '../../../../src/format/stored-fields/article-record.ts'
import { passageToRecord, recordToPassage } from '../../../../src/format/stored-fields/passage-record.ts'
import { addressOfId } from '../../../../src/text/address-of-id.ts'
import { isSafeAddress } from '../../../../src/text/safe-address.ts'
import { bareArticle } from '../../../fixtures/bare-article.ts'

const article = bareArticle({ id: 'a' })
const passage: Passage = { ordinal: 0, headings: [], anchor: null, text: '', pictures: [] }

// The noncharacters that once kept fields apart, signs that lengths are written with, and text.
const text = fc.string({
  unit: fc.constantFrom('\ufdd0', '\ufdd1', '\ufdd2', ' ', '!', '/', 'O', '}', '0', '湖', '😀', '\n'),
  maxLength: 60,
})
const texts = fc.array(text, { maxLength: 4 })

describe('a record', () => {
  it('of an article reads back as it was, whatever its fields hold', () => {
    const articles = fc.record({
      id: text,
      title: text,
      url: fc.constantFrom('/a', 'https://a.example/b?c#d', 'e/f'),
      date: fc.constantFrom(null, '2024-01-01'),
      authors: texts,
      editors: fc.constant([]),
      tags: texts,
      description: fc.option(text),
      image: fc.constantFrom(null, '/a.png'),
      fields: fc.dictionary(text, fc.array(text, { minLength: 1, maxLength: 3 }), { maxKeys: 3 }),
    })
    fc.assert(
      fc.property(articles, (written) => {
        const read = recordToArticle(articleToRecord(written))
        expect(JSON.stringify(read)).toBe(
          JSON.stringify({ ...read, ...written, fields: Object.fromEntries(Object.entries(written.fields)) }),
        )
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('of a passage reads back as it was, whatever its fields hold', () => {
    const passages = fc.record({
      ordinal: fc.nat(5000),
      headings: texts,
      anchor: fc.option(text),
      text,
      pictures: fc.array(fc.record({ src: fc.constantFrom('/a.png', 'b.jpg'), caption: text }), {
        maxLength: 3,
      }),
    })
    fc.assert(
      fc.property(passages, (written) => {
        expect(recordToPassage(passageToRecord(written), 3)).toEqual({ ...written, article: 3 })
      }),
      { seed: 8, numRuns: 500 },
    )
  })

  it('holds nothing for an address that follows from the id', () => {
    const id = '第一/篇'
    const derived = articleToRecord({ ...article, id, url: addressOfId(id) })
    expect(derived.length).toBeLessThan(8)
    expect(recordToArticle(derived).url).toBe(addressOfId(id))
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/x',
    '/\\evil.example',
    '\u0001javascript:x',
    ' javascript:x',
    'http:evil',
    'https://',
    '',
  ])('never answers the address %j', (address) => {
    expect(isSafeAddress(address)).toBe(false)
    const read = recordToArticle(articleToRecord({ ...article, url: address, image: address }))
    expect(read).toMatchObject({ url: '/a', image: null })
    const stored = { ...passage, pictures: [{ src: address, caption: '湖' }] }
    expect(recordToPassage(passageToRecord(stored), 0).pictures).toEqual([{ src: '', caption: '湖' }])
  })

  it.each([
    '/',
    '/a/b?c=//d#e',
    'a/b.html',
    '#x',
    '?q=1',
    './a',
    'https://a.example/',
    'http://a.example:8080/b',
    'mailto:a@b.example',
  ])('answers the address %j', (address) => {
    expect(isSafeAddress(address)).toBe(true)
  })

  it('that is cut short or forged is damage', () => {
    const record = articleToRecord({ ...article, title: '湖面', tags: ['a', 'b'] })
    for (let end = 0; end < record.length; end++)
      expect(() => recordToArticle(record.slice(0, end))).toThrowError(/damaged/)
    expect(() => createRecordReader('\ufdd0').number()).toThrowError(/damaged/)
    expect(() => createRecordReader(`${writeNumber(9_999_999)}x`).texts()).toThrowError(/damaged/)
  })

  it('holds numbers of any size', () => {
    for (const value of [0, 1, 46, 47, 48, 2208, 2209, 103_822, 103_823, 2 ** 31])
      expect(createRecordReader(writeNumber(value)).number()).toBe(value)
  })
})

it('fields lose what no reader sees before they are analyzed', () => {
  const parsed = cleanArticle({
    article: {
      ...article,
      id: 'a\u0000b',
      title: '灰\u0007犀\n牛',
      authors: ['王\u009f毅'],
      fields: { 'l\u0001ang': ['z\ud800h'] },
    },
    passages: [{ ...passage, text: '一\r\n二\u0008三\t四\ufffe', headings: ['甲\n乙'] }],
    warnings: [],
  })
  expect(parsed.article).toMatchObject({
    id: 'ab',
    title: '灰犀 牛',
    authors: ['王毅'],
    fields: { lang: ['z\ufffdh'] },
  })
  expect(parsed.passages[0]).toMatchObject({ text: '一\n二三\t四', headings: ['甲 乙'] })
})
