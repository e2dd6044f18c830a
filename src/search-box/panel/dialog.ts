import { createButton, createElement } from '../elements.ts'
import type { Surface, SurfaceOptions } from './surface-contract.ts'

/**
 * A modal dialog with field and panel: it keeps the focus, locks the page's scrolling and gives the
 * focus back; the whole screen of a phone.
 */
export function createDialog({
  frame,
  panel,
  announcer,
  closeLabel,
  signal,
  onClose,
}: SurfaceOptions): Surface {
  const { root, field, input } = frame
  const close = () => dialog.close()
  const head = createElement('div', { class: 'head' }, field, createButton('close', closeLabel, close))
  const sheet = createElement('div', { class: 'dialog' }, head, panel, announcer)
  const dialog = createElement('dialog', { 'aria-label': input.ariaLabel ?? '' }, sheet)
  const { documentElement } = document
  const { style } = documentElement
  const page = { overflow: '', scrollbarGutter: '' }
  root.append(dialog)
  // The sheet fills the dialog: a press on the dialog itself is one on the backdrop.
  dialog.onmousedown = ({ target }) => {
    if (target === dialog) close()
  }
  dialog.onclose = () => {
    Object.assign(style, page)
    onClose()
  }
  signal.addEventListener('abort', close)
  return {
    get isOpen() {
      return dialog.open
    },
    open() {
      if (dialog.open) return
      dialog.showModal()
      page.overflow = style.overflow
      page.scrollbarGutter = style.scrollbarGutter
      // Without the room of its bar the page would jump.
      if (innerWidth > documentElement.clientWidth) style.scrollbarGutter = 'stable'
      style.overflow = 'hidden'
      input.select()
    },
    close,
  }
}
