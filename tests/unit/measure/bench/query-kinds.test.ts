import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawQueries } from '../../../../scripts/measure/bench/query-kinds.ts'

const texts = [
  '长江是中国最长的河流，流经十一个省级行政区。',
  '黄河中游流经黄土高原，泥沙很多。',
  '泰山在山东省中部，古人常来这里祭天。',
  '西湖在杭州市，湖上有苏堤和白堤。',
]
const place = { corpus: '', questions: '', dir: '' }
beforeAll(async () => {
  place.dir = await mkdtemp(join(tmpdir(), 'hansou-queries-'))
  place.corpus = join(place.dir, 'corpus.jsonl')
  place.questions = join(place.dir, 'questions.jsonl')
  await writeFile(
    place.corpus,
    texts.map((text, id) => `${JSON.stringify({ id: `${id}`, text })}\n`).join(''),
  )
  await writeFile(place.questions, '{"id":"1","text":"长江多长？"}\n{"id":"2","text":"泰山在哪里？"}\n')
})
afterAll(() => rm(place.dir, { recursive: true, force: true }))

describe('queries of a bench', () => {
  it('are the same in every run', async () => {
    const draw = () => drawQueries(place.corpus, [place.questions], 4)
    expect(await draw()).toEqual(await draw())
  })

  it('are two or three words that stand together in one passage', async () => {
    const { keywords } = await drawQueries(place.corpus, [], 4)
    expect(keywords.length).toBeGreaterThan(0)
    for (const { words } of keywords) {
      expect([2, 3]).toContain(words?.length)
      expect(texts.some((text) => words?.every((word) => text.includes(word)))).toBe(true)
    }
  })

  it('are single characters of the corpus, each once', async () => {
    const { characters } = await drawQueries(place.corpus, [], 4)
    const drawn = characters.map((query) => query.text)
    expect(new Set(drawn).size).toBe(drawn.length)
    for (const character of drawn) expect(texts.join('')).toContain(character)
  })

  it('hold no questions where no file of them is given', async () => {
    expect((await drawQueries(place.corpus, [], 4)).questions).toEqual([])
    expect((await drawQueries(place.corpus, [place.questions], 4)).questions).toHaveLength(2)
  })
})
