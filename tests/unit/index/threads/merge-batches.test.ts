import { describe, expect, it } from 'vitest'
import {
  groupStores,
  mergeTerms,
  type RunTask,
  trainOnSample,
} from '../../../../scripts/index/threads/merge-batches.ts'
import type { AnalyzedCorpus } from '../../../../src/build/analyze/analyzed-corpus.ts'
import { hashTerm } from '../../../../src/format/encoding/hash.ts'

/** Runs no task: keeps what each was given, and answers what was said. */
function recordTasks(...answers: unknown[]): { run: RunTask; given: Record<string, unknown>[] } {
  const given: Record<string, unknown>[] = []
  const run = async (_task: string, input: Record<string, unknown>) => answers[given.push(input) - 1]
  return { run: run as unknown as RunTask, given }
}

describe('the stored fields of batches', () => {
  const batches = Array.from({ length: 5 }, (_, key) => ({ key, textBytes: 100 }))

  it.each([
    [1000, [[0, 1, 2, 3, 4]]],
    [
      26,
      [
        [0, 1, 2],
        [3, 4],
      ],
    ],
    [25, [[0, 1], [2, 3], [4]]],
    [12, [[0], [1], [2], [3], [4]]],
  ])('in files of %d bytes are written by tasks of eight files at least', (fileBytes, expected) => {
    expect(groupStores(batches, fileBytes).map((group) => group.map(({ key }) => key))).toEqual(expected)
  })
})

describe('the sample that the codebook is trained on', () => {
  const ids = Array.from({ length: 40 }, (_, at) => `article-${at}`)
  const sampledOf = (characters: number) => {
    const batches = ids.map((id) => ({ key: id, characters, articles: [{ article: { id } }] }))
    const { run, given } = recordTasks([])
    void trainOnSample({ batches, characters: 7 } as unknown as AnalyzedCorpus, run)
    return given[0]!
  }

  it('is the first eight batches, and one in eight of the others by its first article', () => {
    const others = ids.slice(8).filter((id) => hashTerm(id) % 8 === 0)
    expect(others.length).toBeGreaterThan(0)
    expect(sampledOf(1000)).toEqual({ keys: [...ids.slice(0, 8), ...others], every: 1, characters: 7 })
  })

  it.each([
    // An eighth of their characters, but 262,144 at least and 1,048,576 at most.
    [262_144, 1],
    [393_215, 1],
    [393_217, 2],
    [2_097_152, 8],
    [8_388_608, 8],
    [10_485_760, 10],
  ])('has of %i characters one text of each %i', (characters, every) => {
    const { keys } = sampledOf(0) as { keys: string[] }
    expect(sampledOf(characters / keys.length)).toMatchObject({ every })
  })
})

it('numbers merged terms through all partitions, those of ideographs before those of letters and digits', async () => {
  const term = (text: string, cost: number) => ({ term: text, cost, frequency: 1 })
  const { run, given } = recordTasks(
    {
      files: ['a', 'b'],
      termCounts: [2, 1],
      bigramRanges: [null, [3, 9]],
      terms: [term('一', 5), term('二', 0), term('三', 7)],
    },
    { files: ['c'], termCounts: [2], bigramRanges: [null], terms: [term('api', -1), term('web', -1)] },
  )
  const noted: unknown[] = []
  const files = { note: (kind: string, names: readonly string[]) => noted.push(kind, ...names) }
  const corpus = { batches: [], firstPassages: [] } as unknown as AnalyzedCorpus
  const merged = await mergeTerms(corpus, [[0, 1], [16]], 1000, run, files as never)
  expect(given.map(({ partitions }) => partitions)).toEqual([[0, 1], [16]])
  expect(noted).toEqual(['postings', 'a', 'b', 'postings', 'c'])
  expect(merged.ideographic.map(({ term }) => term)).toEqual(['一', '二', '三'])
  expect(merged.alphanumeric.map(({ term }) => term)).toEqual(['api', 'web'])
  expect([...merged.postingFirsts]).toEqual([0, 2, 3])
  expect([merged.bigramFiles, merged.bigramFirsts, merged.bigramLasts].map(([one]) => one)).toEqual([1, 3, 9])
})
