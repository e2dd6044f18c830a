import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSite } from '../../../../scripts/measure/sites/check-site.ts'
import { findLostText } from '../../../../scripts/measure/sites/lost-text.ts'
import { parsePageTree } from '../../../../src/article/html/tree/page-tree.ts'
import { readPage } from '../../article/html/read-page.ts'

const place = { folder: '' }
beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-check-'))
})
afterAll(() => rm(place.folder, { recursive: true, force: true }))

const page = (main: string) => `<title>茶</title><main><h1>茶</h1>${main}</main>`

describe('the check of a built site', () => {
  it('holds addresses and anchors against the files', async () => {
    await writeFile(join(place.folder, 'a.html'), page('<h2 id="水">水</h2><p>烧水。</p>'))
    await writeFile(join(place.folder, 'index.html'), page('<p>序。</p>'))
    expect(await checkSite(place.folder)).toEqual({
      pages: 2,
      articles: 2,
      passages: 2,
      refused: [],
      leftOut: [],
      deadAddresses: [],
      anchors: 1,
      deadAnchors: [],
      repeatedLines: [],
      markup: [],
      lost: [],
    })
  })

  it('finds a line that no passage holds', () => {
    const html = page('<p>烧水。</p><p>投茶。</p>')
    const parsed = readPage(page('<p>烧水。</p>'))!
    expect(findLostText(parsePageTree(html), parsed)).toEqual(['投茶。'])
    expect(findLostText(parsePageTree(html), readPage(html)!)).toEqual([])
  })
})
