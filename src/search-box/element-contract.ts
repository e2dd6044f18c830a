import type { Client, FilterValues } from '../client/client.ts'
import type { AnsweredHit } from '../client/search-answer.ts'
import type { OwnLabels } from './labels.ts'

/** What `hansou:search` carries: a query about to be sent, with what the visitor chose. */
export interface SearchDetail {
  readonly query: string
  readonly group: 'article' | 'passage'
  readonly sort: 'relevance' | 'newest' | 'oldest'
  readonly filters: FilterValues
}

/** What `hansou:select` carries: a link about to be followed. */
export interface SelectDetail {
  /** Absolute address; empty for a hit without one. */
  readonly url: string
  readonly query: string
  /** Place of the hit from 0, or null for a suggestion. */
  readonly rank: number | null
  readonly hit: AnsweredHit | null
}

/** Events of the element. Each bubbles out of shadow trees and can be cancelled. */
export interface HansouSearchEvents {
  'hansou:open': CustomEvent<object>
  'hansou:search': CustomEvent<SearchDetail>
  'hansou:select': CustomEvent<SelectDetail>
}

/** Attributes of `<hansou-search>`; docs/search-box.md says what each does. */
export interface HansouSearchAttributes {
  endpoint?: string
  index?: string
  mode?: 'inline' | 'button' | 'page'
  lang?: string
  placeholder?: string
  popular?: string
  preset?: string
  facets?: string
  results?: string
  limit?: number | string
  theme?: 'light' | 'dark' | 'auto'
  recent?: 'on' | 'off'
  shortcut?: 'on' | 'off'
}

/** The element as scripts of a page see it. */
export interface HansouSearchElement extends HTMLElement {
  query: string
  labels: OwnLabels
  client: Client | null
  show(): void
  close(): void
}

declare global {
  interface HTMLElementTagNameMap {
    'hansou-search': HansouSearchElement
  }
  interface GlobalEventHandlersEventMap extends HansouSearchEvents {}
}
