import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPassages } from '../../../scripts/measure/peers/passage-lines.ts'
import type { PassageLine } from '../../../scripts/measure/peers/peer.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { foldToString } from '../../../src/analysis/fold.ts'
import { listFieldTexts } from '../../../src/format/field-texts.ts'
import { createFoldedField } from '../../../src/query/phrase-match.ts'
import { openIndexReader, unlimitedReads } from '../../../src/reader/index-reader.ts'
import { buildTestIndex, requestOf } from '../../fixtures/built-index.ts'
import { createDice } from '../../fixtures/invented-articles.ts'
import { sharedFolder, whetherShared } from '../../fixtures/shared-folder.ts'

const content = join(import.meta.dirname, '../../../content')

/** Words of letters and digits of each passage, whole ones and parts. */
async function readWords(folder: string): Promise<Set<string>[]> {
  const artifact = await openIndexReader(createFileStore(folder), 1 << 24)
  const words: Set<string>[] = []
  for (let number = 0; number < artifact.manifest.passages; number++) {
    const [passage] = await artifact.readPassages([number], unlimitedReads())
    const article = await artifact.readArticleOf(number, unlimitedReads())
    const found = new Set<string>()
    for (const text of listFieldTexts(article, passage!).map(foldToString)) {
      const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
      for (const word of createFoldedField(text, units).words())
        for (const { term } of [word, ...word.subWords]) found.add(term)
    }
    words.push(found)
  }
  return words
}

async function readFirst(file: string, count: number): Promise<PassageLine[]> {
  const lines: PassageLine[] = []
  for await (const line of readPassages(file)) {
    lines.push(line)
    if (lines.length === count) break
  }
  return lines
}

const sources: readonly (readonly [string, string | null, 'minisearch' | 'packed'])[] = [
  ['this project', content, 'minisearch'],
  ['this project', content, 'packed'],
  [
    `an encyclopaedia${whetherShared}`,
    sharedFolder && join(sharedFolder, 'eval/drcd/passages.jsonl.gz'),
    'packed',
  ],
]

describe.each(sources)('words of letters and digits in %s', (_name, source, engine) => {
  it.skipIf(source === null)(`are found whole and by their start, by ${engine}`, async () => {
    const isOwn = source === content
    const index = await buildTestIndex(isOwn ? content : await readFirst(source!, 600), engine, {
      split: isOwn,
    })
    const passages = await readWords(index.folder)
    const all = [...new Set(passages.flatMap((words) => [...words]))]
    const roll = createDice(17)
    expect(all.length).toBeGreaterThan(100)
    for (let round = 0; round < 60; round++) {
      const word = all[roll(all.length)]!
      const matches = passages.filter((words) => words.has(word)).length
      const request = { group: 'passage', limit: 2 } as const
      const quoted = await index.searcher.search(requestOf(`"${word}"`, request))
      expect({ word, total: quoted.total, exact: quoted.totalIsExact }).toEqual({
        word,
        total: matches,
        exact: true,
      })
      const whole = await index.searcher.search(requestOf(`${word} `, request))
      expect({ word, finds: whole.total >= matches }).toEqual({ word, finds: true })
      expect(whole.hits.length).toBeGreaterThan(0)

      const start = word.slice(0, Math.max(2, word.length - 1 - roll(4)))
      const begun = all.filter((other) => other !== start && other.startsWith(start))
      // Of more words that start alike the commonest are looked for.
      if (begun.length > 6 || !/^[a-z]+$/.test(start)) continue
      const prefixed = await index.searcher.search(requestOf(start, request))
      const expected = passages.filter(
        (words) => words.has(start) || begun.some((other) => words.has(other)),
      ).length
      expect({ start, finds: prefixed.total >= expected }).toEqual({ start, finds: true })
    }
    await index.remove()
  })
})

const pages = [
  { id: 'hook', title: '钩子', text: '在组件里调用 useEffect 与 softLogout()，再设 max_retry_count。' },
  { id: 'effect', title: '特效', text: '这里说的是 effect 一词本身，与组件无关。' },
  { id: 'npm', title: '命令', text: '全局安装用 npm install -g pnpm；限制内存用 java -Xmx512m。' },
]

const quoted = [
  { id: 'site', title: '官网', text: '官网 www.apple.com.cn 已可预订，代号 A3108-CH/A。' },
  { id: 'other', title: '别处', text: '见 apple 与 com，pineapple.com 除外，版本 11.0 与 A31080。' },
  { id: 'version', title: '版本', text: '预发布版本 1.0.21，依赖 react-dom-router。' },
  { id: 'name', title: '人物', text: '米兰·昆德拉写过《玩笑》。他说——“不”。' },
  { id: 'lines', title: '两行', text: '这里写着原因\n\n新版本在后面' },
]

describe.each(['minisearch', 'packed'] as const)('quoted strings, by %s', (engine) => {
  it.each([
    ['"apple.com"', ['site'], ['apple.com']],
    ['"A3108"', ['site'], ['A3108']],
    ['"1.0"', ['version'], ['1.0']],
    ['"react-dom"', ['version'], ['react-dom']],
    ['"米兰昆德拉"', ['name'], ['米兰·昆德拉']],
    ['"他说不"', ['name'], ['他说——“不']],
    ['"原因新版本"', [], []],
    ['"写过玩笑" -"react-dom"', ['name'], ['写过《玩笑']],
    ['版本 -"react-dom"', ['version', 'other', 'lines'], ['版本']],
  ])('%s find %j and mark %j', async (q, ids, marked) => {
    const index = await buildTestIndex(quoted, engine)
    const { hits } = await index.searcher.search(requestOf(q))
    expect(hits.map((hit) => hit.article.id).sort()).toEqual([...ids].sort())
    const { text, marks } = hits[0]?.snippet ?? { text: '', marks: [] }
    expect([...new Set(marks.map(([start, end]) => text.slice(start, end)))]).toEqual(marked)
    await index.remove()
  })
})

describe.each(['minisearch', 'packed'] as const)('words inside words, by %s', (engine) => {
  it.each([
    ['effect', ['effect', 'hook']],
    ['logout', ['hook']],
    ['useeffect', ['hook']],
    ['max retry', ['hook']],
    ['npm install -g pnpm', ['npm']],
    ['-Xmx512m', ['npm']],
  ])('are found at humps and separators: %s', async (q, ids) => {
    const index = await buildTestIndex(pages, engine)
    const { hits } = await index.searcher.search(requestOf(q))
    expect(hits.map((hit) => hit.article.id)).toEqual(ids)
    expect(hits[0]!.snippet.marks.length).toBeGreaterThan(0)
    await index.remove()
  })
})
