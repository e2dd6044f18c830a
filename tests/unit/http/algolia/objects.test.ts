import { describe, expect, it } from 'vitest'
import type { Passage } from '../../../../src/format/article.ts'
import { readObject, readObjects } from '../../../../src/http/algolia/objects.ts'
import type { Searcher } from '../../../../src/search/answer.ts'

const passage = (ordinal: number, text: string, headings: string[], anchor: string | null): Passage => ({
  ordinal,
  text,
  headings,
  anchor,
  pictures: [],
})
const passages = [
  passage(0, '大运河始凿于春秋。', [], null),
  passage(1, '船闸逐级提升水位。', ['水利', '船闸'], 'lock'),
  passage(2, '两岸多石桥。', ['桥梁'], 'bridges'),
]
const article = {
  id: 'canal',
  title: '大运河',
  url: '/canal',
  date: null,
  authors: ['林一'],
  editors: [],
  tags: [],
  description: null,
  image: null,
  fields: {},
}

/** Passages that were asked for: the first, and how many. */
const asked: [first: number, limit: number][] = []

const searcher = {
  async article(id: string, first: number, limit: number) {
    asked.push([first, limit])
    if (id !== 'canal') return null
    return { article, passages: passages.slice(first, first + limit), count: passages.length }
  },
} as unknown as Searcher

const absolute = (url: string): string => `https://site.example${url}`
const read = (id: string, ...attributes: string[]) => readObject(searcher, id, attributes, absolute)

describe('an object by its id', () => {
  it('is an article with all of its text', async () => {
    const record = await read('canal')
    expect(record).toMatchObject({
      objectID: 'canal',
      url: 'https://site.example/canal',
      permalink: 'https://site.example/canal',
      anchor: null,
    })
    for (const { text } of passages) expect(record!.content).toContain(text)
    expect(record!.hierarchy).toMatchObject({ lvl0: '大运河', lvl1: null, lvl2: null })
  })

  it('is a passage, which alone is read', async () => {
    asked.length = 0
    expect(await read('canal#1')).toMatchObject({
      objectID: 'canal#1',
      url: 'https://site.example/canal#lock',
      permalink: 'https://site.example/canal#lock',
      anchor: 'lock',
      content: '船闸逐级提升水位。',
      hierarchy: { lvl0: '大运河', lvl1: '水利', lvl2: '船闸', lvl3: null },
    })
    expect(asked.at(-1)).toEqual([1, 1])
    expect(await read('canal#0')).toMatchObject({ anchor: null, content: '大运河始凿于春秋。' })
  })

  it.each(['nothing', 'nothing#1', 'canal#3', ''])('is null where there is none: %j', async (id) => {
    expect(await read(id)).toBeNull()
  })

  it('has the attributes that were asked for, and its id', async () => {
    expect(await read('canal', 'anchor')).toEqual({ objectID: 'canal', anchor: null })
    expect(await read('canal', 'anchor', '*')).toHaveProperty('content')
  })

  it('stands among several where it was named', async () => {
    const entries = [
      { objectID: 'canal#2', attributesToRetrieve: ['anchor'] },
      { objectID: 'nothing' },
      { objectID: 7 },
      { objectID: 'canal', attributesToRetrieve: ['objectID'] },
    ]
    expect(await readObjects(searcher, entries, absolute)).toEqual([
      { objectID: 'canal#2', anchor: 'bridges' },
      null,
      null,
      { objectID: 'canal' },
    ])
  })
})
