import { createChoiceBar } from './choice-bar.ts'
import { createButton, createElement } from './elements.ts'
import type { Frame } from './frame.ts'
import { none } from './keyboard.ts'
import { fill, type Labels } from './labels.ts'
import { type FilterActions, renderFilters } from './render-filters.ts'
import type { HitContext } from './render-hit.ts'
import { renderAnswer, renderHits, renderRecent } from './render-list.ts'
import { type MessageActions, renderNothingFound, writeAnnouncement, writeFound } from './render-messages.ts'
import type { Choices, SessionState } from './session-state.ts'

/** What a visitor does in the panel. */
export interface ViewActions extends FilterActions, MessageActions {
  choose(choices: Partial<Choices>): void
  retry(): void
  more(): void
  forget(): void
}

/** What the panel shows beside the state of the search. */
export interface ViewOptions extends HitContext {
  readonly frame: Frame
  readonly labels: Labels
  /** Fields of the chips; null for all but authors. */
  readonly fields: readonly string[] | null
  /** Fields without chips. */
  readonly hiddenFields: readonly string[]
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
  options(): readonly HTMLElement[]
  activate(index: number): void
}

/** Builds the inside of the panel once. */
export function createView(options: ViewOptions): View {
  const { frame, labels, actions, base } = options
  const { input, clear } = frame
  const isPage = frame.mode === 'page'
  const { relevance, newest, oldest, article, passage } = labels
  const sort = createChoiceBar(labels.sorting, { relevance, newest, oldest }, (choice) =>
    actions.choose({ sort: choice }),
  )
  const group = createChoiceBar(labels.grouping, { article, passage }, (choice) =>
    actions.choose({ group: choice }),
  )
  const found = createElement('p', { class: 'found', part: 'count', dir: 'auto' })
  const bar = createElement('div', { class: 'bar' }, found, sort.root, ...(isPage ? [group.root] : []))
  const chips = createElement('div', { class: 'chips filters', role: 'group', 'aria-label': labels.filters })
  const retry = createButton('button', labels.retry)
  const problem = createElement('div', { class: 'problem', part: 'problem' }, createElement('p'), retry)
  const forget = createButton('forget', labels.forget)
  const recent = createElement(
    'div',
    { class: 'bar recent' },
    createElement('p', { class: 'found' }, labels.recent),
    forget,
  )
  const nothing = createElement('div', { class: 'message', part: 'empty' })
  const list = createElement('div', { id: 'list', role: 'listbox', 'aria-label': labels.results })
  const more = createButton('button more', labels.more, { part: 'more' })
  const body = createElement('div', { class: 'body' }, recent, nothing, list, more)
  const all = createElement('a', { class: 'see-all', part: 'see-all' })
  const foot = createElement('div', { class: 'foot', part: 'footer' }, ...renderHints(labels, isPage), all)
  foot.append(createElement('slot', { name: 'footer' }))
  const waiting = createElement('div', { class: 'waiting', hidden: true })
  const panel = createElement(
    'div',
    { class: 'panel', part: 'panel', tabindex: '-1' },
    waiting,
    bar,
    chips,
    problem,
    body,
    foot,
  )
  const announcer = createElement('div', { role: 'status', class: 'unseen' })
  const shown: { state: SessionState | null; recent: string; options: readonly HTMLElement[] } = {
    state: null,
    recent: '',
    options: [],
  }
  input.setAttribute('aria-controls', 'list')
  retry.addEventListener('click', () => {
    input.focus()
    actions.retry()
  })
  forget.addEventListener('click', () => {
    input.focus()
    actions.forget()
  })
  more.addEventListener('click', () => actions.more())

  function drawList(state: SessionState, before: SessionState | null): void {
    const said = state.phase === 'idle' ? options.recent() : []
    const key = said.join('\n')
    const isSame =
      before !== null &&
      before.phase === state.phase &&
      before.hits === state.hits &&
      before.suggestions === state.suggestions &&
      shown.recent === key
    if (isSame) return
    shown.recent = key
    const results = list.lastElementChild
    const known = before?.hits ?? []
    if (
      before?.suggestions === state.suggestions &&
      known.length > 0 &&
      state.hits[known.length - 1] === known.at(-1)
    ) {
      results?.append(...renderHits(state, known.length, labels, options))
    } else {
      const groups =
        state.phase === 'idle' ? renderRecent(said, labels) : renderAnswer(state, labels, options)
      list.replaceChildren(...groups)
      body.scrollTop = 0
      input.removeAttribute('aria-activedescendant')
    }
    shown.options = [...list.querySelectorAll<HTMLElement>('[role=option]')]
    for (const [index, option] of shown.options.entries()) {
      option.id = `option-${index}`
      if (!option.hasAttribute('aria-selected')) option.setAttribute('aria-selected', 'false')
    }
    recent.hidden = said.length === 0
  }

  function drawChips(state: SessionState): void {
    const focused = (chips.getRootNode() as ShadowRoot).activeElement
    const value = focused instanceof HTMLElement ? focused.dataset.value : undefined
    chips.replaceChildren(...renderFilters(state, options, { ...labels }, actions))
    chips.hidden = chips.childElementCount === 0
    if (value !== undefined)
      for (const chip of chips.querySelectorAll('button')) if (chip.dataset.value === value) chip.focus()
  }

  return {
    panel,
    list,
    body,
    announcer,
    more,
    show(state) {
      const before = shown.state
      shown.state = state
      const isAnswered = state.phase === 'answered'
      const isNothing = isAnswered && state.hits.length === 0
      waiting.hidden = !state.isWaiting
      clear.hidden = input.value === ''
      drawList(state, before)
      if (
        before?.facets !== state.facets ||
        before.choices !== state.choices ||
        before.answer !== state.answer
      )
        drawChips(state)
      sort.press(state.choices.sort)
      group.press(state.choices.group)
      sort.root.hidden = !hasDates(state)
      found.textContent = writeFound(state, labels)
      bar.hidden = !isAnswered
      problem.hidden = state.problem === null
      if (state.problem !== null && problem.firstChild) problem.firstChild.textContent = labels[state.problem]
      if (isNothing && (before?.searched !== state.searched || before.wayOut !== state.wayOut))
        nothing.replaceChildren(
          ...renderNothingFound(state, labels, base, actions),
          createElement('slot', { name: 'empty' }),
        )
      nothing.hidden = !isNothing
      list.hidden = shown.options.length === 0
      more.hidden = !isAnswered || (state.answer?.nextOffset ?? null) === null
      const address = isAnswered && !isNothing ? options.resultsAddress(state) : null
      all.hidden = address === null
      if (address !== null) {
        all.href = address
        all.textContent = fill(labels.all, { n: state.answer?.total ?? 0 })
      }
      const said = writeAnnouncement(state, labels)
      if (announcer.textContent !== said) announcer.textContent = said
    },
    get isEmpty() {
      return (
        shown.state === null ||
        (list.hidden !== false && problem.hidden !== false && nothing.hidden !== false)
      )
    },
    options: () => (list.hidden ? [] : shown.options),
    activate(index) {
      for (const [at, option] of shown.options.entries())
        option.setAttribute('aria-selected', String(at === index))
      const active = index === none ? undefined : shown.options[index]
      if (active === undefined) return input.removeAttribute('aria-activedescendant')
      input.setAttribute('aria-activedescendant', active.id)
      active.scrollIntoView({ block: 'nearest' })
    },
  }
}

/** Sorting by date makes sense where something has one; older releases do not say. */
function hasDates({ answer, hits }: SessionState): boolean {
  if (answer?.dates !== undefined) return answer.dates !== null
  return hits.some(({ article }) => article.date !== null)
}

function renderHints(labels: Labels, isPage: boolean): readonly HTMLElement[] {
  if (isPage) return []
  const hints = [
    ['↑↓', labels.move],
    ['↵', labels.open],
    ['Esc', labels.close],
  ] as const
  const line = createElement('p', { class: 'hints', dir: 'auto', 'aria-hidden': 'true' })
  for (const [key, word] of hints) line.append(createElement('kbd', {}, key), ` ${word} `)
  return [line]
}
