import { createButton, createElement } from './elements.ts'
import type { Labels } from './labels.ts'
import type { SessionState } from './session-state.ts'

/** What a visitor can do in the bar of filters. */
export interface FilterActions {
  toggle(field: string, value: string): void
  countYears(): void
}

/** Which fields have chips. */
export interface FilterOptions {
  /** In order; null for all but authors. */
  readonly fields: readonly string[] | null
  readonly hiddenFields: readonly string[]
  readonly language: string
}

/** Chips of one field at most, beside those chosen. */
const mostChips = 6

/**
 * Chips by field: values with counts, those chosen first. A field with one value is no choice.
 *
 * @param labels words of the box, and names of fields where the site gives them
 */
export function renderFilters(
  state: SessionState,
  { fields, hiddenFields, language }: FilterOptions,
  labels: Labels & Readonly<Record<string, unknown>>,
  actions: FilterActions,
): readonly HTMLElement[] {
  const { facets, choices, answer } = state
  const known = fields ?? [
    ...Object.keys(facets).filter((field) => field !== 'author' && field !== 'year'),
    'year',
  ]
  return known.flatMap((field): readonly HTMLElement[] => {
    if (hiddenFields.includes(field)) return []
    const chosen = choices.filters[field] ?? []
    const name = typeof labels[field] === 'string' ? labels[field] : field
    if (field === 'year' && facets.year === undefined && chosen.length === 0) {
      const { min = '', max = '' } = answer?.dates ?? {}
      if (min.slice(0, 4) === max.slice(0, 4)) return []
      const button = createButton('chip', name, { part: 'chip', 'aria-expanded': 'false' })
      button.addEventListener('click', () => actions.countYears())
      return [button]
    }
    const counts = Object.entries({
      ...Object.fromEntries(chosen.map((value) => [value, 0])),
      ...facets[field],
    })
    if (counts.length < 2 && chosen.length === 0) return []
    if (field === 'year') counts.reverse()
    const shown = [
      ...counts.filter(([value]) => chosen.includes(value)),
      ...counts.filter(([value]) => !chosen.includes(value)).slice(0, mostChips),
    ]
    const chips = shown.map(([value, count]) => {
      const pressed = chosen.includes(value)
      const chip = createButton('chip', writeValue(field, value, language), {
        part: 'chip',
        'aria-pressed': String(pressed),
      })
      if (count > 0) chip.append(' ', createElement('span', { class: 'count' }, String(count)))
      chip.dataset.value = `${field} ${value}`
      chip.addEventListener('click', () => actions.toggle(field, value))
      return chip
    })
    return [createElement('div', { role: 'group', 'aria-label': name, class: 'chipgroup' }, ...chips)]
  })
}

/** A language by its name, everything else as it stands. */
function writeValue(field: string, value: string, language: string): string {
  if (field !== 'lang') return value
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(value) ?? value
  } catch {
    return value
  }
}
