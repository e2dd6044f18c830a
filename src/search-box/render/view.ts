import { createButton, createElement } from '../elements.ts'
import type { Frame } from '../frame.ts'
import { fill, type Labels } from '../labels.ts'
import { panelMode } from '../panel-mode.ts'
import type { Choices, SessionState } from '../session/session-state.ts'
import { createChoiceBar } from './choice-bar.ts'
import { drawFilters, type FilterActions, type FilterOptions } from './render-filters.ts'
import type { HitContext } from './render-hit.ts'
import { renderGroups, renderHits } from './render-list.ts'
import { type MessageActions, renderNothingFound, writeAnnouncement, writeFound } from './render-messages.ts'

/** What a visitor does in the panel. */
export interface ViewActions extends FilterActions, MessageActions {
  choose(choices: Partial<Choices>): void
  retry(): void
  more(): void
  forget(): void
}

/** What the panel shows beside the state of the search. */
export interface ViewOptions extends HitContext, FilterOptions {
  readonly frame: Frame
  readonly labels: Labels
  readonly recent: () => readonly string[]
  /** Address of the page with all results, or null where there is none. */
  readonly resultsAddress: (state: SessionState) => string | null
  readonly actions: ViewActions
}

/** The panel as a visitor sees it. */
export interface View {
  readonly panel: HTMLElement
  readonly list: HTMLElement
  /** What scrolls, but on a page. */
  readonly body: HTMLElement
  readonly announcer: HTMLElement
  readonly more: HTMLElement
  /** Shows a state; only what changed is drawn anew. */
  show(state: SessionState): void
  /** Whether there is anything to show. */
  readonly isEmpty: boolean
  /** Options in the order of the arrows. */
  readonly options: readonly HTMLElement[]
  activate(index: number): void
}

/** Builds the inside of the panel once. */
export function createView(options: ViewOptions): View {
  const { frame, labels, actions, base } = options
  const { input, clear } = frame
  const block = (style: string, ...children: readonly Node[]) =>
    createElement('div', { class: style }, ...children)
  // The field keeps the focus when a button leaves.
  const act = (action: () => void) => () => {
    input.focus()
    action()
  }
  const sort = createChoiceBar(labels, 'sorting', ['relevance', 'newest', 'oldest'], (choice) =>
    actions.choose({ sort: choice }),
  )
  const group =
    panelMode === 'page'
      ? createChoiceBar(labels, 'grouping', ['article', 'passage'], (choice) =>
          actions.choose({ group: choice }),
        )
      : null
  const count = createElement('p', { class: 'count', dir: 'auto' })
  const forget = createButton('choice', labels.forget, act(actions.forget))
  const bar = block('bar', count, forget, sort.root, ...(group ? [group.root] : []))
  const filters = createElement('div', { class: 'filters', role: 'group', 'aria-label': labels.filters })
  const trouble = createElement('p')
  const problem = block('problem', trouble, createButton('action', labels.retry, act(actions.retry)))
  const empty = block('empty')
  const list = createElement('div', { id: 'list', role: 'listbox', 'aria-label': labels.results })
  const more = createButton('action more', labels.more, actions.more)
  const body = block('body', empty, list, more)
  const all = createElement('a', { class: 'see-all' })
  const hints = panelMode === 'page' ? [] : [renderHints(labels)]
  const footer = block('footer', ...hints, all, createElement('slot', { name: 'footer' }))
  const waiting = block('waiting')
  const panel = block('panel', waiting, bar, filters, problem, body, footer)
  const announcer = createElement('div', { role: 'status', class: 'unseen' })
  let shown: SessionState | null = null
  let drawn: readonly unknown[] = []
  let rows: readonly HTMLElement[] = []
  let isEmpty = true
  panel.tabIndex = -1
  input.setAttribute('aria-controls', 'list')

  function drawList(state: SessionState, before: SessionState | null): void {
    const { searched, hits, suggestions } = state
    const recent = searched ? [] : options.recent()
    const sources = [hits, suggestions, recent.join('\n')]
    if (sources.every((value, index) => value === drawn[index])) return
    drawn = sources
    const known = before?.hits ?? []
    if (before?.suggestions === suggestions && known[0] && hits[known.length - 1] === known.at(-1)) {
      list.lastElementChild?.append(...renderHits(state, known.length, labels, options))
    } else {
      list.replaceChildren(...renderGroups(state, recent, labels, options))
      body.scrollTop = 0
      input.removeAttribute('aria-activedescendant')
    }
    rows = [...list.querySelectorAll<HTMLElement>('[role=option]')]
    for (const [index, option] of rows.entries()) option.id = `option-${index}`
  }

  return {
    panel,
    list,
    body,
    announcer,
    more,
    show(state) {
      const before = shown
      const { answer, choices, facets, searched, alternatives, isWaiting, problem: failed } = state
      const isAnswered = !!searched
      const isNothing = isAnswered && !state.hits[0]
      shown = state
      drawList(state, before)
      if (facets !== before?.facets || choices !== before.choices || answer !== before.answer)
        drawFilters(filters, state, options, labels, actions)
      if (isNothing && (searched !== before?.searched || alternatives !== before.alternatives))
        empty.replaceChildren(
          ...renderNothingFound(state, labels, base, actions),
          createElement('slot', { name: 'empty' }),
        )
      sort.press(choices.sort)
      group?.press(choices.group)
      count.textContent = isWaiting ? labels.waiting : isAnswered ? writeFound(state, labels) : labels.recent
      trouble.textContent = failed && labels[failed]
      const address = isAnswered && !isNothing ? options.resultsAddress(state) : null
      all.href = address ?? ''
      all.textContent = fill(labels.all, { n: answer?.total ?? 0 })
      const hasList = !!rows[0]
      waiting.hidden = !isWaiting
      clear.hidden = !input.value
      bar.hidden = !hasList && !isWaiting
      forget.hidden = isAnswered || isWaiting
      sort.root.hidden = !isAnswered || answer?.dates === null
      if (group) group.root.hidden = !isAnswered
      filters.hidden = !isAnswered || !filters.firstChild
      problem.hidden = !failed
      empty.hidden = !isNothing
      list.hidden = !hasList
      more.hidden = !!failed || !answer?.nextOffset
      all.hidden = !address
      isEmpty = !hasList && !isNothing && !failed && !isWaiting
      const said = writeAnnouncement(state, labels)
      if (announcer.textContent !== said) announcer.textContent = said
    },
    get isEmpty() {
      return isEmpty
    },
    get options() {
      return rows
    },
    activate(index) {
      for (const [at, option] of rows.entries()) option.setAttribute('aria-selected', String(at === index))
      const active = rows[index]
      if (!active) return input.removeAttribute('aria-activedescendant')
      input.setAttribute('aria-activedescendant', active.id)
      active.scrollIntoView({ block: 'nearest' })
    },
  }
}

function renderHints({ move, open, close }: Labels): HTMLElement {
  const keys = [
    ['↑↓', move],
    ['↵', open],
    ['Esc', close],
  ] as const
  return createElement(
    'p',
    { class: 'hints', dir: 'auto', 'aria-hidden': 'true' },
    ...keys.flatMap(([key, word]) => [createElement('kbd', {}, key), ` ${word} `]),
  )
}
