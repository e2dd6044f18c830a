import { expect, it } from 'vitest'
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
