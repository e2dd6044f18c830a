import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLines, readPassages } from '../../../../scripts/measure/peers/passage-lines.ts'

const place = { dir: '' }
beforeAll(async () => {
  place.dir = await mkdtemp(join(tmpdir(), 'hansou-lines-'))
})
afterAll(() => rm(place.dir, { recursive: true, force: true }))

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

describe('lines of a file', () => {
  it.each([
    ['plain.jsonl', (text: string) => Buffer.from(text)],
    ['packed.jsonl.gz', (text: string) => gzipSync(text)],
  ])('of %s end at line feeds only, with or without carriage return', async (name, pack) => {
    const path = join(place.dir, name)
    await writeFile(path, pack('一\u2028二\r\n\n三\u2029四\u0085\n五'))
    expect(await collect(readLines(path))).toEqual(['一\u2028二', '三\u2029四\u0085', '五'])
  })
})

describe('passages of a file', () => {
  it('are no more than asked for', async () => {
    const path = join(place.dir, 'passages.jsonl')
    await writeFile(
      path,
      '{"id":"a","title":"甲","text":"一"}\n{"id":"b","text":"二"}\n{"id":"c","text":"三"}\n',
    )
    expect(await collect(readPassages(path, 2))).toEqual([
      { id: 'a', title: '甲', text: '一' },
      { id: 'b', title: '', text: '二' },
    ])
  })

  it('name file and line where one is not as expected', async () => {
    const path = join(place.dir, 'bad.jsonl')
    await writeFile(path, '{"id":"a","text":"一"}\n{"id":7}\n')
    await expect(collect(readPassages(path))).rejects.toThrow(`${path}:2: expected`)
  })
})
