import { panelMode } from '../panel-mode.ts'
import dialogStyle from './dialog.css'
import { createDialog } from './dialog.ts'
import pageStyle from './page.css'
import popoverStyle from './popover.css'
import { createPopover } from './popover.ts'
import type { Surface, SurfaceOptions } from './surface-contract.ts'

/** What the panel looks like where the mode of the box has it. */
export const surfaceStyle =
  panelMode === 'button' ? dialogStyle : panelMode === 'page' ? pageStyle : popoverStyle

/** Puts the panel where the mode of the box has it. */
export function createSurface(options: SurfaceOptions): Surface {
  const { frame, panel, announcer } = options
  if (panelMode === 'button') return createDialog(options)
  frame.root.append(announcer, panel)
  return panelMode === 'page' ? { isOpen: true, open() {}, close() {} } : createPopover(options)
}
