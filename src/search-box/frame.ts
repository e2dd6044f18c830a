import { createButton, createElement } from './elements.ts'
import type { FieldLabels } from './language.ts'
import { isApple } from './shortcut.ts'

/** How the box stands in a page: a field with a panel, a button that opens a dialog, or in the page's flow. */
export type Mode = 'inline' | 'button' | 'page'

/** The closed box: what is there before anything is asked. */
export interface Frame {
  readonly mode: Mode
  readonly root: HTMLElement
  /** Lens, input and what stands beside it; in mode `button` it waits for the dialog. */
  readonly field: HTMLFormElement
  readonly input: HTMLInputElement
  readonly clear: HTMLButtonElement
  /** Whether an input method is composing, kept from before the panel is there. */
  readonly typing: { isComposing: boolean }
  /** Says that the panel cannot be loaded; while it stands in the field, that submits its query as a form. */
  readonly failure: HTMLElement
  /** What opens the dialog, in mode `button`. */
  readonly trigger: HTMLButtonElement | null
}

/** A magnifying lens, drawn by the style sheet. */
const createLens = () => createElement('i', { class: 'icon' })

/** Builds the closed box; `hasShortcut` shows the keys that lead into it. */
export function createFrame(mode: Mode, lang: string, labels: FieldLabels, hasShortcut: boolean): Frame {
  const isButton = mode === 'button'
  const input = createElement('input', {
    class: 'input',
    name: 'q',
    role: 'combobox',
    placeholder: labels.placeholder,
    'aria-label': labels.search,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    maxlength: '1000',
  })
  const clear = createButton('clear', '×', null, { 'aria-label': labels.clear, hidden: true })
  const field = createElement('form', { class: 'field' }, createLens(), input, clear)
  const failure = createElement(
    'p',
    { class: 'failed', role: 'alert' },
    createElement('button', {}, labels.failed),
  )
  field.onsubmit = () => failure.isConnected
  const typing = { isComposing: false }
  for (const name of ['compositionstart', 'compositionend'])
    input.addEventListener(name, ({ type }) => {
      typing.isComposing = type === 'compositionstart'
    })
  const trigger = isButton ? createButton('button', '', null, { 'aria-haspopup': 'dialog' }) : null
  trigger?.append(createLens(), createElement('span', {}, labels.search))
  const closed = trigger ?? field
  if (hasShortcut)
    closed.append(
      createElement('kbd', { class: 'shortcut', 'aria-hidden': 'true' }, isApple ? '⌘K' : 'Ctrl K'),
    )
  const root = createElement('div', { class: `root ${isButton ? 'modal' : mode}`, lang }, closed)
  return { mode, root, field, input, clear, typing, failure, trigger }
}
