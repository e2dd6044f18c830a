/** What a key asks of a search box. */
export type KeyAction =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'close' }

/** The part of a keyboard event that decides. */
export interface Keystroke {
  readonly key: string
  readonly keyCode: number
  readonly isComposing: boolean
}

/** No option is active; the caret is in the text. */
export const none = -1

/**
 * Whether the key belongs to an input method. The Enter that ends a composition carries only the
 * key code 229 in Safari, where `compositionend` comes first.
 */
export function belongsToInputMethod(stroke: Keystroke): boolean {
  return stroke.isComposing || stroke.keyCode === 229
}

/**
 * Reads a key in a combobox, after the WAI-ARIA pattern: arrows go round through the text, Home and
 * End belong to the text until an option is active.
 *
 * @param active index of the active option, or `none`
 * @returns null for a key that is not the box's
 */
export function readKey(stroke: Keystroke, active: number, count: number): KeyAction | null {
  if (belongsToInputMethod(stroke)) return null
  switch (stroke.key) {
    case 'ArrowDown':
      return count === 0 ? null : { kind: 'move', to: active + 1 < count ? active + 1 : none }
    case 'ArrowUp':
      return count === 0 ? null : { kind: 'move', to: active === none ? count - 1 : active - 1 }
    case 'Home':
      return active === none ? null : { kind: 'move', to: 0 }
    case 'End':
      return active === none ? null : { kind: 'move', to: count - 1 }
    case 'Enter':
      return { kind: active === none ? 'ask' : 'open' }
    case 'Escape':
      return { kind: 'close' }
    default:
      return null
  }
}

/** Whether a key pressed anywhere on the page should lead into the box: a `/` outside of other fields. */
export function callsTheBox(event: KeyboardEvent): boolean {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
    return false
  if (belongsToInputMethod(event)) return false
  const target = event.composedPath()[0]
  if (!(target instanceof HTMLElement)) return true
  return !target.isContentEditable && !target.matches('input, textarea, select, [role="textbox"]')
}
