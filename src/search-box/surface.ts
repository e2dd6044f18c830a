import { createButton, createElement } from './elements.ts'
import type { Frame } from './frame.ts'

/** Where the panel is shown. */
export interface Surface {
  readonly isOpen: boolean
  /** Opens it; once it is open, does nothing. */
  open(): void
  close(): void
}

/** What a surface shows and tells. */
export interface SurfaceOptions {
  readonly frame: Frame
  readonly panel: HTMLElement
  /** Belongs where a screen reader can hear it. */
  readonly announcer: HTMLElement
  readonly closeLabel: string
  readonly signal: AbortSignal
  /** The visitor has closed it. */
  readonly onClose: () => void
}

/** Room that a panel leaves to the edges of the window, in CSS pixels; panel.css has it too. */
const margin = 8
/** A panel with less room below the field stands above it where there is more, in CSS pixels. */
const leastHeight = 260

/** Puts the panel where the mode of the box has it. */
export function createSurface(options: SurfaceOptions): Surface {
  const { frame, panel, announcer } = options
  if (frame.mode === 'button') return createDialog(options)
  frame.root.append(announcer, panel)
  return frame.mode === 'page' ? { isOpen: true, open() {}, close() {} } : createPopover(options)
}

/**
 * A popover at the field: in the top layer, so that nothing clips or covers it, and as wide as it needs
 * whatever the field is.
 */
function createPopover({ frame, panel, signal }: SurfaceOptions): Surface {
  const isOpen = () => panel.matches(':popover-open')
  panel.popover = 'manual'

  function place(): void {
    if (!isOpen()) return
    const { left, right, top, bottom } = frame.field.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const { style } = panel
    style.minWidth = `min(${right - left}px, 100% - ${2 * margin}px)`
    const width = panel.offsetWidth
    const end = clientWidth - margin
    const isReversed = getComputedStyle(panel).direction === 'rtl'
    const isAtEnd = isReversed ? right - width >= margin : left + width > end
    const below = (visualViewport?.height ?? clientHeight) - bottom - 2 * margin
    const above = top - 2 * margin
    const isAbove = below < leastHeight && above > below
    style.left = `${Math.max(margin, Math.min(isAtEnd ? right - width : left, end - width))}px`
    style.top = isAbove ? 'auto' : `${bottom + margin}px`
    style.bottom = isAbove ? `${clientHeight - top + margin}px` : 'auto'
    style.maxHeight = `${isAbove ? above : below}px`
  }

  const close = () => {
    if (panel.isConnected) panel.hidePopover()
  }
  for (const target of [window, visualViewport])
    for (const name of ['scroll', 'resize'])
      target?.addEventListener(name, place, { capture: true, passive: true, signal })
  signal.addEventListener('abort', close)
  return {
    get isOpen() {
      return isOpen()
    },
    open() {
      if (!panel.isConnected || isOpen()) return
      panel.showPopover()
      place()
    },
    close,
  }
}

/**
 * A modal dialog with field and panel: it keeps the focus, locks the page's scrolling and gives the
 * focus back; the whole screen of a phone.
 */
function createDialog({ frame, panel, announcer, closeLabel, signal, onClose }: SurfaceOptions): Surface {
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
      if (dialog.open || !dialog.isConnected) return
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
