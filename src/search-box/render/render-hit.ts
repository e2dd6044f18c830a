import type { AnsweredHit, AnsweredSection, AnsweredSnippet } from '../../client/search-answer.ts'
import { createElement } from '../elements.ts'
import { renderMarkedText } from '../marked-text.ts'
import { webAddress } from './web-address.ts'

type Child = Node | string

/** What the rendering of hits depends on beside the hits. */
export interface HitContext {
  readonly language: string
  /** Absolute address that relative addresses of hits belong to. */
  readonly base: string
}

/** A hit as an option of the list: a real link, to be opened in a new tab, its address to be copied. */
export function renderHit(hit: AnsweredHit, context: HitContext): HTMLAnchorElement {
  const { article, picture, title, snippet, headings, headingMarks } = hit
  const { base, language } = context
  const steps = [
    ...(article.fields?.category ?? []).map((name) => [name]),
    ...headings.map((heading, depth) => renderMarkedText(heading, headingMarks[depth] ?? [])),
  ]
  const caption = picture?.caption
  const byline = [
    writeDate(article.date, language),
    article.authors.join(/^(zh|ja)/.test(language) ? '、' : ', '),
  ]
  const option = renderLink(
    'hit',
    hit.url,
    context,
    createElement(
      'span',
      { class: 'words' },
      ...renderText('title', ...renderMarkedText(title.text, title.marks)),
      ...renderText('crumbs', ...steps.flatMap((step, depth) => (depth > 0 ? [' › ', ...step] : step))),
      ...renderSnippet(snippet),
      ...(caption?.marks.length
        ? renderText('caption', ...renderMarkedText(caption.text, caption.marks))
        : []),
      ...renderText('byline', byline.filter(Boolean).join(' · ')),
    ),
  )
  const src = webAddress(picture?.src ?? article.image, option.href || base)
  if (src !== null) {
    const attributes = { class: 'picture', alt: '', loading: 'lazy', referrerpolicy: 'no-referrer' }
    const thumbnail = createElement('img', { ...attributes, src })
    // A picture that cannot be loaded leaves no hole.
    thumbnail.onerror = () => thumbnail.remove()
    option.append(thumbnail)
  }
  return option
}

/** Another part of the page of the hit above. */
export function renderSection({ headings, snippet, url }: AnsweredSection, context: HitContext): HTMLElement {
  const words = [...renderText('heading', headings.at(-1) ?? ''), ...renderSnippet(snippet)]
  return renderLink('section', url, context, createElement('span', { class: 'words' }, ...words))
}

/** An option that leads somewhere; without an address of the web it leads nowhere. */
export function renderLink(
  style: string,
  url: string,
  { base }: HitContext,
  ...children: readonly Child[]
): HTMLAnchorElement {
  const href = webAddress(url, base) ?? false
  return createElement('a', { ...optionAttributes, tabindex: '-1', class: style, href }, ...children)
}

/** What makes an element an option of the list. */
export const optionAttributes = { role: 'option', 'aria-selected': 'false' } as const

/** A line of a hit; none where it says nothing. */
function renderText(style: string, ...children: readonly Child[]): readonly HTMLElement[] {
  const line = createElement('span', { class: style, dir: 'auto' }, ...children)
  return line.textContent === '' ? [] : [line]
}

function renderSnippet({ text, marks, cutStart, cutEnd }: AnsweredSnippet): readonly HTMLElement[] {
  if (text === '') return []
  return renderText('snippet', cutStart ? '…' : '', ...renderMarkedText(text, marks), cutEnd ? '…' : '')
}

function writeDate(date: string | null, language: string): string {
  const day = new Date(`${date?.slice(0, 10)}T00:00Z`)
  if (Number.isNaN(+day)) return date ?? ''
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}
