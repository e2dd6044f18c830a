import { expect, it, vi } from 'vitest'
import { groupByPage } from '../../../../src/browser/pagefind/pagefind-results.ts'
import type { AnsweredHit } from '../../../../src/client/search-answer.ts'

type Mark = readonly [start: number, end: number]

function hitOf(ordinal: number, headings: readonly string[], inText: Mark[], inHeading: Mark[]): AnsweredHit {
  const text = `第${ordinal}段`
  const snippet = { text, html: text, marks: inText }
  return {
    id: `deploy#${ordinal}`,
    score: 9 - ordinal,
    url: `/deploy#s${ordinal}`,
    ordinal,
    title: { text: '部署', html: '部署', marks: [] },
    headings,
    headingMarks: headings.map((_, level) => (level === headings.length - 1 ? inHeading : [])),
    snippet,
    picture: null,
    article: {
      id: 'deploy',
      title: '部署',
      url: '/deploy',
      date: null,
      authors: [],
      tags: [],
      image: null,
    },
  } as AnsweredHit
}

async function listSections(...hits: AnsweredHit[]): Promise<string[]> {
  const [page] = groupByPage(hits, (url) => url)
  return (await page!.data()).sub_results.map(({ title }) => title)
}

it('lists a section that matched in its text or in its heading', async () => {
  expect(await listSections(hitOf(1, ['代理'], [[0, 1]], []), hitOf(0, ['安装'], [], [[0, 2]]))).toEqual([
    '安装',
    '代理',
  ])
})

it('leaves out a section that only a heading above it found', async () => {
  expect(await listSections(hitOf(1, ['代理'], [], [[0, 2]]), hitOf(2, ['代理', '脚注'], [], []))).toEqual([
    '代理',
  ])
})

it('lists the best section where the title alone matched', async () => {
  expect(await listSections(hitOf(0, ['安装'], [], []), hitOf(1, ['代理'], [], []))).toEqual(['安装'])
})

it('says where the heading of a section is', async () => {
  const inside = { ...hitOf(1, ['部署', '反向 代理'], [[0, 1]], []), url: '/deploy#%E4%BB%A3%E7%90%86' }
  const [page] = groupByPage([inside, hitOf(0, [], [[0, 1]], [])], (url) => `/docs${url}`)
  const { sub_results: sections } = await page!.data()
  expect(sections.map(({ title, url }) => [title, url])).toEqual([
    ['部署', '/docs/deploy#s0'],
    ['反向 代理', '/docs/deploy#%E4%BB%A3%E7%90%86'],
  ])
  expect(sections[0]).not.toHaveProperty('anchor')
  expect(sections[1]!.anchor).toEqual({ element: 'h2', id: '代理', text: '反向 代理', location: 0 })
})

it('says of a page its date, its authors and its picture, that of the passage first', async () => {
  const plain = hitOf(0, [], [[0, 1]], [])
  const article = { ...plain.article, date: '2024-05-01', authors: ['林一', '陈晓'], image: '/cover.png' }
  const picture = { src: '/lock.png', caption: { text: '船闸', marks: [], html: '船闸' } }
  const metaOf = async (hit: AnsweredHit) => (await groupByPage([hit], (url) => url)[0]!.data()).meta
  expect(await metaOf(plain)).toEqual({ title: '部署' })
  const known = { title: '部署', date: '2024-05-01', author: '林一、陈晓' }
  expect(await metaOf({ ...plain, article })).toEqual({ ...known, image: '/cover.png', image_alt: '' })
  expect(await metaOf({ ...plain, article, picture })).toEqual({
    ...known,
    image: '/lock.png',
    image_alt: '船闸',
  })
})

it.each([
  ['Starlight', '/deploy#_top'],
  ['any other site', '/deploy'],
])('leads to the beginning of a page by the address that %s has for it', async (site, address) => {
  const get = (name: string) => (site === 'Starlight' && name === 'site-search' ? class {} : undefined)
  vi.stubGlobal('customElements', { get })
  const [page] = groupByPage(
    [{ ...hitOf(0, [], [[0, 1]], []), url: '/deploy' }, hitOf(1, ['代理'], [[0, 1]], [])],
    (url) => url,
  )
  const { url, sub_results } = await page!.data()
  vi.unstubAllGlobals()
  expect([url, ...sub_results.map((section) => section.url)]).toEqual(['/deploy', address, '/deploy#s1'])
})
