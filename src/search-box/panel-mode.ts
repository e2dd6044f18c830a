import type { Mode } from './frame.ts'

/** The mode that a panel is built for, set by the bundler of the scripts: a panel holds nothing of other modes. */
declare const PANEL_MODE: Mode

/** The mode that this panel is built for. */
export const panelMode: Mode = PANEL_MODE
