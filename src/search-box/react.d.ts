import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { HansouSearchAttributes, HansouSearchElement, HansouSearchEvents } from './element-contract.ts'

/** Handlers as React 19 has them for elements of one's own: `on` and the name of the event. */
type Handlers = {
  [Name in keyof HansouSearchEvents as `on${Name}`]?: (event: HansouSearchEvents[Name]) => void
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'hansou-search': DetailedHTMLProps<HTMLAttributes<HansouSearchElement>, HansouSearchElement> &
        HansouSearchAttributes &
        Partial<Pick<HansouSearchElement, 'query' | 'labels' | 'client'>> &
        Handlers & {
          /** For React 18. */
          readonly class?: string
        }
    }
  }
}
