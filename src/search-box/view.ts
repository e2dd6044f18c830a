import { createChoiceBar } from './choice-bar.ts'
import { createElement } from './elements.ts'
import { none } from './keyboard.ts'
import type { Labels } from './labels.ts'
import { questionKey, renderOptions } from './render-options.ts'
import type { Choices, SessionState } from './search-session.ts'

/** The parts of the box that a visitor touches. */
export interface View {
  readonly root: HTMLElement
  readonly input: HTMLInputElement
  readonly clear: HTMLButtonElement
  readonly retry: HTMLButtonElement
  readonly more: HTMLButtonElement
  readonly list: HTMLElement
  /** Shows a state; the list is drawn anew only when its content changed. */
  show(state: SessionState, isOpen: boolean): void
  /** Options in the order of the arrows. */
  options(): readonly HTMLElement[]
  activate(index: number): void
}

/** Builds the inside of the box once; afterwards only what changed is touched. */
export function createView(
  labels: Labels,
  isPage: boolean,
  onChoose: (choices: Partial<Choices>) => void,
): View {
  const input = createElement('input', {
    id: 'question',
    type: 'text',
    role: 'combobox',
    placeholder: labels.placeholder,
    'aria-label': labels.search,
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-controls': 'list',
    'aria-expanded': 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    maxlength: '1000',
  })
  const clear = createElement(
    'button',
    { type: 'button', class: 'clear', 'aria-label': labels.clear, hidden: true },
    '×',
  )
  const retry = createElement('button', { type: 'button', class: 'button' }, labels.retry)
  const more = createElement('button', { type: 'button', class: 'button more', hidden: true }, labels.more)
  const sort = createChoiceBar(labels.sorting, labels.sorts, (choice) => onChoose({ sort: choice }))
  const group = createChoiceBar(labels.grouping, labels.groups, (choice) => onChoose({ group: choice }))
  const slash = createElement('kbd', { 'aria-hidden': 'true' }, '/')
  const field = createElement('div', { class: 'field' }, createLens(), input, clear, slash)
  const found = createElement('p', { class: 'found' })
  const filters = createElement('div', { class: 'filters' }, found, sort.root, group.root)
  const list = createElement('div', { id: 'list', role: 'listbox', 'aria-label': labels.hits })
  const message = createElement('div', { class: 'message', hidden: true })
  const panel = createElement('div', { class: 'panel', hidden: true }, filters, message, list, more)
  const waiting = createElement('div', { class: 'waiting', hidden: true })
  const announcer = createElement('div', { role: 'status', class: 'unseen' })
  const root = createElement('div', { class: isPage ? 'box page' : 'box' }, field, waiting, panel, announcer)
  filters.hidden = !isPage
  const shown: { state: SessionState | null } = { state: null }

  function drawMessage(state: SessionState): void {
    const isEmpty = state.phase === 'answered' && state.hits.length === 0
    message.hidden = !isEmpty && state.phase !== 'failed'
    if (state.phase === 'failed') message.replaceChildren(createElement('p', {}, labels.failed), retry)
    else if (isEmpty) {
      const query = cutShort(state.answer?.query ?? '')
      message.replaceChildren(
        createElement('p', {}, labels.empty(query)),
        createElement('p', {}, labels.emptyHint),
      )
    }
  }

  function announce(state: SessionState): void {
    if (state.phase === 'failed') announcer.textContent = labels.failed
    else if (state.waiting) announcer.textContent = labels.waiting
    else if (state.answer === null) announcer.textContent = ''
    else if (state.hits.length === 0) announcer.textContent = labels.empty(cutShort(state.answer.query))
    else announcer.textContent = writeFound(state, labels)
  }

  return {
    root,
    input,
    clear,
    retry,
    more,
    list,
    show(state, isOpen) {
      const before = shown.state
      shown.state = state
      waiting.hidden = !state.waiting
      clear.hidden = input.value === ''
      slash.hidden = input.value !== ''
      sort.press(state.choices.sort)
      group.press(state.choices.group)
      if (before?.hits !== state.hits || before.suggestions !== state.suggestions) {
        list.replaceChildren(...(state.phase === 'failed' ? [] : [renderOptions(state, labels)]))
        input.removeAttribute('aria-activedescendant')
      }
      if (
        before?.phase !== state.phase ||
        before.answer !== state.answer ||
        before.waiting !== state.waiting
      ) {
        drawMessage(state)
        announce(state)
      }
      list.hidden = state.phase !== 'answered' || list.childElementCount === 0
      found.textContent = state.answer === null ? '' : writeFound(state, labels)
      more.hidden = !isPage || state.phase !== 'answered' || (state.answer?.nextOffset ?? null) === null
      panel.hidden = !isOpen || state.phase === 'idle'
      input.setAttribute('aria-expanded', String(!panel.hidden && !list.hidden))
    },
    options: () =>
      list.hidden || panel.hidden ? [] : [...list.querySelectorAll<HTMLElement>('[role="option"]')],
    activate(index) {
      const options = list.querySelectorAll<HTMLElement>('[role="option"]')
      for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === index))
      const active = index === none ? undefined : options[index]
      if (active === undefined) {
        input.removeAttribute('aria-activedescendant')
        return
      }
      input.setAttribute('aria-activedescendant', active.id)
      active.scrollIntoView({ block: 'nearest' })
    },
  }
}

/** The question an option asks, or null for one that is a link. */
export function questionOf(option: HTMLElement): string | null {
  return option.dataset[questionKey] ?? null
}

function createLens(): SVGElement {
  const name = 'http://www.w3.org/2000/svg'
  const lens = document.createElementNS(name, 'svg')
  for (const [attribute, value] of [
    ['viewBox', '0 0 20 20'],
    ['class', 'lens'],
    ['aria-hidden', 'true'],
  ] as const) {
    lens.setAttribute(attribute, value)
  }
  const path = document.createElementNS(name, 'path')
  path.setAttribute('d', 'M13 13l4.5 4.5M14.5 8.5a6 6 0 1 1-12 0a6 6 0 0 1 12 0z')
  lens.append(path)
  return lens
}

function writeFound(state: SessionState, labels: Labels): string {
  const { answer, choices } = state
  return answer === null ? '' : labels.found(answer.total, answer.totalIsExact, choices.group)
}

function cutShort(query: string): string {
  const codePoints = [...query]
  return codePoints.length > 24 ? `${codePoints.slice(0, 24).join('')}…` : query
}
