import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { createMiniSearchOptions, createVitePressOptions } from '../../../integrations/minisearch.ts'
import {
  miniSearchJsonName,
  miniSearchJsonOptions,
  writeMiniSearchJson,
} from '../../../scripts/index/artifact/write-minisearch-json.ts'
import { buildIndex } from '../../../scripts/index/build-index.ts'
import { canalLines } from '../../fixtures/canal-site.ts'

const texts = [
  '大运河杭州段的水闸',
  '錯誤訊息與資料庫',
  'Vue组件的ＡＰＩ文档',
  'Node.js 部署到 Cloudflare',
  'カメラを買う',
  '一二',
]

/** The same functions as a page has them: known by their text alone. */
function revive<Value>(value: Value): Value {
  if (typeof value === 'function') return new Function(`return ${value}`)() as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, revive(one)])) as Value
}

const vitePress = (traditional = true) => {
  const { options, searchOptions } = revive(createVitePressOptions({ traditional }))
  return { ...options, searchOptions } as ReturnType<typeof createMiniSearchOptions>
}

function createIndex(options: ReturnType<typeof createMiniSearchOptions>, of: readonly string[] = texts) {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], ...options })
  index.addAll(of.map((text, id) => ({ id, text })))
  return index
}

describe.each([
  ['as functions', () => createMiniSearchOptions()],
  ['as text in a page of VitePress', () => vitePress()],
])('%s', (_, createOptions) => {
  it.each([
    ['运河', 0],
    ['大运河', 0],
    ['河', 0],
    ['闸', 0],
    ['運河', 0],
    ['水闸 杭州', 0],
    ['错误信息', 1],
    ['错误讯息', 1],
    ['资料库', 1],
    ['組件', 2],
    ['vue', 2],
    ['api', 2],
    ['文', 2],
    ['cloudfl', 3],
    ['clodflare', 3],
    ['node', 3],
    ['カメラ', 4],
    ['ラ', 4],
    ['二', 5],
  ])('finds %s', (query, expected) => {
    expect(createIndex(createOptions()).search(query)[0]?.id).toBe(expected)
  })

  it.each([
    '运城',
    '电脑',
    '水州',
    'xyzzy',
  ])('finds nothing for %s, whose characters stand nowhere side by side', (query) => {
    expect(createIndex(createOptions()).search(query)).toEqual([])
  })
})

it('finds any part of a text of Han characters first', () => {
  const han = fc.string({ unit: fc.constantFrom(...'天地玄黄宇宙洪荒日月盈昃'), minLength: 4, maxLength: 12 })
  fc.assert(
    fc.property(han, fc.nat(20), fc.integer({ min: 2, max: 12 }), (text, from, length) => {
      const start = from % (text.length - 1)
      const part = text.slice(start, start + length)
      const found = createIndex(createMiniSearchOptions(), [text, '别的文章', '又一篇']).search(part)
      expect(found.map(({ id }) => id)).toContain(0)
    }),
  )
})

it('leaves Traditional characters as they are where it is told so, in a tenth of the text', () => {
  const index = createIndex(createMiniSearchOptions({ traditional: false }))
  expect(index.search('运河')[0]?.id).toBe(0)
  expect(index.search('資料庫')[0]?.id).toBe(1)
  expect(index.search('运河'.replace('运', '運')).map(({ id }) => id)).not.toContain(0)
  const size = (traditional: boolean) =>
    String(createVitePressOptions({ traditional }).options.processTerm).length
  expect(size(false)).toBeLessThan(size(true) / 10)
})

it('writes JSON beside an index that MiniSearch opens with these options', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-minisearch-'))
  try {
    const source = join(folder, 'lines.jsonl')
    await writeFile(source, canalLines.map((line) => JSON.stringify(line)).join('\n'))
    const out = join(folder, 'index')
    const build = () => buildIndex(source, out, { engine: 'minisearch', split: true, threads: 0 })
    await build()
    await writeMiniSearchJson(out)
    const json = await readFile(join(out, miniSearchJsonName), 'utf8')
    const index = MiniSearch.loadJSON(json, { ...miniSearchJsonOptions, ...createMiniSearchOptions() })
    const [first] = index.search('揚州 漕運')
    expect(first).toMatchObject({
      title: '大运河扬州段的漕运',
      titles: expect.stringMatching(/^(从前|今天)$/),
      url: `/canal/7#${encodeURIComponent(first?.titles)}`,
    })
    // The file is no hindrance to the next build.
    await build()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
