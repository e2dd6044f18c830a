import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeStatic } from '../../../scripts/measure/bench/measure-static.ts'
import { serveShaped } from '../../../scripts/measure/bench/shaped-server.ts'

const fast = { roundTripMs: 0, bytesPerSecond: 1e9 }
const script = 'export const answer = 42\n'.repeat(50)
const state = { folder: '' }

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-shaped-'))
  state.folder = folder
  await writeFile(join(folder, 'a.js'), script)
  await writeFile(
    join(folder, 'b.bin'),
    Uint8Array.from({ length: 300 }, (_, at) => at % 256),
  )
})
afterAll(() => rm(state.folder, { recursive: true, force: true }))

describe('a static host behind a slow link', () => {
  it('sends scripts compressed and other files as they are, and tells how many bytes', async () => {
    const server = await serveShaped(state.folder, '<p>front', fast)
    try {
      const texts: string[] = []
      for (const path of ['', 'a.js', 'b.bin', 'gone.js'])
        texts.push(`${(await fetch(server.url + path)).status}`)
      expect(texts).toEqual(['200', '200', '200', '404'])
      expect(await (await fetch(server.url)).text()).toBe('<p>front')
      expect(await (await fetch(`${server.url}a.js`)).text()).toBe(script)
      const compressed = { path: '/a.js', bytes: gzipSync(script, { level: 9 }).length }
      expect(server.take().slice(0, 2)).toEqual([compressed, { path: '/b.bin', bytes: 300 }])
      expect(server.take()).toEqual([])
    } finally {
      await server.close()
    }
  })
})

describe('the table of static searches', () => {
  it('has the middle of each figure, and says what was left out', () => {
    const table = describeStatic({
      'hansou --static': {
        name: 'hansou --static',
        requests: [8, 10, 9],
        bytes: [100_000, 140_000, 120_000],
        firstHitsMs: [900, 1100, 1000],
        queries: 4,
      },
      pagefind: null,
    })
    expect(table).toMatch(/hansou --static +3 of 4 +9(\.00)? +120 +1,?000/)
    expect(table).toContain('pagefind: skipped')
  })
})
