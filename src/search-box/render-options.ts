import type { Hit, MarkedText, Suggestion } from '../search/answer.ts'
import { createElement, webAddress } from './elements.ts'
import type { Labels } from './labels.ts'
import { renderMarkedText } from './marked-text.ts'
import type { SessionState } from './search-session.ts'

/** An option that asks another question carries it under this name in its `dataset`. */
export const questionKey = 'question'

/**
 * The options of the list: another spelling, suggestions, hits, in groups that a screen reader names.
 * A hit is a real link, so that it can be opened in a new tab and its address copied.
 */
export function renderOptions(state: SessionState, labels: Labels): DocumentFragment {
  const fragment = document.createDocumentFragment()
  const { answer, suggestions, hits } = state
  if (answer?.didYouMean) fragment.append(renderSpelling(answer.didYouMean, labels))
  if (suggestions.length > 0)
    fragment.append(renderGroup(labels.suggestions, suggestions.map(renderSuggestion)))
  if (hits.length > 0)
    fragment.append(
      renderGroup(
        labels.hits,
        hits.map((hit) => renderHit(hit, labels)),
      ),
    )
  for (const [index, option] of fragment.querySelectorAll('[role="option"]').entries()) {
    option.id = `option-${index}`
    option.setAttribute('aria-selected', 'false')
  }
  return fragment
}

function renderGroup(name: string, options: readonly HTMLElement[]): HTMLElement {
  return createElement('div', { role: 'group', 'aria-label': name, class: 'group' }, ...options)
}

function renderQuestion(
  question: string,
  style: string,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const option = createElement('div', { role: 'option', class: style }, ...children)
  option.dataset[questionKey] = question
  return option
}

function renderSpelling(spelling: string, labels: Labels): HTMLElement {
  return renderQuestion(spelling, 'line spelling', labels.didYouMean, createElement('b', {}, spelling))
}

function renderSuggestion(suggestion: Suggestion): HTMLElement {
  const text = renderMarkedText(suggestion.text, suggestion.marks)
  const address = suggestion.url === null ? null : webAddress(suggestion.url, document.baseURI)
  if (address === null) return renderQuestion(suggestion.text, 'line suggestion', text)
  return createElement('a', { role: 'option', tabindex: '-1', class: 'line suggestion', href: address }, text)
}

function renderHit(hit: Hit, labels: Labels): HTMLElement {
  const words = createElement('span', { class: 'words' }, renderPart('title', hit.title))
  if (hit.headings.length > 0) words.append(renderHeadings(hit))
  if (hit.snippet.text !== '') words.append(renderPart('snippet', hit.snippet))
  if (hit.picture !== null && hit.picture.caption.marks.length > 0)
    words.append(renderPart('caption', hit.picture.caption))
  const byline = [
    writeDate(hit.article.date, labels),
    hit.article.authors.join(labels.language === 'en' ? ', ' : '、'),
  ]
  const written = byline.filter((part) => part !== '').join(labels.separator)
  if (written !== '') words.append(createElement('span', { class: 'byline' }, written))

  const address = webAddress(hit.url, document.baseURI)
  const link = address === null ? {} : { href: address }
  const option = createElement('a', { role: 'option', tabindex: '-1', class: 'hit', ...link }, words)
  const picture = renderPicture(hit.picture?.src ?? hit.article.image, address ?? document.baseURI)
  if (picture !== null) option.prepend(picture)
  return option
}

function renderPart(style: string, marked: MarkedText): HTMLElement {
  return createElement('span', { class: style }, renderMarkedText(marked.text, marked.marks))
}

function renderHeadings({ headings, headingMarks }: Hit): HTMLElement {
  const path = createElement('span', { class: 'headings' })
  for (const [depth, heading] of headings.entries()) {
    if (depth > 0) path.append(' › ')
    path.append(renderMarkedText(heading, headingMarks[depth] ?? []))
  }
  return path
}

/** A picture that cannot be loaded leaves no hole. */
function renderPicture(source: string | null | undefined, base: string): HTMLElement | null {
  const address = source ? webAddress(source, base) : null
  if (address === null) return null
  const picture = createElement('img', {
    class: 'picture',
    src: address,
    alt: '',
    loading: 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
  })
  picture.addEventListener('error', () => picture.remove())
  return picture
}

function writeDate(date: string | null, labels: Labels): string {
  if (date === null) return ''
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  return new Intl.DateTimeFormat(labels.language, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}
