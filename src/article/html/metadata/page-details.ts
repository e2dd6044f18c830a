import type { AnyNode, Element } from 'domhandler'
import { collapse } from '../../blocks/visible-text.ts'
import { readDescription } from '../../front-matter/value-forms.ts'
import type { SiteProfile } from '../site/site-profile.ts'
import { type PageHead, splitList } from '../tree/page-head.ts'
import { findElements, lineOf, listElements, tokensOf } from '../tree/page-tree.ts'
import type { SearchMarks } from '../tree/search-marks.ts'
import { isBesideArticle } from './beside-article.ts'
import { readPageDate } from './page-date.ts'
import type { StructuredData } from './structured-data.ts'
import { categoryPath, readTermLinks, tagPath } from './term-links.ts'

/** UTF-16 units of the name of an author at most; longer texts are about one. */
const maxAuthorUnits = 60

/** What a page says of its article beside title and text. */
export interface PageDetails {
  readonly date: string | null
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly description: string | null
  /** As written: relative to the page. */
  readonly image: string | null
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** Where details of a page stand. */
export interface DetailSources {
  readonly root: AnyNode
  readonly head: PageHead
  readonly data: StructuredData
  readonly marks: SearchMarks
  readonly site: SiteProfile
  /** Where a reader opens the page. */
  readonly address: string
}

/**
 * Reads date, authors, tags and fields of a page: what it marks for search engines first, then JSON-LD, microdata,
 * `<meta>`, and links to the pages of tags and categories. What most pages share is the site's, not the article's.
 */
export function readPageDetails(sources: DetailSources): PageDetails {
  const { head, data, marks, site } = sources
  const shared = new Set(site.sharedValues)
  const own = (...names: readonly string[]) =>
    names.flatMap((name) => head.meta.get(name) ?? []).filter((value) => !shared.has(value))
  const marked = (...keys: readonly string[]) => keys.flatMap((key) => marks.filters.get(key) ?? [])
  const categories = firstFilled(
    marked('category', 'categories'),
    () => data.sections,
    () => readTermLinks(sources, categoryPath),
    () => own('article:section'),
  )
  const ofPage = (lists: readonly string[]) => lists.flatMap(splitList).filter((word) => !shared.has(word))
  const language = marks.filters.get('lang')?.[0] ?? head.language
  const image = marks.meta.get('image') ?? data.image ?? own('og:image', 'twitter:image')[0] ?? null
  return {
    date: readPageDate(sources),
    authors: firstFilled(
      [...marked('author', 'authors'), ...splitList(marks.meta.get('author') ?? marks.meta.get('authors'))],
      () => data.authors,
      () => readAuthors(sources.root),
      () =>
        own('author', 'article:author', 'dc.creator')
          .flatMap(splitList)
          .filter((name) => !/^https?:/i.test(name)),
    ),
    tags: firstFilled(
      marked('tag', 'tags'),
      () => ofPage(own('article:tag')),
      () => readTermLinks(sources, tagPath),
      () => findElements(sources.root, isMaterialTag).map(lineOf),
      () => data.keywords.filter((word) => !shared.has(word)),
      () => ofPage(own('keywords')),
    ),
    description:
      marks.meta.get('description') ?? readDescription(own('description', 'og:description')[0] ?? null),
    image: image !== null && shared.has(image) ? null : image,
    fields: {
      ...readFields(sources),
      ...(categories.length > 0 && site.fields.includes('category') && { category: categories }),
      ...(language && site.fields.includes('lang') && { lang: [language] }),
    },
  }
}

/** Filters that pages mark, and `<meta>` of the names that the site filters by. */
function readFields({ head, marks, site }: DetailSources): Record<string, readonly string[]> {
  const fields: Record<string, readonly string[]> = {}
  for (const name of site.fields) {
    if (name === 'category' || name === 'lang') continue
    const values = [name, `docsearch:${name}`, `article:${name}`, `og:${name}`].flatMap(
      (key) => head.meta.get(key.toLowerCase()) ?? [],
    )
    const value = marks.meta.get(name)
    if (value !== undefined) fields[name] = [value]
    else if (values.length > 0) fields[name] = [...new Set(values)]
  }
  for (const [name, values] of marks.filters)
    if (!/^(?:tags?|authors?|categor(?:y|ies)|lang|date)$/.test(name)) fields[name] = values
  return fields
}

/** MkDocs Material sets tags above the page, with links to places of one page. */
function isMaterialTag(element: Element): boolean {
  return tokensOf(element, 'class').includes('md-tag')
}

function readAuthors(root: AnyNode): string[] {
  const names: string[] = []
  for (const element of listElements(root, (inside) => !isBesideArticle(inside))) {
    const isAuthor =
      tokensOf(element, 'itemprop').includes('author') ||
      (element.name === 'a' && tokensOf(element, 'rel').includes('author')) ||
      ['author', 'vcard'].every((name) => tokensOf(element, 'class').includes(name))
    if (!isAuthor) continue
    const name = findElements(element, ({ attribs }) => attribs.itemprop === 'name')[0]
    const text = name ? (name.attribs.content ?? lineOf(name)) : (element.attribs.content ?? lineOf(element))
    if (text.trim() !== '' && text.length <= maxAuthorUnits && !/^https?:/i.test(text))
      names.push(collapse(text).replace(/^by\s/i, ''))
  }
  return [...new Set(names)]
}

function firstFilled(values: readonly string[], ...others: readonly (() => readonly string[])[]): string[] {
  for (const read of [() => values, ...others]) {
    const found = [...new Set(read())]
    if (found.length > 0) return found
  }
  return []
}
