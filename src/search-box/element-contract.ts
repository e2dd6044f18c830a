import type { Client, FilterValues } from '../client/client.ts'
import type { AnsweredHit } from '../client/search-answer.ts'
import type { OwnLabels } from './labels.ts'

/** Detail of `hansou:search`, which comes before a query is sent. */
export interface SearchDetail {
  readonly query: string
  readonly group: 'article' | 'passage'
  readonly sort: 'relevance' | 'newest' | 'oldest'
  readonly filters: FilterValues
}

/** Detail of `hansou:select`, which comes before a link is followed. */
export interface SelectDetail {
  /** Absolute address; empty for a hit without one. */
  readonly url: string
  readonly query: string
  /** Position of the hit in the answer from 0; null for a suggestion. */
  readonly rank: number | null
  /** Null for a suggestion. */
  readonly hit: AnsweredHit | null
}

/** Events of the element. Each bubbles out of shadow trees; `preventDefault` cancels what it announces. */
export interface HansouSearchEvents {
  'hansou:open': CustomEvent<object>
  'hansou:search': CustomEvent<SearchDetail>
  'hansou:select': CustomEvent<SelectDetail>
}

/** Attributes of `<hansou-search>`; a change takes effect at once. */
export interface HansouSearchAttributes {
  /** Address of the search service. Default: the origin of the page. */
  endpoint?: string
  /** Folder of a static index, which is searched on the device, without a service. */
  index?: string
  /** A field with a popover, a button that opens a dialog, or a search page. Default: `inline`. */
  mode?: 'inline' | 'button' | 'page'
  /** Language of the box: `zh-Hans`, `zh-Hant`, `en` or `ja`. Default: that of the page. */
  lang?: string
  /** Text of the empty field. */
  placeholder?: string
  /** Ids of articles offered where nothing is found, apart by spaces. Default: the newest. */
  popular?: string
  /** Filters of every query as a query string (`tag=教程&lang=zh`); `after` and `before` too. */
  preset?: string
  /** Fields with filters, in order; `year` is the year. Default: all but authors. */
  facets?: string
  /** Address of a page with all results. */
  results?: string
  /** Hits of one answer, 1–100. Default: 10. */
  limit?: number | string
  /** Default: `auto`, the colours of the site. */
  theme?: 'light' | 'dark' | 'auto'
  /** Recent searches, kept on the visitor's device. Default: `on`. */
  recent?: 'on' | 'off'
  /** Keyboard shortcuts (Ctrl+K and `/`). Default: `on`. */
  shortcut?: 'on' | 'off'
}

/** The element as scripts of a page see it. */
export interface HansouSearchElement extends HTMLElement {
  /** Text of the field; a new one is searched for. */
  query: string
  /** Interface strings of the site in place of the box's, and names of its own fields. */
  labels: OwnLabels
  /** Answers searches in place of `endpoint` and `index`; null for these. */
  client: Client | null
  /** Opens the box and focuses its field. */
  show(): void
  close(): void
}

declare global {
  interface HTMLElementTagNameMap {
    'hansou-search': HansouSearchElement
  }
  interface GlobalEventHandlersEventMap extends HansouSearchEvents {}
}
