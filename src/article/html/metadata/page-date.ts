import { type AnyNode, type Element, isTag, isText } from 'domhandler'
import { readCalendarDate } from '../../fields/calendar-date.ts'
import { firstMeta, type PageHead } from '../tree/page-head.ts'
import {
  findElement,
  findElements,
  hasClassWords,
  isWithin,
  lineOf,
  listElements,
} from '../tree/page-tree.ts'
import type { SearchMarks } from '../tree/search-marks.ts'
import type { StructuredData } from './structured-data.ts'

/** Where the day of a page stands. */
export interface DateSources {
  readonly root: AnyNode
  readonly head: PageHead
  readonly data: StructuredData
  readonly marks: SearchMarks
  /** Where a reader opens the page. */
  readonly address: string
}

/**
 * Reads the day of publication: what the page marks, then JSON-LD and `<meta>`, then `<time>`, a line that says it, the
 * address, an element that the theme names a date. Where a `<time>` prints the same instant, the printed day counts: it is
 * what a reader sees.
 *
 * @returns a calendar date (`2023-08-02`), or null where the page names none
 */
export function readPageDate({ root, head, data, marks, address }: DateSources): string | null {
  const marked = marks.sorts.get('date') ?? marks.meta.get('date') ?? marks.filters.get('date')?.[0]
  const times = readTimes(root)
  const published =
    data.datePublished ??
    firstMeta(
      head,
      'article:published_time',
      'datepublished',
      'publishdate',
      'pubdate',
      'date',
      'dc.date',
      'parsely-pub-date',
      'og:article:published_time',
    )
  const date = marked === undefined ? null : readCalendarDate(marked)
  if (date !== null) return date
  if (published !== null) {
    const instant = Date.parse(published)
    const printed = times.find(({ written }) => Date.parse(written) === instant)?.printed
    return printed ?? readCalendarDate(published)
  }
  const time = times.find(({ isPublished }) => isPublished) ?? times[0]
  if (time !== undefined) return time.printed ?? readCalendarDate(time.written)
  const inAddress = readCalendarDate(dayOfAddress.exec(address)?.[1] ?? '')
  return readByline(root) ?? inAddress ?? readLabelledDay(root)
}

/** `/2018/04/09/name` and `/2018-04-09-name`. */
const dayOfAddress = /\/((?:19|20)\d\d([/-])\d\d?\2\d\d?)[/-]/

const day = /(\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日))/
/** A day behind the word for publication, or before that for the source. */
const printedDay = new RegExp(
  String.raw`[发發][布佈表文稿](?:时间|日期|時間|于|於)?[:：]?\s*${day.source}|^${day.source}[\s\d:]*[来來]源`,
)

/** A line of so many UTF-16 units is text. */
const maxBylineUnits = 300

/** The day that a line above the text gives (`发布时间：2008-04-05`), on pages that mark none. */
function readByline(root: AnyNode): string | null {
  for (const element of listElements(root)) {
    if (!element.children.some((child) => isText(child) && /[发發][布佈表文稿]|[来來]源/.test(child.data)))
      continue
    // The label may stand in an element of its own.
    const { parent } = element
    for (const line of [element, parent].map((node) => (node ? lineOf(node).slice(0, maxBylineUnits) : ''))) {
      const [whole, behind, before = ''] = (line.length < maxBylineUnits && printedDay.exec(line)) || []
      if (whole !== undefined && !isWithin(element, isNoDateOfArticle))
        return readCalendarDate(behind ?? before)
    }
  }
  return null
}

/** Longest text of an element whose class says that it is a date, in characters. */
const longestDate = 40

/** The day of the first element that a theme names a date, or whose tip gives the time of day too. */
function readLabelledDay(root: AnyNode): string | null {
  for (const element of listElements(root, ({ name }) => name !== 'table')) {
    const tip = /^\s*\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.exec(element.attribs.title ?? '')?.[0]
    const line = hasClassWords(
      element,
      / (?:date|pubdate|published|created|(?:post|article|entry) (?:time|meta|info)) /,
    )
      ? lineOf(element)
      : ''
    const written = tip ?? (line.length <= longestDate ? day.exec(line)?.[0] : undefined)
    const date = written === undefined ? null : readCalendarDate(written)
    if (date !== null && !isWithin(element, isNoDateOfArticle)) return date
  }
  return null
}

interface PageTime {
  readonly written: string
  /** The day that its text says, where it says one. */
  readonly printed: string | null
  readonly isPublished: boolean
}

/** Times of publication on the page; what says when it was changed is none. */
function readTimes(root: AnyNode): PageTime[] {
  const times: PageTime[] = []
  for (const time of findElements(
    root,
    ({ name, attribs }) =>
      name === 'time' || attribs.itemprop === 'datePublished' || attribs.id === 'publish_time',
  )) {
    const written = time.attribs.datetime ?? time.attribs.content ?? lineOf(time)
    const printed = readCalendarDate(lineOf(time))
    if (printed === null && readCalendarDate(written) === null) continue
    if (isWithin(time, isNoDateOfArticle)) continue
    times.push({
      written,
      printed,
      isPublished: /datepublished/i.test(time.attribs.itemprop ?? '') || time.attribs.pubdate !== undefined,
    })
  }
  return times
}

function isNoDateOfArticle(element: Element): boolean {
  const { name, attribs } = element
  // Typecho lists what it says of a post itself.
  const isOfPost =
    name === 'li' &&
    element.parent !== null &&
    isTag(element.parent) &&
    hasClassWords(element.parent, / (?:meta|info|byline) /)
  if (
    (/^(?:nav|aside|footer|pre|blockquote|li)$/.test(name) && !isOfPost && !isPostFooter(element)) ||
    /modified|updated/i.test(attribs.itemprop ?? '')
  )
    return true
  // WordPress says of the day of a post that was not changed that it is both.
  if (hasClassWords(element, / published /)) return false
  const isBeside = hasClassWords(
    element,
    / (?:updated?|modified|lastmod|lastupdated|sidebar|widget|related|recommend|comments|recent|toc|menu) /,
  )
  // A theme may say of the whole page where its side bar is.
  return isBeside && findElement(element, ({ name }) => name === 'main' || name === 'h1') === null
}

/** Whether what stands under an article says when it was published (Pelican, WordPress), not when it was changed. */
function isPostFooter(element: Element): boolean {
  return (
    element.name === 'footer' &&
    (hasClassWords(element, / (?:meta|info) /) || isWithin(element, ({ name }) => name === 'article')) &&
    !/[更修][新改]|updated|modified/i.test(lineOf(element))
  )
}
