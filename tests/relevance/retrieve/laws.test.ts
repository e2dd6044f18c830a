import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJiebaDictionary } from '../../../scripts/index/threads/jieba-dictionary.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { foldToString } from '../../../src/analysis/fold.ts'
import { createDictionary, readWordCounts } from '../../../src/build/dictionary/dictionary.ts'
import { listFieldTexts } from '../../../src/format/field-texts.ts'
import { createClauseAnalyzer } from '../../../src/query/analyze-query.ts'
import { openIndexReader, unlimitedReads } from '../../../src/reader/index-reader.ts'
import type { MarkedText } from '../../../src/search/answer.ts'
import { escapeHtml } from '../../../src/text/escape-html.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const content = join(import.meta.dirname, '../../../content')

const built: { minisearch?: BuiltIndex; packed?: BuiltIndex } = {}
const texts: string[] = []
/** Folded fields of each passage. */
const fields: string[][] = []

beforeAll(async () => {
  built.minisearch = await buildTestIndex(content, 'minisearch')
  built.packed = await buildTestIndex(content, 'packed')
  const artifact = await openIndexReader(createFileStore(built.packed.folder), 1 << 24)
  const numbers = Array.from({ length: artifact.manifest.passages }, (_, number) => number)
  for (const [number, passage] of (await artifact.readPassages(numbers, unlimitedReads())).entries()) {
    texts.push(passage.text)
    const article = await artifact.readArticleOf(number, unlimitedReads())
    fields.push(listFieldTexts(article, passage).map(foldToString))
  }
})
afterAll(async () => {
  await built.minisearch?.remove()
  await built.packed?.remove()
})

/** Queries cut from the articles at hand, whole and mangled. */
function query(): fc.Arbitrary<string> {
  const slice = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 14 })).map(([passage, at, length]) => {
    const text = [...(texts[passage % texts.length] ?? '汉')]
    return text.slice(at % text.length, (at % text.length) + length).join('')
  })
  const wild = fc.constantFrom(
    '"',
    '-',
    '“',
    ' ',
    'author:',
    'tag:',
    '\ud800',
    '\0',
    '<b>',
    '的',
    'Node',
    '運',
  )
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: slice }, wild), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join(''))
}

