import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { MarkedText } from '../../src/search/answer.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../fixtures/built-index.ts'
import { sharedFolder, whetherShared } from '../fixtures/shared-folder.ts'

interface Case {
  readonly id: string
  readonly query: string
  readonly finds?: readonly string[]
  readonly not?: readonly string[]
  readonly first?: string
  readonly marks?: Readonly<Record<string, readonly string[]>>
  readonly lands?: 'top'
}

const folder = sharedFolder === null ? null : join(sharedFolder, 'reports')
const cases: readonly Case[] =
  folder === null
    ? []
    : readFileSync(join(folder, 'cases.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Case)

/** Found, but not first: a scrambled sentence whose characters form other words (周报 in 写|周|报告|诉). */
const notFirstYet: ReadonlySet<string> = new Set(['meili4465-b'])

const markedPieces = ({ text, marks }: MarkedText) => marks.map(([start, end]) => text.slice(start, end))

describe.each([
  'minisearch',
  'packed',
] as const)(`reports of other engines, with %s${whetherShared}`, (engine) => {
  const built: { index?: Promise<BuiltIndex> } = {}
  const open = () => {
    built.index ??= buildTestIndex(join(folder ?? '', 'articles.jsonl'), engine)
    return built.index
  }
  afterAll(async () => (await built.index)?.remove())

  it.skipIf(folder === null).each(cases.length > 0 ? cases : [{ id: 'none', query: '' } as Case])(
    '$id: $query',
    async ({ id: name, query, finds = [], not = [], first, marks = {}, lands }) => {
      const { searcher } = await open()
      const { hits } = await searcher.search(requestOf(query, { limit: 100 }))
      const found = hits.map((hit) => hit.article.id)
      expect(found).toEqual(expect.arrayContaining([...finds]))
      expect(found.filter((id) => not.includes(id))).toEqual([])
      if (first !== undefined && !notFirstYet.has(name)) expect(found[0]).toBe(first)
      if (lands === 'top') expect(hits[0]?.url).not.toContain('#')
      for (const [id, pieces] of Object.entries(marks)) {
        const hit = hits.find((candidate) => candidate.article.id === id)
        expect(hit && [...markedPieces(hit.title), ...markedPieces(hit.snippet)], id).toEqual(pieces)
      }
    },
  )
})
