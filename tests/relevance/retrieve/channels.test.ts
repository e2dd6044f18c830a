import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, type Line, requestOf } from '../../fixtures/built-index.ts'

const filler = '春天来了，花都开了。人们走到户外，看一看天上的云，听一听林间的鸟。'.repeat(6)

const lines: Line[] = [
  { id: 'canal', title: '', text: `大运河从北到南。${filler}` },
  { id: 'canal-title', title: '大运河', text: `船在水上走。${filler}` },
  { id: 'cut-otherwise', title: '', text: `这一段简单得很。${filler}` },
  { id: 'name', title: '', text: `古特累斯发表讲话。${filler}` },
  { id: 'name-apart', title: '', text: `古，特，累，斯，四个字。${filler}` },
  { id: 'name-one', title: '', text: `古，是一个字。${filler}` },
  { id: 'rhino', title: '', text: `灰犀牛来喝水。${filler}` },
  { id: 'grey', title: '', text: `灰，是一种颜色。${filler}` },
  { id: 'bigrams-apart', title: '', text: `绿犀鸟和犀牛不是一回事。${filler}` },
  { id: 'green', title: '', text: `绿，也是一种颜色。${filler}` },
  ...Array.from({ length: 150 }, (_, at) => ({
    id: `rate-${at}`,
    title: '',
    text: '利率，银行，利率，银行，利率，银行。',
  })),
  { id: 'rate-whole', title: '', text: `${filler.repeat(3)}利率银行。${filler.repeat(3)}` },
]

const built: { index?: BuiltIndex } = {}
beforeAll(async () => {
  built.index = await buildTestIndex(lines, 'packed', { split: false })
})
afterAll(() => built.index?.remove())

async function ask(q: string): Promise<{ ids: string[]; total: number; totalIsExact: boolean }> {
  const request = requestOf(q, { group: 'passage', limit: 100 })
  const { hits, total, totalIsExact } = await built.index!.searcher.search(request)
  return { ids: hits.map((hit) => hit.id), total, totalIsExact }
}

describe('retrieval', () => {
  it('finds passages by their terms, those with the term in the title first', async () => {
    expect((await ask('大运河')).ids).toEqual(['canal-title', 'canal'])
  })

  it('finds a string that the text is cut across', async () => {
    expect(await ask('段简')).toEqual({ ids: ['cut-otherwise'], total: 1, totalIsExact: true })
  })

  it('has an out-of-vocabulary string of characters where it stands first, what has its characters behind that', async () => {
    expect((await ask('古特累斯')).ids).toEqual(['name', 'name-apart', 'name-one'])
    expect((await ask('古特喂斯')).ids).toContain('name')
  })

  it('has what contains an out-of-vocabulary string before what has its word or character alone', async () => {
    const { ids, total } = await ask('灰犀牛')
    expect(ids[0]).toBe('rhino')
    expect(ids).toContain('grey')
    expect(total).toBe(ids.length)
  })

  it('finds a passage with the word beside a character, where none contains the string', async () => {
    const { ids } = await ask('绿犀牛')
    expect(ids).toContain('green')
    expect(ids).toContain('bigrams-apart')
  })

  it('reranks a passage that contains the query, however many have its words more often', async () => {
    const { ids, total } = await ask('利率银行')
    expect(total).toBe(151)
    expect(ids[0]).toBe('rate-whole')
  })

  it('finds a phrase where it stands, and nowhere else', async () => {
    expect(await ask('"利率银行"')).toEqual({ ids: ['rate-whole'], total: 1, totalIsExact: true })
  })

  it('leaves out what is excluded', async () => {
    expect((await ask('大运河 -船')).ids).toEqual(['canal'])
  })

  it('gives each passage the same score on every page, by terms and by an out-of-vocabulary string', async () => {
    const many: Line[] = Array.from({ length: 260 }, (_, at) => ({
      id: `p${at}`,
      title: '',
      text: [
        at % 2 === 0 ? '古特累斯，'.repeat(1 + (at % 5)) : '',
        at % 3 === 0 ? '运河，'.repeat(1 + (at % 7)) : '',
        filler.slice(0, 20 + ((at * 37) % 160)),
        at % 2 === 1 && at % 3 !== 0 ? '运河。' : '',
      ].join(''),
    }))
    const index = await buildTestIndex(many, 'packed', { split: false })
    const ids: string[] = []
    for (let offset: number | null = 0; offset !== null; ) {
      const request = requestOf('古特累斯 运河', { group: 'passage', limit: 20, offset })
      const answer = await index.searcher.search(request)
      ids.push(...answer.hits.map((hit) => hit.id))
      offset = answer.nextOffset
    }
    expect(new Set(ids).size).toBe(260)
    expect(ids).toHaveLength(260)
    await index.remove()
  })
})
