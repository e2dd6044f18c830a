import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainSite, type SiteRules } from '../../../src/article/generators/site-rules.ts'
import { markdownDocument, readDocument } from '../../../src/article/read-document.ts'
import type { ParsedArticle } from '../../../src/format/article.ts'
import { sharedFolder, whetherShared } from '../../fixtures/shared-folder.ts'

interface Expected {
  readonly builds: boolean
  readonly indexed?: boolean
  readonly title?: string
  readonly date?: string
  readonly url?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly tags_include?: readonly string[]
  readonly authors?: readonly string[]
  readonly headings?: readonly string[]
  readonly headings_include?: readonly string[]
  readonly captions?: readonly string[]
  readonly anchors?: readonly string[]
  readonly body_has?: readonly string[]
  readonly body_lacks?: readonly string[]
  readonly searchable?: readonly string[]
}

interface ReportFile {
  readonly file: string
  readonly kind: string
  readonly expect: Expected
}

const folder = sharedFolder === null ? null : join(sharedFolder, 'reports/files')
const cases: readonly ReportFile[] =
  folder === null ? [] : JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))

/** Where only the site's configuration says whose anchors they are, the case is of that site. */
function siteOf({ file }: ReportFile): SiteRules {
  if (file === 'anchors/hexo.md') return { ...plainSite, generator: 'hexo' }
  return file === 'anchors/vitepress.md' ? { ...plainSite, generator: 'vitepress' } : plainSite
}

function searchableText({ article, passages }: ParsedArticle): string {
  return [
    article.title,
    ...article.tags,
    ...passages.flatMap(({ headings, text, pictures }) => [
      ...headings,
      text,
      ...pictures.map(({ caption }) => caption),
    ]),
  ].join('\n')
}

describe.skipIf(folder === null)(`files that people reported${whetherShared}`, () => {
  it.each(cases.map((item) => [item.kind, item.file, item] as const))('%s: %s', (_kind, file, item) => {
    const { expect: expected } = item
    const document = markdownDocument(file, readFileSync(join(folder!, file)), siteOf(item))
    const parsed = readDocument(document, { split: true })
    if (expected.indexed === false) {
      expect(parsed).toBeNull()
      return
    }
    expect(parsed).not.toBeNull()
    const { article, passages } = parsed!
    const body = passages.map(({ text }) => text).join('\n')
    const { title, date, url, description, tags, authors } = expected
    for (const [key, value] of Object.entries({ title, date, url, description, tags, authors }))
      if (value !== undefined) expect([key, article[key as keyof typeof article]]).toEqual([key, value])
    for (const tag of expected.tags_include ?? []) expect(article.tags).toContain(tag)
    const headings = [...new Set(passages.flatMap((passage) => passage.headings))]
    if (expected.headings) expect(headings).toEqual(expected.headings)
    for (const heading of expected.headings_include ?? []) expect(headings).toContain(heading)
    const pictures = passages.flatMap((passage) => passage.pictures)
    if (expected.captions) expect(pictures.map(({ caption }) => caption)).toEqual(expected.captions)
    const anchors = passages.map(({ anchor }) => anchor)
    for (const anchor of expected.anchors ?? []) expect(anchors).toContain(anchor)
    for (const text of expected.body_has ?? []) expect(body).toContain(text)
    for (const text of expected.body_lacks ?? []) expect(body).not.toContain(text)
    for (const text of expected.searchable ?? []) expect(searchableText(parsed!)).toContain(text)
  })
})
