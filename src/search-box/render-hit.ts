import type { AnsweredHit, AnsweredSection, AnsweredSnippet } from '../client/answer.ts'
import { createElement } from './elements.ts'
import { renderMarkedText } from './marked-text.ts'
import { webAddress } from './web-address.ts'

type Marks = AnsweredSnippet['marks']

/** What the rendering of hits depends on beside the hits. */
export interface HitContext {
  readonly language: string
  /** Absolute address that relative addresses of hits belong to. */
  readonly base: string
}

/** A hit as an option of the list: a real link, to be opened in a new tab, its address to be copied. */
export function renderHit(hit: AnsweredHit, context: HitContext): HTMLAnchorElement {
  const { article, picture, title, snippet } = hit
  const words = createElement('span', { class: 'words' })
  words.append(renderText('title', title.text, title.marks))
  const crumbs = (article.fields?.category ?? []).map((name) => [name, []] as const)
  const path = hit.headings.map((heading, depth) => [heading, hit.headingMarks[depth] ?? []] as const)
  if (crumbs.length + path.length > 0) words.append(renderPath([...crumbs, ...path]))
  if (snippet.text !== '') words.append(renderSnippet(snippet))
  if (picture !== null && picture.caption.marks.length > 0)
    words.append(renderText('caption', picture.caption.text, picture.caption.marks))
  const byline = [
    writeDate(article.date, context.language),
    article.authors.join(/^(zh|ja)/.test(context.language) ? '、' : ', '),
  ]
    .filter((part) => part !== '')
    .join(' · ')
  if (byline !== '') words.append(createElement('span', { class: 'byline', part: 'byline' }, byline))
  const option = renderLink('hit', hit.url, context, words)
  const thumbnail = renderThumbnail(picture?.src ?? article.image, option.href || context.base)
  if (thumbnail !== null) option.append(thumbnail)
  return option
}

/** Another part of the page of the hit above. */
export function renderSection(section: AnsweredSection, context: HitContext): HTMLAnchorElement {
  const words = createElement('span', { class: 'words' })
  const heading = section.headings.at(-1)
  if (heading !== undefined) words.append(renderText('heading', heading, []))
  words.append(renderSnippet(section.snippet))
  return renderLink('section', section.url, context, words)
}

/** An option that leads somewhere; without an address of the web it leads nowhere. */
export function renderLink(
  style: string,
  url: string,
  { base }: HitContext,
  ...children: readonly Node[]
): HTMLAnchorElement {
  const address = webAddress(url, base)
  return createElement(
    'a',
    {
      role: 'option',
      tabindex: '-1',
      class: style,
      part: style,
      ...(address === null ? {} : { href: address }),
    },
    ...children,
  )
}

function renderText(style: string, text: string, marks: Marks): HTMLElement {
  return createElement('span', { class: style, part: style, dir: 'auto' }, renderMarkedText(text, marks))
}

function renderSnippet({ text, marks, cutStart, cutEnd }: AnsweredSnippet): HTMLElement {
  const snippet = renderText('snippet', text, marks)
  if (cutStart) snippet.prepend('…')
  if (cutEnd) snippet.append('…')
  return snippet
}

function renderPath(steps: readonly (readonly [string, Marks])[]): HTMLElement {
  const path = createElement('span', { class: 'crumbs', part: 'crumbs', dir: 'auto' })
  for (const [depth, [step, marks]] of steps.entries()) {
    if (depth > 0) path.append(' › ')
    path.append(renderMarkedText(step, marks))
  }
  return path
}

/** A picture that cannot be loaded leaves no hole. */
function renderThumbnail(source: string | null, base: string): HTMLElement | null {
  const address = webAddress(source, base)
  if (address === null) return null
  const attributes = { class: 'picture', part: 'picture', alt: '', loading: 'lazy', decoding: 'async' }
  const picture = createElement('img', { ...attributes, referrerpolicy: 'no-referrer', src: address })
  picture.addEventListener('error', () => picture.remove())
  return picture
}

function writeDate(date: string | null, language: string): string {
  if (date === null) return ''
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}
