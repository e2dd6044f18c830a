import type { HansouSearchElement } from './element-contract.ts'
import type { Frame } from './frame.ts'
import type { Language } from './language.ts'
import type { OpenSearch } from './static-client.ts'

/** What the element hands to the panel when it is loaded. */
export interface PanelOptions {
  readonly host: HansouSearchElement
  readonly frame: Frame
  readonly language: Language
  /** Ends when the box is taken out of the page or built anew. */
  readonly signal: AbortSignal
  /** Looks again whether the site is light or dark. */
  readonly readColors: () => void
  /** Tells styles of the site, by `:state(answered)`, whether there is an answer. */
  readonly states: CustomStateSet
  /** Opens the static index that the element names; it is under way. */
  readonly openSearch?: OpenSearch | undefined
}

/** The open half of a box. */
export interface Panel {
  show(): void
  close(): void
  /** Puts a query into the field and asks it. */
  ask(query: string): void
}
