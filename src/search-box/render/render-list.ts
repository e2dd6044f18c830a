import type { Suggestion } from '../../search/answer.ts'
import { createElement } from '../elements.ts'
import { fill, type Labels } from '../labels.ts'
import { renderMarkedText } from '../marked-text.ts'
import type { SessionState } from '../session/session-state.ts'
import { type HitContext, optionAttributes, renderHit, renderLink, renderSection } from './render-hit.ts'

/** What an option asks or belongs to, in its `dataset`. */
export interface OptionData {
  /** The query that it asks. */
  query?: string
  /** The place of its hit, from 0. */
  rank?: string
  /** The article whose sections it lists. */
  article?: string
}

/** Sections of a page that an answer shows at most; a page with so many may have more. */
const maxSections = 3

/** Options of the panel: queries asked before on this device, another spelling, completions and hits, in groups. */
export function renderGroups(
  state: SessionState,
  recent: readonly string[],
  labels: Labels,
  context: HitContext,
): readonly HTMLElement[] {
  const { answer, hits, suggestions } = state
  const urls = hits.map(({ article }) => article.url)
  const spelling = answer?.didYouMean
  // A word that was typed as a whole, in either script, completes nothing.
  const completions = suggestions.filter(({ text, url, marks: [typed] }) =>
    url ? !urls.includes(url) : typed?.[1] !== text.length,
  )
  return [
    ...renderGroup(
      labels.recent,
      recent.map((query) => renderQuery('recent', query, query)),
    ),
    ...renderGroup(
      labels.didYouMean,
      spelling
        ? [renderQuery('spelling', spelling, labels.didYouMean, createElement('b', {}, spelling))]
        : [],
    ),
    ...renderGroup(
      labels.suggestions,
      completions.map((suggestion) => renderSuggestion(suggestion, context)),
    ),
    ...renderGroup(labels.results, renderHits(state, 0, labels, context)),
  ]
}

/** Options of the hits from one place on, each with the sections of its page. */
export function renderHits(
  { answer, hits, searched }: SessionState,
  from: number,
  labels: Labels,
  context: HitContext,
): readonly HTMLElement[] {
  const { group, sort } = searched?.choices ?? {}
  const matching = sort === 'relevance' ? (answer?.matchingAll ?? hits.length) : hits.length
  return hits.slice(from).flatMap((hit, index) => {
    const rank = from + index
    const sections = group === 'article' ? (hit.sections ?? []) : []
    const options = [renderHit(hit, context), ...sections.map((section) => renderSection(section, context))]
    if (sections.length >= maxSections) {
      const all = renderLink('section all', hit.article.url, context, labels.inPage)
      all.dataset.article = hit.article.id
      options.push(all)
    }
    for (const option of options) option.dataset.rank = String(rank)
    // Where none holds all words, as of pinyin, all are what was looked for.
    if (!rank || rank !== matching || hit.matchesAll !== false) return options
    const related = fill(labels.related, { n: matching })
    return [createElement('p', { class: 'related', role: 'presentation' }, related), ...options]
  })
}

function renderGroup(name: string, options: readonly HTMLElement[]): readonly HTMLElement[] {
  return options[0]
    ? [createElement('div', { role: 'group', 'aria-label': name, class: 'group' }, ...options)]
    : []
}

function renderQuery(style: string, query: string, ...words: readonly (Node | string)[]): HTMLElement {
  const option = createElement(
    'div',
    { ...optionAttributes, class: `suggestion ${style}` },
    ...renderLine(words),
  )
  option.dataset.query = query
  return option
}

/** What is typed already stands back behind what it would become. */
function renderSuggestion({ text, marks, url }: Suggestion, context: HitContext): HTMLElement {
  const words = renderMarkedText(text, marks)
  if (url === null) return renderQuery('completion', text, ...words)
  return renderLink('suggestion completion link', url, context, ...renderLine(words))
}

/** An icon, drawn by the style sheet for each kind of suggestion, and words. */
function renderLine(words: readonly (Node | string)[]): readonly HTMLElement[] {
  return [createElement('i', { class: 'icon' }), createElement('span', { dir: 'auto' }, ...words)]
}
