import type { Surface, SurfaceOptions } from './surface-contract.ts'

/** Room that a panel leaves to the edges of the window, in CSS pixels; popover.css has it too. */
const margin = 8
/** A panel with less room below the field stands above it where there is more, in CSS pixels. */
const minHeight = 260

/**
 * A popover at the field: in the top layer, so that nothing clips or covers it, and as wide as it needs
 * whatever the field is.
 */
export function createPopover({ frame, panel, signal }: SurfaceOptions): Surface {
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
    const isAbove = below < minHeight && above > below
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
      if (isOpen()) return
      panel.showPopover()
      place()
    },
    close,
  }
}
