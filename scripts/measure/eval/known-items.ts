import { foldToString } from '../../../src/analysis/fold.ts'
import type { IndexReader } from '../../../src/reader/index-reader.ts'
import { createReadBudget } from '../../../src/reader/read-plan.ts'
import { type Hit, plainRequest, type Searcher } from '../../../src/search/answer.ts'

/** A title or heading of a site, asked as a query, and where it must lead. */
export interface KnownItem {
  readonly kind: 'title' | 'heading'
  readonly query: string
  /** Articles that bear it: several pages may be titled alike. */
  readonly articles: ReadonlySet<string>
  /** Addresses it may open, as hits give them. */
  readonly urls: ReadonlySet<string>
}

/** Counts over the items of one kind. */
export interface KnownItemCounts {
  asked: number
  /** Items whose article, or for a heading the section or a page titled alike, is the first hit. */
  first: number
  /** First hits that open the right address: the top of the page for a title, the section for a heading. */
  landing: number
  /** Answers whose first hit marks something in title, headings or snippet. */
  marked: number
}

/** What asking a site for its own titles and headings showed. */
export interface KnownItemReport {
  readonly titles: KnownItemCounts
  readonly headings: KnownItemCounts
  /** The items at fault, for a person to look at: what is wrong, the query, and what came first. */
  readonly faults: readonly string[]
}

/** Shorter strings are no titles, but letters. */
const minCodePoints = 2

/**
 * Collects titles, and headings that stand over one section alone and are no title.
 *
 * @param limit  items of each kind at most, evenly spread over the site
 */
export async function collectKnownItems(reader: IndexReader, limit: number): Promise<KnownItem[]> {
  const titles = new Map<string, { query: string; articles: Set<string>; urls: Set<string> }>()
  const sections = new Map<string, { query: string; article: string; urls: Set<string> }>()
  for (let article = 0; article < reader.manifest.articles; article++) {
    const [first, end] = reader.passagesOf(article)
    if (first === end) continue
    const budget = createReadBudget(Infinity)
    const { id, title, url } = await reader.readArticleOf(first, budget)
    if ([...title].length >= minCodePoints) {
      const alike = titles.get(foldToString(title)) ?? { query: title, articles: new Set(), urls: new Set() }
      alike.articles.add(id)
      alike.urls.add(url)
      titles.set(foldToString(title), alike)
    }
    const numbers = Array.from({ length: end - first }, (_, at) => first + at)
    for (const { headings, anchor } of await reader.readPassages(numbers, budget)) {
      const heading = headings.at(-1)
      if (heading === undefined || anchor === null || [...heading].length < minCodePoints) continue
      const key = foldToString(heading)
      const section = sections.get(key) ?? { query: heading, article: id, urls: new Set() }
      section.urls.add(`${url}#${encodeURIComponent(anchor)}`)
      sections.set(key, section)
    }
  }
  const unique = [...sections].filter(([key, { urls }]) => urls.size === 1 && !titles.has(key))
  return [
    ...spread([...titles.values()], limit).map((item): KnownItem => ({ kind: 'title', ...item })),
    ...spread(unique, limit).map(
      ([, { query, article, urls }]): KnownItem => ({
        kind: 'heading',
        query,
        articles: new Set([article]),
        urls,
      }),
    ),
  ]
}

/** Asks for each item as a visitor would, and counts. */
export async function checkKnownItems(
  searcher: Searcher,
  items: readonly KnownItem[],
): Promise<KnownItemReport> {
  const titles: KnownItemCounts = { asked: 0, first: 0, landing: 0, marked: 0 }
  const headings: KnownItemCounts = { asked: 0, first: 0, landing: 0, marked: 0 }
  const faults: string[] = []
  for (const item of items) {
    const counts = item.kind === 'title' ? titles : headings
    const { hits } = await searcher.search({ ...plainRequest, q: item.query })
    const hit = hits[0]
    const verdict = hit === undefined ? nothing : judge(item, hit)
    counts.asked++
    if (verdict.first) counts.first++
    if (verdict.lands) counts.landing++
    if (verdict.marked) counts.marked++
    if (verdict.lands && verdict.marked) continue
    const wrong = verdict.first ? (verdict.lands ? 'unmarked' : 'opens another section') : 'not first'
    faults.push(
      `${item.kind} ${item.query}: ${wrong}; first ${hit ? `${hit.url} ${hit.title.text}` : 'none'}`,
    )
  }
  return { titles, headings, faults }
}

/** What the first hit shows of an item. */
interface Verdict {
  readonly first: boolean
  readonly lands: boolean
  readonly marked: boolean
}

const nothing: Verdict = Object.freeze({ first: false, lands: false, marked: false })

function judge({ kind, query, articles, urls }: KnownItem, hit: Hit): Verdict {
  const own = articles.has(hit.article.id)
  const opens = own && urls.has(hit.url)
  // A page whose title holds the heading may stand before the section.
  const isAlike = kind === 'heading' && foldToString(hit.title.text).includes(foldToString(query))
  const first = kind === 'title' ? own : opens || isAlike
  return { first, lands: first && (opens || (isAlike && !hit.url.includes('#'))), marked: isMarked(hit) }
}

function isMarked({ title, headingMarks, snippet }: Hit): boolean {
  return title.marks.length > 0 || snippet.marks.length > 0 || headingMarks.some((marks) => marks.length > 0)
}

function spread<T>(items: readonly T[], limit: number): T[] {
  if (items.length <= limit) return [...items]
  return Array.from({ length: limit }, (_, at) => items[Math.floor((at * items.length) / limit)]!)
}
