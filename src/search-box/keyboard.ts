import { belongsToInputMethod, type Composing } from './shortcut.ts'

/** What a key asks of a search box. */
export type KeyAction =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'close' }

/** The part of a keyboard event that decides. */
export interface Keystroke extends Composing {
  readonly key: string
}

/** No option is active; the caret is in the text. */
export const none = -1

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
