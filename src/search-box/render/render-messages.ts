import { createButton, createElement } from '../elements.ts'
import { fill, type Labels } from '../labels.ts'
import type { SessionState } from '../session/session-state.ts'
import { webAddress } from './web-address.ts'

/** What a visitor can do where nothing was found. */
export interface MessageActions {
  /** Asks a query without filters: what it finds was counted so. */
  askFreely(query: string): void
  clearFilters(): void
}

/** What to say and offer where nothing was found. */
export function renderNothingFound(
  { searched, alternatives }: SessionState,
  labels: Labels,
  base: string,
  actions: MessageActions,
): readonly HTMLElement[] {
  const isFiltered = Object.keys(searched?.choices.filters ?? {})[0]
  const chips = (alternatives?.queries ?? []).map(({ query, total }) =>
    createChip(query, total, () => actions.askFreely(query)),
  )
  const links = (alternatives?.hits ?? []).flatMap(({ article }) => {
    const href = webAddress(article.url, base)
    return href ? [createElement('li', {}, createElement('a', { href, dir: 'auto' }, article.title))] : []
  })
  return [
    createElement('p', {}, createElement('b', {}, fill(labels.none, { q: searched?.query }))),
    ...(isFiltered ? [createButton('action', labels.clearFilters, actions.clearFilters)] : []),
    ...(chips[0]
      ? [createElement('p', {}, labels.tryInstead), createElement('div', { class: 'chips' }, ...chips)]
      : []),
    ...(links[0] ? [createElement('p', {}, labels.readInstead), createElement('ul', {}, ...links)] : []),
  ]
}

/** A chip with how much is behind it, where that is known. */
export function createChip(name: string, count: number, onClick: () => void): HTMLButtonElement {
  const chip = createButton('chip', name, onClick)
  if (count > 0) chip.append(' ', createElement('small', {}, String(count)))
  return chip
}

/** How much was found. */
export function writeFound({ answer, searched, hits }: SessionState, labels: Labels): string {
  if (!answer) return ''
  const label = searched?.choices.group === 'passage' ? labels.passages : labels.articles
  const found = fill(label, { n: Math.max(answer.total, hits.length) })
  return (answer.totalIsExact ? '' : labels.atLeast) + found
}

/** What a screen reader is told when something has changed. */
export function writeAnnouncement(state: SessionState, labels: Labels): string {
  const { problem, isWaiting, answer, hits, searched } = state
  if (problem) return labels[problem]
  if (isWaiting) return labels.waiting
  return answer && !hits[0] ? fill(labels.none, { q: searched?.query }) : writeFound(state, labels)
}
