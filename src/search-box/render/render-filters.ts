import { createButton, createElement } from '../elements.ts'
import type { Labels } from '../labels.ts'
import type { SessionState } from '../session/session-state.ts'
import { createChip } from './render-messages.ts'

/** What a visitor can do in the bar of filters. */
export interface FilterActions {
  toggle(field: string, value: string): void
  countYears(): void
}

/** Which fields have chips. */
export interface FilterOptions {
  /** In order; all but authors where none are named. */
  readonly fields: readonly string[] | null | undefined
  readonly hiddenFields: readonly string[]
  readonly language: string
}

/** Chips of one field at most, beside those chosen. */
const maxChips = 6

/** Shows the chips of a state in their bar; a chip that has the focus keeps it. */
export function drawFilters(
  bar: HTMLElement,
  state: SessionState,
  options: FilterOptions,
  labels: Labels,
  actions: FilterActions,
): void {
  const root = bar.getRootNode() as ShadowRoot
  const { value } = (root.activeElement as HTMLElement | null)?.dataset ?? {}
  bar.replaceChildren(...renderFilters(state, options, labels, actions))
  for (const chip of bar.querySelectorAll('button')) if (value && chip.dataset.value === value) chip.focus()
}

/**
 * Chips by field: values with counts, those chosen first. A field with one value is no choice. The page that
 * `inPage` leads into has a chip of its own, before them.
 */
function renderFilters(
  { facets, choices: { filters }, answer, hits }: SessionState,
  { fields, hiddenFields, language }: FilterOptions,
  labels: Labels,
  actions: FilterActions,
): readonly HTMLElement[] {
  const names = Object.keys(facets).filter((field) => field !== 'author' && field !== 'year')
  const known = ['article', ...(fields ?? [...names, 'year'])].filter(
    (field) => !hiddenFields.includes(field),
  )
  return known.flatMap((field): readonly HTMLElement[] => {
    const chosen = filters[field] ?? []
    const counts = facets[field] ?? {}
    const isPage = field === 'article'
    const name = isPage
      ? labels.inPage
      : ((labels as unknown as Readonly<Record<string, string>>)[field] ?? field)
    if (field === 'year' && !facets.year && !chosen[0]) {
      const { min, max } = answer?.dates ?? {}
      return min?.slice(0, 4) === max?.slice(0, 4)
        ? []
        : [createButton('chip', name, actions.countYears, { 'aria-expanded': 'false' })]
    }
    const others = Object.keys(counts).filter((value) => !chosen.includes(value))
    if (!chosen[0] && !others[1]) return []
    if (field === 'year') others.reverse()
    const chips = [...chosen, ...others.slice(0, maxChips)].map((value) => {
      const shown = isPage ? (hits[0]?.article.title ?? value) : writeValue(field, value, language)
      const chip = createChip(shown, counts[value] ?? 0, () => actions.toggle(field, value))
      chip.setAttribute('aria-pressed', String(chosen.includes(value)))
      chip.dataset.value = `${field} ${value}`
      return chip
    })
    return [createElement('div', { role: 'group', 'aria-label': name, class: 'chips' }, ...chips)]
  })
}

/** A language by its name, everything else as it stands. */
function writeValue(field: string, value: string, language: string): string {
  try {
    return (field === 'lang' && new Intl.DisplayNames(language, { type: 'language' }).of(value)) || value
  } catch {
    return value
  }
}
