import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../scripts/measure/statistics.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { stringToUnits } from '../../../src/analysis/fold.ts'
import { findLiteral } from '../../../src/query/phrase-match.ts'
import { openSearcher } from '../../../src/search/open-searcher.ts'
import { buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const words = 'io net js crates.io index node 0 0.0.1 127 2.1 ab x64 v2 core 运河 水'.split(' ')
const signs = ['.', '-', '/', '@', ':', '.', '.', ', ', '']

/** Names of at most eight parts, as packages, addresses and versions are written. */
function drawNames(random: () => number): string {
  const draw = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!
  const drawName = (): string => {
    let name = draw(words)
    while (random() < 0.7 && name.length < 16) name += draw(signs) + draw(words)
    return name
  }
  return Array.from({ length: 1 + Math.floor(random() * 4) }, drawName).join(' ')
}

describe('a quoted string of names and signs', () => {
  it.each([
    'packed',
    'minisearch',
  ] as const)('is found in every text that has it, with %s', async (engine) => {
    const random = createRandom(11)
    const lines = Array.from({ length: 150 }, (_, id) => ({
      id: `${id}`,
      title: '',
      text: `${drawNames(random)}。`,
    }))
    const index = await buildTestIndex(lines, engine)
    try {
      const atEdge = await openSearcher(createFileStore(index.folder))
      const missed: string[] = []
      let asked = 0
      for (let draw = 0; draw < 700; draw++) {
        const { text } = lines[Math.floor(random() * lines.length)]!
        const start = Math.floor(random() * text.length)
        const string = text
          .slice(start, start + 2 + Math.floor(random() * 12))
          .replace('。', '')
          .trim()
        const holding = lines.filter(
          ({ text }) => findLiteral({ folded: text, units: stringToUnits(text) }, string, 1).length > 0,
        )
        if (holding.length === 0 || !/[a-z\d]/.test(string)) continue
        asked++
        for (const searcher of [index.searcher, atEdge]) {
          const { hits, totalIsExact } = await searcher.search(requestOf(`"${string}"`, { limit: 100 }))
          const found = new Set(hits.map(({ article }) => article.id))
          const lost = holding.filter(({ id }) => !found.has(id))
          if (lost.length > 0 && totalIsExact) missed.push(`${string} in ${lost[0]!.text}`)
        }
      }
      expect(missed).toEqual([])
      expect(asked).toBeGreaterThan(150)
    } finally {
      await index.remove()
    }
  })

  it.each([
    ['crates.io', 'https://index.crates.io-1949cf8c6b5b557f-2024/a'],
    ['0.0.1', '127.0.0.1'],
    ['.net', 'asp.net'],
    ['9b7d', '550e8400-e29b-41d4-a716-9b7d-4466-5544'],
  ])('%s stands in %s', async (string, name) => {
    const lines = [`地址 ${name} 在这里。`, '别的 crates 和 io，.netx，0.0.12。'].map((text, at) => ({
      id: `${at}`,
      title: '',
      text,
    }))
    const index = await buildTestIndex(lines, 'packed')
    const { hits, total } = await index.searcher.search(requestOf(`"${string}"`))
    expect([total, hits.map(({ article }) => article.id)]).toEqual([1, ['0']])
    await index.remove()
  })

  it('has no exact total where more names contain it than are looked up', async () => {
    const parts = 'a b c d e f g'.split(' ').join('.')
    const lines = Array.from({ length: 30 }, (_, id) => ({
      id: `${id}`,
      title: '',
      text: `在 n${id}.${parts}.crates.io.z 里。`,
    }))
    const index = await buildTestIndex(lines, 'packed')
    try {
      const { total, totalIsExact } = await index.searcher.search(requestOf('"crates.io"'))
      expect(total).toBeLessThan(lines.length)
      expect(totalIsExact).toBe(false)
    } finally {
      await index.remove()
    }
  })
})
