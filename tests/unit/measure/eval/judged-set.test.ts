import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSets, readSet } from '../../../../scripts/measure/eval/judged-set.ts'

const place = { dir: '' }
beforeAll(async () => {
  place.dir = await mkdtemp(join(tmpdir(), 'hansou-sets-'))
  const files: Record<string, string> = {
    'rivers/passages.jsonl': '{"id":"a","text":"长江"}\n',
    'rivers/queries.jsonl': '{"id":"q1","text":"长江？"}\n{"id":"q2","text":"黄河？"}\n',
    'rivers/qrels.tsv': 'q1\ta\t1\nq1\tb\t0\n',
    'rivers-cross/queries.jsonl': '{"id":"q1","text":"長江？"}\n',
    'rivers-cross/qrels.tsv': 'q1\ta\t2\r\n',
    'lakes/queries.jsonl': '{"id":"q1","text":"西湖？"}\n',
    'lakes/qrels.tsv': 'q1 a 1\n',
    'news/passages.jsonl': '{"id":"n","text":"新闻"}\n',
  }
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(place.dir, name, '..'), { recursive: true })
    await writeFile(join(place.dir, name), text)
  }
})
afterAll(() => rm(place.dir, { recursive: true, force: true }))

describe('judged sets', () => {
  it('are the folders with queries and judgements', async () => {
    expect(await listSets(place.dir)).toEqual(['lakes', 'rivers', 'rivers-cross'])
  })

  it('leave out queries that nothing answers, and count them', async () => {
    const set = await readSet(place.dir, 'rivers')
    expect(set.queries).toEqual([{ id: 'q1', text: '长江？' }])
    expect(set.judgements).toEqual([new Map([['a', 1]])])
    expect(set.unjudged).toBe(1)
  })

  it('use the passages of the set they are named after when they have none', async () => {
    const set = await readSet(place.dir, 'rivers-cross')
    expect(set.passages).toBe(join(place.dir, 'rivers', 'passages.jsonl'))
    expect(set.judgements).toEqual([new Map([['a', 2]])])
  })

  it('name file and line of a judgement that cannot be read', async () => {
    await expect(readSet(place.dir, 'lakes')).rejects.toThrow(/lakes\/qrels\.tsv:1: expected query/)
  })
})
