import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../scripts/measure/statistics.ts'
import { openMiniSearchJson } from '../../../../src/engine/minisearch/minisearch-json.ts'
import { encodeTerm, miniSearchOptions, type TermDocument } from '../../../../src/format/minisearch.ts'

const random = createRandom(11)
const terms = ['运河', '大', 'node.js', '𠮷', 'title', '0']
const some = (most: number): string[] =>
  Array.from({ length: Math.floor(random() * most) }, () =>
    encodeTerm(terms[Math.floor(random() ** 2 * terms.length)]!),
  )

function buildJson(documents: number): string {
  const index = new MiniSearch<TermDocument>(miniSearchOptions)
  index.addAll(
    Array.from({ length: documents }, (_, id) => ({
      id,
      text: [...some(12), encodeTerm('所有')],
      title: some(3),
    })),
  )
  return JSON.stringify(index)
}

describe('the JSON of MiniSearch', () => {
  it.each([
    1, 7, 40,
  ])('scores whole terms of %i passages as MiniSearch does, to the last bit', (documents) => {
    const json = buildJson(documents)
    const peer = MiniSearch.loadJSON<TermDocument>(json, miniSearchOptions)
    const index = openMiniSearchJson(json)
    for (const similarity of [
      { k1: 0.9, b: 0.5, titleBoost: 0.25 },
      { k1: 1.2, b: 0, titleBoost: 3 },
    ]) {
      for (const term of [...terms, '所有', '没有的', 'constructor']) {
        const results = peer.search(encodeTerm(term), {
          bm25: { k: similarity.k1, b: similarity.b, d: 0 },
          boost: { text: 1, title: similarity.titleBoost },
          prefix: false,
          fuzzy: false,
        })
        const expected = new Map(results.map(({ id, score }) => [id as number, score]))
        expect(index.scoreTerm(term, similarity)).toEqual(expected)
      }
    }
  })

  it.each([
    ['text that is no JSON', '{'],
    ['another JSON', '[]'],
    ['null', 'null'],
    [
      'a version that MiniSearch no longer writes',
      buildJson(1).replace('"serializationVersion":2', '"serializationVersion":1'),
    ],
    ['no terms', '{"serializationVersion":2,"fieldIds":{"text":0,"title":1}}'],
    ['no fields', '{"serializationVersion":2,"index":[]}'],
  ])('is refused where it is %s', (_name, json) => {
    expect(() => openMiniSearchJson(json)).toThrow(expect.objectContaining({ code: 'INDEX_CORRUPT' }))
  })
})
