import type { AnchorRegistry } from '../../anchors/anchors.ts'

/** Only anchors that stand on the page: a heading without one is reached by the one before it. */
export function createPageAnchors(): AnchorRegistry {
  const last = { anchor: null as string | null }
  return {
    add: () => last.anchor,
    keep(anchor) {
      last.anchor = anchor
      return anchor
    },
  }
}
