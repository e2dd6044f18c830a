import type { Suggestion } from '../search/answer.ts'
import { createElement, createIcon } from './elements.ts'
import type { Labels } from './labels.ts'
import { renderMarkedText } from './marked-text.ts'
import { type HitContext, renderHit, renderLink, renderSection } from './render-hit.ts'
import type { SessionState } from './session-state.ts'

/** An option that asks a query carries it under this name in its `dataset`. */
export const queryKey = 'query'
/** An option that belongs to a hit carries the place of the hit, from 0, under this name in its `dataset`. */
export const rankKey = 'rank'
/** Sections of a page that an answer shows at most; a page with so many may have more. */
const mostSections = 3

const clock = 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15zM10 6v4l2.5 2'
const lens = 'M13 13l4.5 4.5M14.5 8.5a6 6 0 1 1-12 0a6 6 0 0 1 12 0z'

/** Options to begin with: what was asked before on this device. */
export function renderRecent(queries: readonly string[], labels: Labels): readonly Node[] {
  if (queries.length === 0) return []
  const options = queries.map((query) => renderQuery('line', query, clock, createElement('span', {}, query)))
  return [renderGroup(labels.recent, options)]
}

/** Another spelling, completions and hits, in groups that a screen reader names. */
export function renderAnswer(state: SessionState, labels: Labels, context: HitContext): readonly Node[] {
  const { answer, hits, suggestions } = state
  const groups: Node[] = []
  const urls = new Set(hits.map(({ article }) => article.url))
  const completions = suggestions.filter(
    ({ text, url }) => text !== answer?.query && (url === null || !urls.has(url)),
  )
  if (answer?.didYouMean) {
    const words = createElement('span', {}, labels.didYouMean, createElement('b', {}, answer.didYouMean))
    groups.push(renderQuery('line spelling', answer.didYouMean, lens, words))
  }
  if (completions.length > 0)
    groups.push(
      renderGroup(
        labels.suggestions,
        completions.map((suggestion) => renderSuggestion(suggestion, context)),
      ),
    )
  if (hits.length > 0) groups.push(renderGroup(labels.results, renderHits(state, 0, labels, context)))
  return groups
}

/** Options of the hits from one place on, each with the sections of its page. */
export function renderHits(
  { hits, searched }: SessionState,
  from: number,
  labels: Labels,
  context: HitContext,
): readonly HTMLElement[] {
  return hits.slice(from).flatMap((hit, index) => {
    const sections = searched?.choices.group === 'passage' ? [] : (hit.sections ?? [])
    const options = [renderHit(hit, context), ...sections.map((section) => renderSection(section, context))]
    if (sections.length >= mostSections)
      options.push(
        renderLink('section all', hit.article.url, context, createElement('span', {}, labels.inPage)),
      )
    for (const option of options) option.dataset[rankKey] = String(from + index)
    return options
  })
}

function renderGroup(name: string, options: readonly HTMLElement[]): HTMLElement {
  return createElement('div', { role: 'group', 'aria-label': name, class: 'group' }, ...options)
}

function renderQuery(style: string, query: string, icon: string, words: HTMLElement): HTMLElement {
  const option = createElement(
    'div',
    { role: 'option', class: style, part: 'suggestion' },
    createIcon(icon, ''),
    words,
  )
  option.dataset[queryKey] = query
  return option
}

/** What is typed already stands back behind what it would become. */
function renderSuggestion({ text, marks, url }: Suggestion, context: HitContext): HTMLElement {
  const words = createElement('span', { dir: 'auto' }, renderMarkedText(text, marks))
  if (url === null) return renderQuery('line completion', text, lens, words)
  return renderLink('line completion', url, context, createIcon('M5 2.5h7l4 4v11H5zM12 2.5v4h4', ''), words)
}
