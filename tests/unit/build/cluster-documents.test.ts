import { describe, expect, it } from 'vitest'
import { createBatchAnalyzer } from '../../../src/build/analyze/analyze-batch.ts'
import { type ClusterCorpus, writeClusterDocuments } from '../../../src/build/cluster-documents.ts'
import { countTerms } from '../../../src/build/count-terms.ts'
import { createDictionary } from '../../../src/build/dictionary/dictionary.ts'
import { impactScale } from '../../../src/format/cluster-index.ts'
import {
  defaultSimilarity,
  inverseDocumentFrequency,
  termWeight,
} from '../../../src/format/postings/similarity.ts'
import { bareArticle } from '../../fixtures/bare-article.ts'

const dictionary = createDictionary(
  new Map([
    ['运河', 50],
    ['苏州', 60],
    ['大', 9],
  ]),
)
const analyze = createBatchAnalyzer(dictionary)

function articleOf(id: string, title: string, texts: readonly string[]) {
  const passages = texts.map((text, ordinal) => ({ ordinal, headings: [], anchor: null, text, pictures: [] }))
  const article = bareArticle({
    id,
    title,
    date: id === 'a' ? '1970-01-11' : null,
    authors: id === 'a' ? ['王毅', 'Ｗang', '王毅'] : [],
  })
  return { article, passages, warnings: [] }
}

function write(maxBytes: number, oneEach: boolean) {
  const batch = analyze(
    [articleOf('a', '运河', ['苏州的運河', '苏州 C++']), articleOf('b', '', ['大苏州，苏州'])],
    { bigrams: false },
  )
  const counted = batch.words.map((words) => countTerms([words]))
  const corpus: ClusterCorpus = {
    similarity: defaultSimilarity,
    statistics: { passages: 3, averageTextLength: 3, averageTitleLength: 1 },
    fields: ['author'],
    oneEach,
  }
  const bodies = writeClusterDocuments(
    {
      ...batch,
      frequencies: counted.map(({ frequencies }) => frequencies[0]!),
      passagesOfArticles: batch.articles.map(({ passages }) => passages),
      firstPassage: 10,
      firstArticle: 5,
    },
    corpus,
    maxBytes,
  )
  const bytes = bodies.map(({ length }) => length)
  const lines = bodies.map((body) =>
    new TextDecoder()
      .decode(body)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
  return { batch, bodies: lines, bytes, lines: lines.flat(), counted, corpus }
}

describe('documents of a cluster', () => {
  it('are numbered as the passages of the index, and kept together by their article', () => {
    expect(write(1 << 20, false).lines.filter((_, at) => at % 2 === 0)).toEqual([
      { index: { _id: '10', routing: '5' } },
      { index: { _id: '11', routing: '5' } },
      { index: { _id: '12', routing: '6' } },
    ])
    expect(write(1 << 20, true).lines[0]).toEqual({ index: { _id: '10' } })
  })

  it('hold folded text, values as they are and folded, and the day', () => {
    const { lines, batch } = write(1 << 20, false)
    expect(lines[1]).toMatchObject({
      passage: 10,
      article: 5,
      article_id: 'a',
      day: 10,
      values_0: ['王毅', 'Ｗang'],
      folded_0: ['王毅', 'wang'],
      characters: '运河\n苏州的运河',
      passage_record: batch.passageRecords[0],
      article_record: batch.articleRecords[0],
    })
    expect([lines[3], lines[5]]).toMatchObject([
      { passage: 11, article: 5, ordinal: 1 },
      { passage: 12, article: 6, ordinal: 0 },
    ])
    expect(lines[5]).not.toHaveProperty('day')
    expect(lines[5]).not.toHaveProperty('values_0')
  })

  it('carry the finished score of each term', () => {
    const { lines, batch, corpus } = write(1 << 20, false)
    const impacts = new Map<string, string>(
      lines[1].impacts.split(' ').map((entry: string) => entry.split('\t')),
    )
    const { averageTextLength, averageTitleLength, passages } = corpus.statistics
    const idf = inverseDocumentFrequency(passages, 2)
    const score =
      idf * termWeight(defaultSimilarity, 2, batch.textLengths[0]!, averageTextLength) +
      defaultSimilarity.titleBoost *
        inverseDocumentFrequency(passages, 2) *
        termWeight(defaultSimilarity, 1, batch.titleLengths[0]!, averageTitleLength)
    expect(Number(impacts.get('运河'))).toBe(Math.round(score * impactScale))
    expect([...impacts.keys()].sort()).toEqual(['的', '苏州', '运河'].sort())
    expect(lines[3].impacts).toContain('c++\t')
  })

  it('are cut into bodies of a bounded size, whole', () => {
    const whole = write(1 << 20, false)
    expect(write(1, false).bodies).toHaveLength(3)
    expect(whole.bodies).toHaveLength(1)
    for (let maxBytes = 1; maxBytes < whole.bytes[0]! * 3; maxBytes += 97) {
      const { bodies, bytes, lines } = write(maxBytes, false)
      expect(lines).toEqual(whole.lines)
      for (const [at, body] of bodies.entries())
        if (body.length > 2) expect(bytes[at]).toBeLessThanOrEqual(maxBytes)
    }
  })

  it('count terms over all batches, and those of titles apart', () => {
    const words = [['运河', '苏州'], ['苏州']].map(
      (titles) =>
        analyze(
          titles.map((title, at) => articleOf(`${title}${at}`, title, ['苏州'])),
          { bigrams: false },
        ).words,
    )
    const all = words[0]!.flatMap(
      (_, partition) => countTerms(words.map((ofBatch) => ofBatch[partition]!)).terms,
    )
    expect(all.map(({ term, frequency }) => [term, frequency]).sort()).toEqual(
      [
        ['苏州', 3],
        ['运河', 1],
      ].sort(),
    )
  })
})
