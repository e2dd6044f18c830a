import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../scripts/measure/statistics.ts'
import { SearchError } from '../../src/errors.ts'
import { createApp } from '../../src/http/app.ts'
import { createMemoryStore } from '../../src/reader/stores/memory-store.ts'
import { keepSearcher } from '../../src/search/keep-searcher.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../fixtures/built-index.ts'

type Files = Map<string, Uint8Array>

const content = join(import.meta.dirname, '../../content')
const questions = [
  '大运河',
  '"活字印刷"',
  '什么是灰犀牛',
  '水',
  'utf-8',
  'dayunhe',
  '大云河',
  '苏州 -园林',
  'tag:历史',
]
/** One that is there, and one that is not. */
const articles = ['history/grand-canal', 'history/nothing']
const flips = 400
/** Milliseconds that only what hangs takes, on a machine that has other work too. */
const patienceMs = 120_000

describe.each(['packed', 'minisearch'] as const)('a damaged %s index', (engine) => {
  const built: { index?: BuiltIndex; files: Files; answers: string[] } = { files: new Map(), answers: [] }

  beforeAll(async () => {
    built.index = await buildTestIndex(content, engine)
    for (const name of await readdir(built.index.folder))
      built.files.set(name, new Uint8Array(await readFile(join(built.index.folder, name))))
    built.answers = await ask(built.files)
  })
  afterAll(() => built.index?.remove())

  /** Asks all questions; what fails with a code of the index answers with that code. */
  async function ask(files: Files): Promise<string[]> {
    const codeOf = (cause: unknown): string => {
      if (cause instanceof SearchError && cause.code.startsWith('INDEX_')) return cause.code
      throw cause
    }
    try {
      const searcher = await openSearcher(createMemoryStore(files))
      const answers: string[] = []
      for (const q of questions) {
        answers.push(await searcher.search(requestOf(q)).then((found) => JSON.stringify(found), codeOf))
        answers.push(await searcher.suggest(q, 8).then((found) => JSON.stringify(found), codeOf))
      }
      answers.push(await searcher.search(requestOf('')).then((found) => JSON.stringify(found), codeOf))
      for (const id of articles)
        answers.push(await searcher.article(id, 0, 500).then((found) => JSON.stringify(found), codeOf))
      const values = searcher.facet({ field: 'tag', q: '史', limit: 9 })
      answers.push(await values.then((found) => JSON.stringify(found), codeOf))
      return answers
    } catch (cause) {
      return Array.from({ length: questions.length * 2 + articles.length + 2 }, () => codeOf(cause))
    }
  }

  /** Expects each answer to be the one of the whole index, or a code. @returns how many were codes */
  async function expectTruthOrCode(files: Files): Promise<number> {
    const answers = await ask(files)
    const wrong = answers.filter(
      (answer, place) => !answer.startsWith('INDEX_') && answer !== built.answers[place],
    )
    expect(wrong).toEqual([])
    return answers.filter((answer) => answer.startsWith('INDEX_')).length
  }

  function change(name: string, bytes: Uint8Array): Files {
    return new Map([...built.files, [name, bytes]])
  }

  it('answers while it is whole', () => {
    expect(built.answers.filter((answer) => answer.startsWith('INDEX_'))).toEqual([])
    expect(built.answers.filter((answer) => answer.includes('<mark>')).length).toBeGreaterThan(5)
  })

  it(
    `tells the truth or a code, whichever byte is flipped`,
    async () => {
      const random = createRandom(20)
      const names = [...built.files.keys()].filter((name) => built.files.get(name)!.length > 0)
      let codes = 0
      for (let flip = 0; flip < flips; flip++) {
        const name = names[flip % names.length]!
        const bytes = built.files.get(name)!.slice()
        bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8)
        codes += await expectTruthOrCode(change(name, bytes))
      }
      expect(codes).toBeGreaterThan(flips)
    },
    patienceMs * 3,
  )

  it(
    'tells the truth or a code when words of a file change alike, which a sum of words would not see',
    async () => {
      const random = createRandom(22)
      for (const [name, bytes] of built.files) {
        for (const distance of [4, 8, 16, 64]) {
          if (bytes.length < distance + 8) continue
          const changed = bytes.slice()
          const at = Math.floor((random() * (bytes.length - distance - 4)) / 4) * 4
          for (const place of [at, at + distance]) {
            changed[place + 3]! ^= 0x80
            changed[place]! ^= 0x01
          }
          await expectTruthOrCode(change(name, changed))
        }
      }
    },
    patienceMs * 3,
  )

  it(
    'tells the truth or a code, wherever a file is cut off',
    async () => {
      const random = createRandom(21)
      for (const [name, bytes] of built.files) {
        for (const length of [0, Math.floor(random() * bytes.length), bytes.length - 1])
          await expectTruthOrCode(change(name, bytes.slice(0, Math.max(0, length))))
      }
    },
    patienceMs,
  )

  it(
    'tells the truth or a code when files of a kind are swapped',
    async () => {
      const kindOf = (name: string) => name.split('-')[0]
      for (const [name, bytes] of built.files) {
        const other = [...built.files.keys()].find(
          (other) => other !== name && kindOf(other) === kindOf(name),
        )
        if (other === undefined) continue
        const swapped = change(name, built.files.get(other)!).set(other, bytes)
        await expectTruthOrCode(swapped)
      }
    },
    patienceMs,
  )

  it(
    'tells the truth or a code when a file is missing, or is one of another index',
    async () => {
      const foreign = await buildTestIndex(
        [{ id: 'a', title: '别处', text: '别处的文章，说的是别的事。' }],
        engine,
      )
      try {
        const foreignFiles = await readdir(foreign.folder)
        for (const name of built.files.keys()) {
          const without = new Map(built.files)
          without.delete(name)
          await expectTruthOrCode(without)
          const other = foreignFiles.find(
            (other) => other !== name && other.split('-')[0] === name.split('-')[0],
          )
          if (other === undefined) continue
          await expectTruthOrCode(change(name, new Uint8Array(await readFile(join(foreign.folder, other)))))
        }
      } finally {
        await foreign.remove()
      }
    },
    patienceMs,
  )

  it('is a 503 with a problem document over HTTP', async () => {
    const damaged = new Map(
      [...built.files].map(([name, bytes]) => [
        name,
        name.startsWith('store-') ? bytes.map((byte) => byte ^ 1) : bytes,
      ]),
    )
    const app = createApp({
      searcher: keepSearcher(() => openSearcher(createMemoryStore(damaged))),
      searchBox: async () => null,
      report: () => {},
    })
    const response = await app.request(`/api/search?q=${encodeURIComponent('大运河')}`)
    expect(response.status).toBe(503)
    expect(response.headers.get('Content-Type')).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 503, code: 'INDEX_CORRUPT' })
  })
})
