import { createButton, createElement } from './elements.ts'
import { fill, type Labels } from './labels.ts'
import type { SessionState } from './session-state.ts'
import { webAddress } from './web-address.ts'

/** What a visitor can do where nothing was found. */
export interface MessageActions {
  ask(query: string): void
  clearFilters(): void
}

/** What to say and offer where nothing was found. */
export function renderNothingFound(
  { searched, wayOut }: SessionState,
  labels: Labels,
  base: string,
  actions: MessageActions,
): readonly HTMLElement[] {
  const query = cutShort(searched?.query ?? '')
  const lines: HTMLElement[] = [
    createElement('p', { class: 'none' }, fill(labels.none, { q: query })),
    createElement('p', {}, labels.noneHint),
  ]
  if (Object.keys(searched?.choices.filters ?? {}).length > 0) {
    const button = createButton('button', labels.clearFilters)
    button.addEventListener('click', () => actions.clearFilters())
    lines.push(button)
  }
  if (wayOut !== null && wayOut.queries.length > 0) {
    const chips = wayOut.queries.map(({ query: broader, total }) => {
      const chip = createButton('chip', broader, { part: 'chip' })
      chip.append(' ', createElement('span', { class: 'count' }, String(total)))
      chip.addEventListener('click', () => actions.ask(broader))
      return chip
    })
    lines.push(createElement('p', {}, labels.tryInstead), createElement('div', { class: 'chips' }, ...chips))
  }
  const links = (wayOut?.hits ?? []).flatMap(({ article }) => {
    const href = webAddress(article.url, base)
    return href === null
      ? []
      : [createElement('li', {}, createElement('a', { href, dir: 'auto' }, article.title))]
  })
  if (links.length > 0)
    lines.push(createElement('p', {}, labels.readInstead), createElement('ul', {}, ...links))
  return lines
}

/** How much was found. */
export function writeFound({ answer, searched, hits }: SessionState, labels: Labels): string {
  if (answer === null) return ''
  const label = searched?.choices.group === 'passage' ? labels.passages : labels.articles
  const { totalIsExact } = answer
  const total = Math.max(answer.total, hits.length)
  return (totalIsExact ? '' : labels.atLeast) + fill(label, { n: total })
}

/** What a screen reader is told when something has changed. */
export function writeAnnouncement(state: SessionState, labels: Labels): string {
  if (state.problem !== null) return labels[state.problem]
  if (state.isWaiting) return labels.waiting
  if (state.answer === null) return ''
  if (state.hits.length === 0) return fill(labels.none, { q: cutShort(state.searched?.query ?? '') })
  return writeFound(state, labels)
}

function cutShort(query: string): string {
  const codePoints = [...query]
  return codePoints.length > 24 ? `${codePoints.slice(0, 24).join('')}…` : query
}
