import type { Mode } from './frame.ts'
import type { Language } from './language.ts'
import type { Panel, PanelOptions } from './panel-contract.ts'

/** Names the release of the panels, as the bundler of the scripts sets it. */
declare const PANEL_VERSION: string

/** Known while a classic script runs, null in a module, whose imports find their neighbours by themselves. */
const script = document.currentScript as HTMLScriptElement | null

/** What the script of a panel exports. */
interface PanelModule {
  createPanel(options: PanelOptions): Panel
}

/** Loads what the closed box does not need: the panel of one mode, with the words of one language. */
export function loadPanel(mode: Mode, language: Language): Promise<PanelModule> {
  // A box that was kept must not load the panel of another release.
  const address = `./search-box-${mode}-${language}.js?v=${PANEL_VERSION}`
  return import(script?.src ? new URL(address, script.src).href : address)
}
