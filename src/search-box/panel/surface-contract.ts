import type { Frame } from '../frame.ts'

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
