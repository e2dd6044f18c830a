import { createButton, createElement } from './elements.ts'
import type { Frame } from './frame.ts'

/** Where the panel is shown. */
export interface Surface {
  readonly isOpen: boolean
  open(): void
  close(): void
}

/** Room that a panel leaves to the edges of the window, in CSS pixels. */
const margin = 8
/** A panel with less room below the field stands above it where there is more, in CSS pixels. */
const leastHeight = 260

/** Words of the dialog. */
interface DialogLabels {
  readonly search: string
  readonly close: string
}

/** Puts the panel where the mode of the box has it, with the announcer where a screen reader can hear it. */
export function createSurface(
  frame: Frame,
  { panel, announcer }: { readonly panel: HTMLElement; readonly announcer: HTMLElement },
  labels: DialogLabels,
  signal: AbortSignal,
): Surface {
  if (frame.mode === 'button') {
    const { sheet, surface } = createDialog(frame, panel, labels, signal)
    sheet.append(announcer)
    return surface
  }
  frame.root.append(announcer, panel)
  if (frame.mode === 'inline') return createPopover(frame, panel, signal)
  return { isOpen: true, open: () => undefined, close: () => undefined }
}

/**
 * A popover at the field: in the top layer, so that nothing clips or covers it, and as wide as it needs
 * whatever the field is.
 */
function createPopover({ root, field }: Frame, panel: HTMLElement, signal: AbortSignal): Surface {
  const opened: { listening: AbortController | null } = { listening: null }
  panel.popover = 'manual'

  function place(): void {
    const { left, right, top, bottom } = field.getBoundingClientRect()
    const room = {
      width: document.documentElement.clientWidth,
      height: visualViewport?.height ?? innerHeight,
    }
    const em = Number.parseFloat(getComputedStyle(root).fontSize)
    const own = Number.parseFloat(getComputedStyle(panel).getPropertyValue('--panel-width')) || 40
    const width = Math.min(Math.max(right - left, own * em), room.width - 2 * margin)
    const isReversed = getComputedStyle(root).direction === 'rtl'
    const fitsFromLeft = left + width <= room.width - margin
    const fitsFromRight = right - width >= margin
    const start = (isReversed ? fitsFromRight : !fitsFromLeft) ? right - width : left
    const below = room.height - bottom - 2 * margin
    const isAbove = below < leastHeight && top - 2 * margin > below
    const { style } = panel
    style.left = `${Math.max(margin, Math.min(start, room.width - margin - width))}px`
    style.width = `${width}px`
    style.top = isAbove ? 'auto' : `${bottom + margin}px`
    style.bottom = isAbove ? `${document.documentElement.clientHeight - top + margin}px` : 'auto'
    style.maxHeight = `${Math.max(0, isAbove ? top - 2 * margin : below)}px`
  }

  function close(): void {
    opened.listening?.abort()
    opened.listening = null
    if (panel.isConnected) panel.hidePopover()
  }

  signal.addEventListener('abort', close)
  return {
    get isOpen() {
      return opened.listening !== null
    },
    open() {
      if (opened.listening !== null || !panel.isConnected) return
      const listening = new AbortController()
      opened.listening = listening
      panel.showPopover()
      place()
      const options = { capture: true, passive: true, signal: listening.signal }
      for (const target of [window, visualViewport])
        for (const name of ['scroll', 'resize']) target?.addEventListener(name, place, options)
    },
    close,
  }
}

/**
 * A modal dialog with field and panel: it keeps the focus, locks the page's scrolling and gives the
 * focus back; the whole screen of a phone.
 */
function createDialog(
  { root, field, input }: Frame,
  panel: HTMLElement,
  labels: DialogLabels,
  signal: AbortSignal,
): { readonly sheet: HTMLElement; readonly surface: Surface } {
  const cancel = createButton('cancel', labels.close, { part: 'close' })
  const head = createElement('div', { class: 'head' }, field, cancel)
  const sheet = createElement('div', { class: 'sheet', part: 'dialog' }, head, panel)
  const dialog = createElement('dialog', { class: 'dialog', 'aria-label': labels.search }, sheet)
  const page: { unlock: () => void } = { unlock: () => undefined }
  root.append(dialog)
  const close = () => dialog.close()
  cancel.addEventListener('click', close)
  // The sheet fills the dialog: a press on the dialog itself is one on the backdrop.
  dialog.addEventListener('mousedown', (event) => {
    if (event.target === dialog) close()
  })
  dialog.addEventListener('close', () => page.unlock())
  signal.addEventListener('abort', () => {
    close()
    page.unlock()
  })
  const surface: Surface = {
    get isOpen() {
      return dialog.open
    },
    open() {
      if (dialog.open || !dialog.isConnected) return
      dialog.showModal()
      page.unlock = lockScrolling()
      input.focus()
      input.select()
    },
    close,
  }
  return { sheet, surface }
}

/** @returns gives the page its scrolling back; calling it again does nothing */
function lockScrolling(): () => void {
  const { style, clientWidth } = document.documentElement
  const before = { overflow: style.overflow, scrollbarGutter: style.scrollbarGutter }
  // Without the room of its bar the page would jump.
  if (innerWidth > clientWidth) style.scrollbarGutter = 'stable'
  style.overflow = 'hidden'
  const locked = { isLocked: true }
  return () => {
    if (locked.isLocked) Object.assign(style, before)
    locked.isLocked = false
  }
}