function expectWellMarked({ text, marks, html }: MarkedText): void {
  expectMarksInside(text, marks)
  let expected = ''
  let at = 0
  for (const [start, end] of marks) {
    expected += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  expect(html).toBe(expected + escapeHtml(text.slice(at)))
}

function expectMarksInside(text: string, marks: MarkedText['marks']): void {
  let before = -1
  for (const [start, end] of marks) {
    expect(start).toBeGreaterThan(before)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    for (const border of [start, end]) {
      expect(
        /[\ud800-\udbff]/.test(text[border - 1] ?? '') && /[\udc00-\udfff]/.test(text[border] ?? ''),
      ).toBe(false)
    }
    before = end
  }
}

describe('both engines', () => {
  it('find the same passages with the same scores', async () => {
    await fc.assert(
      fc.asyncProperty(query(), async (q) => {
        const request = requestOf(q, { limit: 100, group: 'passage' })
        const packed = await built.packed!.searcher.search(request)
        const minisearch = await built.minisearch!.searcher.search(request)
        const list = (answer: typeof packed) => answer.hits.map((hit) => [hit.id, hit.score.toFixed(6)])
        expect(list(packed)).toEqual(list(minisearch))
        expect(packed.total).toBe(minisearch.total)
      }),
      { numRuns: 300, seed: 11 },
    )
  })
})

describe('marks', () => {
  it('lie inside the text, sorted, apart, at borders of code points, and html is the escaped text', async () => {
    await fc.assert(
      fc.asyncProperty(query(), async (q) => {
        const { hits } = await built.packed!.searcher.search(requestOf(q))
        for (const hit of hits) {
          for (const marked of [hit.title, hit.snippet]) expectWellMarked(marked)
          expect(hit.headingMarks.length).toBe(hit.headings.length)
          for (const [at, text] of hit.headings.entries()) expectMarksInside(text, hit.headingMarks[at]!)
          if (hit.picture) expectWellMarked(hit.picture.caption)
        }
      }),
      { numRuns: 300, seed: 12 },
    )
  })
})

describe('a quoted string', () => {
  it('finds every passage that holds it, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 12 }), async (passage, at, length) => {
        const runs = [...texts[passage % texts.length]!.matchAll(/\p{Script=Han}+/gu)].map(([run]) => run)
        const run = [...(runs[at % Math.max(1, runs.length)] ?? '水')]
        const start = at % run.length
        const asked = run.slice(start, start + length).join('')
        const folded = foldToString(asked)
        const matches = fields.filter((texts) => texts.some((text) => text.includes(folded))).length
        for (const index of [built.packed!, built.minisearch!]) {
          const request = requestOf(`"${asked}"`, { group: 'passage', limit: 100 })
          const { total, totalIsExact, hits } = await index.searcher.search(request)
          expect({ asked, total, totalIsExact }).toEqual({ asked, total: matches, totalIsExact: true })
          expect(hits.length).toBe(Math.min(100, matches))
          for (const { title, snippet, headings, headingMarks, picture } of hits) {
            const paths = headings.map((text, place) => ({ text, marks: headingMarks[place]! }))
            const shown = [title, snippet, ...paths, ...(picture ? [picture.caption] : [])]
            const marked = shown.flatMap(({ text, marks }) => marks.map((mark) => text.slice(...mark)))
            // Occurrences that touch are one mark.
            expect(marked.some((mark) => foldToString(mark).replaceAll(folded, '') === '')).toBe(true)
          }
        }
      }),
      { numRuns: 300, seed: 13 },
    )
  })
})

describe('the lexicon of an index', () => {
  it('cuts every sentence of the articles as the whole dictionary does', async () => {
    const artifact = await openIndexReader(createFileStore(built.packed!.folder), 1 << 24)
    const edge = createAnalyzer(artifact.lexicon)
    const build = createAnalyzer(createDictionary(readWordCounts(readJiebaDictionary(), [])))
    expect(texts.length).toBeGreaterThan(60)
    for (const text of texts) expect(edge.tokenize(text)).toEqual(build.tokenize(text))
  })

  it('has every term that the analyzer cuts a passage into, in as many passages', async () => {
    const reader = await openIndexReader(createFileStore(built.packed!.folder), 1 << 24)
    const analyzer = createAnalyzer(reader.lexicon)
    const passagesOf = new Map<string, number>()
    for (const passage of fields) {
      const terms = new Set(passage.flatMap((field) => analyzer.tokenize(field).map(({ term }) => term)))
      for (const term of terms) passagesOf.set(term, (passagesOf.get(term) ?? 0) + 1)
    }
    expect(passagesOf.size).toBeGreaterThan(1000)
    for (const [term, frequency] of passagesOf) {
      const id = reader.lexicon.idOf(term)
      const found =
        id >= 0
          ? reader.lexicon.frequency(id)
          : (await reader.findTerms(term, 0, unlimitedReads()))[0]?.frequency
      expect({ term, frequency: found }).toEqual({ term, frequency })
    }
  })

  it('cuts a query as it cuts the text that the query is taken from', async () => {
    const reader = await openIndexReader(createFileStore(built.packed!.folder), 1 << 24)
    const analyzer = createAnalyzer(reader.lexicon)
    const analyzeClause = createClauseAnalyzer(reader.lexicon)
    for (const text of texts) {
      const { terms } = analyzeClause({ occur: 'should', text, isPhrase: false })
      expect(terms.map(({ term, token }) => [term, token !== 'word'])).toEqual(
        analyzer.tokenize(text).map(({ term, isSubWord }) => [term, isSubWord]),
      )
    }
  })
})
