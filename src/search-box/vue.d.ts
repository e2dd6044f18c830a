import type { DefineComponent, HTMLAttributes } from 'vue'
import type { HansouSearchAttributes, HansouSearchElement, HansouSearchEvents } from './element-contract.ts'

type Handlers = {
  [Name in keyof HansouSearchEvents as `on${Capitalize<Name>}`]?: (event: HansouSearchEvents[Name]) => void
}

declare module 'vue' {
  interface GlobalComponents {
    'hansou-search': DefineComponent<
      HansouSearchAttributes &
        Partial<Pick<HansouSearchElement, 'query' | 'labels' | 'client'>> &
        HTMLAttributes &
        Handlers
    >
  }
}
