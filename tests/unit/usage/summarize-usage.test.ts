import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { summarizeUsage } from '../../../scripts/usage/summarize-usage.ts'
import { openUsageFile, readUsage, type TimedEvent } from '../../../scripts/usage/usage-file.ts'

const search = (seconds: number, query: string, total = 1): TimedEvent => ({
  kind: 'search',
  query,
  total,
  via: 'api',
  atMs: seconds * 1000,
})
const click = (query: string, position: number, hit = '/x'): TimedEvent => ({
  kind: 'click',
  query,
  hit,
  position,
  atMs: 0,
})

describe('a summary', () => {
  it('counts what was typed to its end only', () => {
    const { searches, top } = summarizeUsage(
      [search(0, '运'), search(1, '运河'), search(11, '运河 水闸'), search(30, '运'), search(41, '运河')],
      10,
    )
    expect(searches).toBe(3)
    expect(top).toEqual([
      { query: '运', count: 1, clicks: 0 },
      { query: '运河', count: 1, clicks: 0 },
      { query: '运河 水闸', count: 1, clicks: 0 },
    ])
  })

  it('puts the most frequent first, with their clicks, and no more than asked for', () => {
    const events = [
      search(0, '甲'),
      search(60, '乙'),
      search(120, '乙'),
      search(180, '丙'),
      click('乙', 1),
      click('乙', 3),
    ]
    expect(summarizeUsage(events, 2).top).toEqual([
      { query: '乙', count: 2, clicks: 2 },
      { query: '丙', count: 1, clicks: 0 },
    ])
  })

  it('says what was found within a minute after a query without a hit', () => {
    const events = [
      search(0, '番茄', 0),
      search(20, '西红柿', 4),
      search(100, '番茄', 0),
      search(150, '蕃茄', 0),
      search(155, '西红柿', 4),
      search(300, '番茄', 0),
      search(361, '土豆', 2),
    ]
    expect(summarizeUsage(events, 10)).toMatchObject({
      searches: 7,
      emptySearches: 4,
      empty: [
        { query: '番茄', count: 3, next: [{ query: '西红柿', count: 2 }] },
        { query: '蕃茄', count: 1, next: [{ query: '西红柿', count: 1 }] },
      ],
    })
  })

  it('lists the pages that are chosen most, as many as asked for', () => {
    const events = [click('甲', 1, 'a'), click('乙', 2, 'b'), click('丙', 1, 'b'), click('丁', 9, 'c')]
    expect(summarizeUsage(events, 2).pages).toEqual([
      { page: 'b', count: 2 },
      { page: 'a', count: 1 },
    ])
  })

  it('counts clicks by position, the far ones together', () => {
    const { positions, clicks } = summarizeUsage(
      [1, 1, 2, 10, 99].map((position) => click('甲', position)),
      10,
    )
    expect(clicks).toBe(5)
    expect(positions).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2])
  })
})

describe('the log', () => {
  it('has a file a day, and is read back since a time, without lines that are no events', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hansou-usage-'))
    try {
      const clock = { nowMs: Date.parse('2026-11-25T23:59:59Z') }
      const { log, flush } = openUsageFile(join(folder, 'deep'), () => clock.nowMs)
      log({ kind: 'search', query: '运河', total: 3, via: 'mcp' })
      clock.nowMs += 2000
      log({ kind: 'click', query: '运河', hit: '/canal#x', position: 2 })
      await flush()
      await writeFile(join(folder, 'deep/usage-2026-11-27.jsonl'), '{"kind":"search","query":"甲"}\n{"ki\n\n')
      expect(await readdir(join(folder, 'deep'))).toEqual([
        'usage-2026-11-25.jsonl',
        'usage-2026-11-26.jsonl',
        'usage-2026-11-27.jsonl',
      ])
      const all = await readUsage(join(folder, 'deep'), 0)
      expect(all).toEqual([
        { kind: 'search', query: '运河', total: 3, via: 'mcp', atMs: Date.parse('2026-11-25T23:59:59Z') },
        {
          kind: 'click',
          query: '运河',
          hit: '/canal#x',
          position: 2,
          atMs: Date.parse('2026-11-26T00:00:01Z'),
        },
      ])
      expect(await readUsage(join(folder, 'deep'), Date.parse('2026-11-26T00:00:00Z'))).toEqual(all.slice(1))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
