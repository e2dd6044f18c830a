import { parsePage } from '../../../../src/article/html/parse-page.ts'
import { type SiteProfile, unknownSite } from '../../../../src/article/html/site/site-profile.ts'
import type { ParsedArticle } from '../../../../src/format/article.ts'
import { joinPassages } from '../../../fixtures/join-passages.ts'

/** Reads a page of a site as the build does; `file` is its path on the site. */
export function readPage(
  html: string,
  file = 'guide.html',
  site: Partial<SiteProfile> = {},
): ParsedArticle | null {
  return parsePage({
    id: file.replace(/\.html$/, ''),
    file,
    html,
    address: `/${file}`,
    fileAddress: `/${file}`,
    site: { ...unknownSite, ...site },
  })
}

/** A page with a title, `<main>` and what stands in it. */
export function page(main: string, head = '<title>茶馆札记</title>'): string {
  return `<!doctype html><html lang="zh-CN"><head>${head}</head><body><main>${main}</main></body></html>`
}

/** The text of a page from its passages. */
export function textOfPage(html: string): string {
  return joinPassages(readPage(html)?.passages ?? [])
}
