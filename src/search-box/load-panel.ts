import type { createPanel } from './panel.ts'

/** Address of the panel beside the script, as the bundler of the scripts sets it; empty in a package. */
declare const PANEL_ADDRESS: string

/** Known while a classic script runs, null in a module, whose imports find their neighbours by themselves. */
const script = document.currentScript as HTMLScriptElement | null

/** Loads what the closed box does not need. */
export function loadPanel(): Promise<{ createPanel: typeof createPanel }> {
  return PANEL_ADDRESS !== '' && script?.src
    ? import(new URL(PANEL_ADDRESS, script.src).href)
    : import('./panel.ts')
}
