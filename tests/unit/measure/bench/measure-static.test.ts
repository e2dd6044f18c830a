import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeStatic } from '../../../../scripts/measure/bench/measure-static.ts'
import { serveShaped } from '../../../../scripts/measure/bench/shaped-server.ts'

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

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

/** Status and content of a file, by HTTP/2. */
async function get(address: string): Promise<{ status: number; text: string }> {
  const { origin, pathname } = new URL(address)
  const session = connect(origin, { rejectUnauthorized: false })
  try {
    const stream = session.request({ ':path': pathname })
    const headers = new Promise<Record<string, unknown>>((resolve, reject) =>
      stream.on('response', resolve).on('error', reject),
    )
    const body = await buffer(stream)
    const { ':status': status, 'content-encoding': encoding } = await headers
    return { status: Number(status), text: `${encoding === 'gzip' ? gunzipSync(body) : body}` }
  } finally {
    session.close()
  }
}

describe.skipIf(!hasOpenssl)('a static host behind a slow link, where there is openssl', () => {
  it('sends scripts compressed and other files as they are, and tells how many bytes', async () => {
    const server = await serveShaped(state.folder, '<p>front', fast)
    try {
      const statuses: number[] = []
      for (const path of ['', 'a.js', 'b.bin', 'gone.js'])
        statuses.push((await get(server.url + path)).status)
      expect(statuses).toEqual([200, 200, 200, 404])
      expect((await get(server.url)).text).toBe('<p>front')
      expect((await get(`${server.url}a.js`)).text).toBe(script)
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
