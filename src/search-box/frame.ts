import { createButton, createElement, createIcon } from './elements.ts'
import type { FieldLabels } from './language.ts'
import { isApple } from './shortcut.ts'

/** How the box stands in a page: a field with a panel, a button that opens a dialog, or in the page's flow. */
export type Mode = 'inline' | 'button' | 'page'

/** The closed box: what is there before anything is asked. */
export interface Frame {
  readonly mode: Mode
  readonly root: HTMLElement
  /** Lens, input and what stands beside it; in mode `button` it waits for the dialog. */
  readonly field: HTMLElement
  readonly input: HTMLInputElement
  readonly clear: HTMLButtonElement
  /** Whether an input method is composing, kept from before the panel is there. */
  readonly typing: { isComposing: boolean }
  /** What opens the dialog, in mode `button`. */
  readonly trigger: HTMLButtonElement | null
}

const lens = 'M13 13l4.5 4.5M14.5 8.5a6 6 0 1 1-12 0a6 6 0 0 1 12 0z'

/** Builds the closed box; `hasShortcut` shows the keys that lead into it. */
export function createFrame(mode: Mode, lang: string, labels: FieldLabels, hasShortcut: boolean): Frame {
  const input = createElement('input', {
    id: 'query',
    part: 'input',
    type: 'text',
    role: 'combobox',
    placeholder: labels.placeholder,
    'aria-label': labels.search,
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    maxlength: '1000',
  })
  const clear = createButton('clear', '×', { 'aria-label': labels.clear, hidden: true })
  const keys = () =>
    hasShortcut
      ? [createElement('kbd', { part: 'shortcut', 'aria-hidden': 'true' }, isApple ? '⌘K' : 'Ctrl K')]
      : []
  const field = createElement(
    'div',
    { class: 'field', part: 'field' },
    createIcon(lens, 'lens'),
    input,
    clear,
  )
  const typing = { isComposing: false }
  for (const name of ['compositionstart', 'compositionend'] as const)
    input.addEventListener(name, () => {
      typing.isComposing = name === 'compositionstart'
    })
  const root = createElement('div', { class: `root ${mode === 'button' ? 'modal' : mode}`, lang })
  if (mode !== 'button') {
    field.append(...keys())
    root.append(field)
    return { mode, root, field, input, clear, typing, trigger: null }
  }
  const trigger = createElement(
    'button',
    {
      type: 'button',
      class: 'trigger',
      part: 'button',
      'aria-haspopup': 'dialog',
    },
    createIcon(lens, 'lens'),
    createElement('span', { class: 'word' }, labels.search),
    ...keys(),
  )
  root.append(trigger)
  return { mode, root, field, input, clear, typing, trigger }
}
