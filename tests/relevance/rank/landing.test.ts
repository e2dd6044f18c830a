import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const filler = '这一段说的是别的事情，与前后都没有什么关系，只是为了让文章长一些。'.repeat(5)
const pages: Readonly<Record<string, string>> = {
  'camels.md': `# 骆驼与沙漠\n\n沙漠很大，商队走了很久。${filler}\n\n## 驼峰\n\n驼峰里是脂肪。${filler}\n\n## 喝水\n\n骆驼一次喝很多水，骆驼在沙漠里不常喝水。${filler}\n`,
  'walls.md': `---\ndescription: 一道墙的来历。\n---\n# 城墙\n\n## 夯土\n\n城墙由夯土筑成，城墙很厚。${filler}\n\n## 砖石\n\n后来城墙包了砖石。${filler}\n\n## 城门\n\n城墙上开了城门。${filler}\n\n## 护城河\n\n城墙外有河。${filler}\n\n## 拆除\n\n城墙拆了。${filler}\n`,
  'rivers.md': `# 河流\n\n## 运河的开凿\n\n人们挖了很多年。${filler}\n\n## 运河\n\n船在水上走。${filler}\n`,
}

const questions: Readonly<Record<string, string>> = {
  'power.md': `# 高铁的电从哪里来\n\n先看车顶。${filler}\n\n## 电网\n\n高铁的电来自电网，电压很高。高铁的电从哪里来都一样。${filler}\n`,
  'session.md': `# 会话 (Session)\n\n由消息而来。${filler}\n\n## 事件\n\n会话的事件，会话的数据，会话很多。${filler}\n`,
  'ssh.md': `# ssh-copy-id\n\n装公钥。${filler}\n\n## 实例\n\nssh-copy-id user 就行，ssh-copy-id 很好用。${filler}\n`,
}

describe('where a hit leads', () => {
  let index: BuiltIndex
  beforeAll(async () => {
    index = await buildTestIndex({ ...pages, ...questions }, 'packed')
  })
  afterAll(() => index.remove())
  const ask = async (q: string, more = {}) => (await index.searcher.search(requestOf(q, more))).hits

  it('is the top of the page whose title is the query, shown by its opening', async () => {
    const [hit] = await ask('骆驼与沙漠')
    expect(hit?.url).toBe('/camels')
    expect([hit?.id, hit?.ordinal]).toEqual(['camels#0', 0])
    expect(hit?.snippet.text.startsWith('沙漠很大')).toBe(true)
    expect(hit?.title.marks).toEqual([[0, 5]])
  })

  it.each([
    ['高铁的电从哪里来', '/power'],
    ['ssh-copy-id', '/ssh'],
    ['会话', '/session'],
  ])('is the top of the page that is titled %s, whatever its sections hold', async (q, url) => {
    expect((await ask(q))[0]?.url).toBe(url)
  })

  it('is the top shown by the description where the page has one and its first passage is not what matched', async () => {
    const [hit] = await ask('城墙')
    expect(hit?.url).toBe('/walls')
    const shown = hit?.ordinal === 0 && hit.snippet.text === '一道墙的来历。'
    expect(shown || hit?.snippet.text.includes('夯土')).toBe(true)
  })

  it('is the section whose heading is the query', async () => {
    const [hit] = await ask('运河')
    expect(hit?.url).toBe(`/rivers#${encodeURIComponent('运河')}`)
    expect(hit?.headings).toEqual(['运河'])
  })

  it('is the section that has the words where the title has only some of them', async () => {
    const [hit] = await ask('骆驼喝水')
    expect(hit?.url).toBe(`/camels#${encodeURIComponent('喝水')}`)
  })

  it('is followed by at most three other sections that have every word, each marked', async () => {
    const [hit] = await ask('城墙')
    expect(hit?.sections.length).toBe(3)
    expect(new Set(hit?.sections.map(({ anchor }) => anchor)).size).toBe(3)
    for (const { snippet, url, anchor } of hit!.sections) {
      expect(snippet.marks.length).toBeGreaterThan(0)
      expect(url).toBe(`/walls#${encodeURIComponent(anchor!)}`)
    }
    const [long] = await ask('骆驼与沙漠')
    expect(long?.sections.map(({ anchor }) => anchor)).toEqual(['喝水'])
  })

  it('stays the passage itself where passages are not grouped', async () => {
    const hits = await ask('骆驼与沙漠', { group: 'passage' })
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length)
    expect(hits.every(({ sections }) => sections.length === 0)).toBe(true)
  })

  it('carries a text fragment in sections too where that is asked for', async () => {
    const [hit] = await ask('城墙', { highlight: true })
    expect(hit!.sections.map(({ url }) => url.includes(':~:text='))).toEqual([true, true, true])
  })
})
