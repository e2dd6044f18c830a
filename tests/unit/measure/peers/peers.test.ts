import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAnswers } from '../../../../scripts/measure/bench/check-answers.ts'
import { peerEntries, pickPeers } from '../../../../scripts/measure/peers/peer-list.ts'
import { JobFailure, runJob } from '../../../../scripts/measure/peers/run-job.ts'

const passages = [
  { id: 'a', title: '长江', text: '长江是中国最长的河流，流经十一个省级行政区。' },
  { id: 'b', title: '黄河', text: '黄河中游流经黄土高原，泥沙很多。' },
  { id: 'c', title: '泰山', text: '泰山在山东省中部，古人常来这里祭天。' },
  { id: 'd', title: '西湖', text: '西湖在杭州市，湖上有苏堤和白堤。' },
]
const peers = peerEntries.filter((entry) => !entry.name.startsWith('hansou-'))
const place = { dir: '', corpus: '' }

beforeAll(async () => {
  place.dir = await mkdtemp(join(tmpdir(), 'hansou-peers-'))
  place.corpus = join(place.dir, 'corpus.jsonl')
  await writeFile(place.corpus, passages.map((passage) => `${JSON.stringify(passage)}\n`).join(''))
})
afterAll(() => rm(place.dir, { recursive: true, force: true }))

describe.each(peers)('$name', (entry) => {
  it('finds a passage again after a round trip over the disk', async () => {
    const dir = join(place.dir, entry.name)
    await mkdir(dir)
    const peer = await entry.load()
    const built = await peer.build(place.corpus, dir, () => {})
    expect(Object.values(built.bytes).every((bytes) => bytes > 0)).toBe(true)
    const index = await peer.open(dir)
    const found = await index.rank('黄土高原在黄河中游吗？', 10)
    expect(found[0]?.id).toBe('b')
    expect(await index.rank('zzzzzz', 10)).toEqual([])
  })
})

describe('a job', () => {
  it('comes back with what the engine found, from a process of its own', async () => {
    const dir = join(place.dir, 'job')
    await mkdir(dir)
    const build = await runJob<'build'>({ kind: 'build', peer: 'fts5-bigrams', corpus: place.corpus, dir })
    expect(build.peakBytes).toBeGreaterThan(10_000_000)
    const report = await runJob<'queries'>({
      kind: 'queries',
      peer: 'fts5-bigrams',
      dir,
      asked: 'rank',
      queries: ['西湖苏堤', '祭天'],
      k: 10,
      warmUps: 1,
      repeats: 2,
      budgetSeconds: 10,
      collect: true,
    })
    expect(report.found.map((hits) => hits[0]?.id)).toEqual(['d', 'c'])
    expect(report.cpuMs).toHaveLength(2)
  })

  it('fails with the reason when the engine cannot open its index', async () => {
    const job = {
      kind: 'first-answer',
      peer: 'minisearch-jieba',
      dir: join(place.dir, 'nowhere'),
      query: '山',
    } as const
    const failure = await runJob<'first-answer'>(job).catch((cause: unknown) => cause)
    expect(failure).toBeInstanceOf(JobFailure)
    expect((failure as JobFailure).message).toMatch(/ENOENT/)
  })

  it('is ended when its time is over', async () => {
    const job = { kind: 'build', peer: 'minisearch-jieba', corpus: place.corpus, dir: place.dir } as const
    const limits = { timeoutSeconds: 0.001, heapMegabytes: 512 }
    await expect(runJob<'build'>(job, limits)).rejects.toThrow('not done in 0.001 s')
  })
})

describe('picking engines', () => {
  it('names those that exist when one does not', () => {
    expect(() => pickPeers(['elastic'])).toThrow(/fts5-trigram.*got elastic/)
  })
})

describe('checking answers', () => {
  const query = { text: '西湖 苏堤', words: ['西湖', '苏堤'] }
  const same = (text: string) => text

  it('counts hits that hold none of the words, and queries that found nothing', async () => {
    const found = [
      [
        { id: 'd', score: 2 },
        { id: 'a', score: 1 },
      ],
      [],
    ]
    expect(await checkAnswers(place.corpus, [query, query], found, same)).toEqual({
      queries: 2,
      empty: 1,
      hits: 2,
      strange: 1,
      example: '西湖 苏堤',
    })
  })

  it('takes two neighbours of a long word for the word', async () => {
    const long = { text: '白堤上', words: ['白堤上'] }
    const check = await checkAnswers(place.corpus, [long], [[{ id: 'd', score: 1 }]], same)
    expect(check.strange).toBe(0)
  })
})
