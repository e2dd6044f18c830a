import { describe, expect, it } from 'vitest'
import {
  profileSite,
  unknownSite,
  withoutSiteName,
} from '../../../../../src/article/html/site/site-profile.ts'
import type { PageHead } from '../../../../../src/article/html/tree/page-head.ts'

const headOf = (title: string, meta: readonly [string, string][] = []): PageHead => ({
  title,
  language: null,
  base: null,
  canonical: null,
  isRedirect: false,
  isUnlisted: false,
  meta: new Map(meta.map(([name, value]) => [name, [value]])),
  classes: [],
})

describe('the title of a page without the name of its site', () => {
  const site = { ...unknownSite, titleEndings: ['｜茶园', ' - 茶'], titleBeginnings: ['茶园｜'] }
  it.each([
    ['春茶｜茶园', '春茶'],
    ['茶园｜春茶', '春茶'],
    // A title that is nothing else stays.
    ['｜茶园', '｜茶园'],
    ['茶园｜', '茶园｜'],
    ['春茶', '春茶'],
  ])('of %s is %s', (title, expected) => {
    expect(withoutSiteName(title, site)).toBe(expected)
  })

  it.each([
    ['春茶 - 茶园', '茶园', '春茶'],
    ['春茶 - 茶园', '别处', '春茶 - 茶园'],
    ['春茶-茶园', '茶园', '春茶'],
    ['《春茶》-茶园', '茶园', '《春茶》'],
    ['C-茶园', '茶园', 'C-茶园'],
    ['一 - 二 - 茶园', '茶园', '一 - 二'],
    [' - 茶园', '茶园', ' - 茶园'],
  ])('of %s is found by the name that the page gives: %s', (title, siteName, expected) => {
    expect(withoutSiteName(title, unknownSite, siteName)).toBe(expected)
  })
})

describe('what the pages of a site share', () => {
  it.each([
    [['甲｜茶园', '乙｜茶园'], []],
    [['甲｜茶园', '乙｜茶园', '丙｜茶园'], ['｜茶园']],
    // A quarter of twelve pages, and less than a quarter of thirteen.
    [[...Array.from({ length: 9 }, (_, n) => `${n}`), '甲｜茶园', '乙｜茶园', '丙｜茶园'], ['｜茶园']],
    [[...Array.from({ length: 10 }, (_, n) => `${n}`), '甲｜茶园', '乙｜茶园', '丙｜茶园'], []],
  ])('is an ending of three titles and of a quarter of them: %j', (titles, endings) => {
    expect(
      profileSite(
        titles.map((title) => headOf(title)),
        [],
      ).titleEndings,
    ).toEqual(endings)
  })

  it('is a description of three pages and of half of them', () => {
    const heads = (same: number, others: number): PageHead[] => [
      ...Array.from({ length: same }, () => headOf('', [['description', '同']])),
      ...Array.from({ length: others }, (_, n) => headOf('', [['description', `异${n}`]])),
    ]
    expect(profileSite(heads(3, 3), []).sharedValues).toEqual(['同'])
    expect(profileSite(heads(3, 4), []).sharedValues).toEqual([])
    expect(profileSite(heads(2, 0), []).sharedValues).toEqual([])
  })

  it.each([
    ['near the ends of pages, in three fifths', (repeated: string) => [repeated], 6],
    [
      'anywhere, in four fifths',
      (repeated: string, at: number) => ['一', '二', '三', repeated, ...Array(6).fill(`${at}`)],
      8,
    ],
  ])('is a paragraph of five sampled pages and more: %s', (_, pageOf, least) => {
    const repeatedOf = (same: number, others: number): boolean =>
      profileSite(
        [],
        [
          ...Array.from({ length: same }, (_, at) => pageOf('同', at)),
          ...Array.from({ length: others }, () => []),
        ],
      ).repeatedText.includes('同')
    expect([repeatedOf(4, 0), repeatedOf(5, 0)]).toEqual([false, true])
    expect([repeatedOf(least, 10 - least), repeatedOf(least - 1, 11 - least)]).toEqual([true, false])
  })

  it('is that articles say so where three do', () => {
    const article = headOf('', [['og:type', 'article']])
    expect(profileSite([article, article, headOf('')], []).typesArticles).toBe(false)
    expect(profileSite([article, article, article], []).typesArticles).toBe(true)
  })
})
