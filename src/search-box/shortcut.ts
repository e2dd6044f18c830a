/** The part of a keyboard event that says whether it belongs to an input method. */
export interface Composing {
  readonly isComposing: boolean
  readonly keyCode: number
}

/**
 * Whether the key belongs to an input method. The Enter that ends a composition carries only the
 * key code 229 in Safari, where `compositionend` comes first.
 */
export function belongsToInputMethod(stroke: Composing): boolean {
  return stroke.isComposing || stroke.keyCode === 229
}

/** Whether this machine has a Command key. */
export const isApple = /^(mac|ip)/i.test(navigator.platform)

/**
 * Whether a key pressed anywhere on the page leads into the box: Ctrl+K (Command+K on a Mac) but for
 * rich text, where it makes a link, and `/` outside of every field.
 */
export function callsTheBox(event: KeyboardEvent): boolean {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event
  const target = event.composedPath()[0]
  const element = target instanceof HTMLElement ? target : null
  if (event.defaultPrevented || altKey || belongsToInputMethod(event) || element?.isContentEditable)
    return false
  if (key.toLowerCase() === 'k' && !shiftKey) return isApple ? metaKey : ctrlKey
  return key === '/' && !ctrlKey && !metaKey && !element?.matches('input, textarea, select, [role="textbox"]')
}
