import { belongsToInputMethod, type Composing } from '../shortcut.ts'

/** What a key asks of a search box: the option to move to, or one of three deeds. */
export type KeyAction = number | 'open' | 'ask' | 'close'

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
  const isActive = active !== none
  // One more than the options: the text is among the stops.
  const turn = (by: number) => (count > 0 ? ((active + 1 + by + count + 1) % (count + 1)) - 1 : null)
  switch (stroke.key) {
    case 'ArrowDown':
      return turn(1)
    case 'ArrowUp':
      return turn(-1)
    case 'Home':
      return isActive ? 0 : null
    case 'End':
      return isActive ? count - 1 : null
    case 'Enter':
      return isActive ? 'open' : 'ask'
    case 'Escape':
      return 'close'
    default:
      return null
  }
}
