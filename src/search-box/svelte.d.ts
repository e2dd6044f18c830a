import type { HTMLAttributes } from 'svelte/elements'
import type { HansouSearchAttributes, HansouSearchElement, HansouSearchEvents } from './element-contract.ts'

type Handlers = {
  [Name in keyof HansouSearchEvents as `on${Name}`]?: (event: HansouSearchEvents[Name]) => void
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'hansou-search': HTMLAttributes<HansouSearchElement> &
      HansouSearchAttributes &
      Partial<Pick<HansouSearchElement, 'query' | 'labels' | 'client'>> &
      Handlers
  }
}
