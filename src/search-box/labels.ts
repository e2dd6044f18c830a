import type { FieldLabels } from './language.ts'

/** Every word of the open box in one language; `{n}`, `{q}` and `{year}` stand for what is filled in. */
export interface Labels {
  readonly results: string
  readonly suggestions: string
  readonly didYouMean: string
  readonly waiting: string
  readonly none: string
  readonly tryInstead: string
  readonly readInstead: string
  readonly clearFilters: string
  readonly offline: string
  readonly timeout: string
  readonly unavailable: string
  readonly retry: string
  readonly more: string
  readonly all: string
  readonly inPage: string
  /** Stands before the hits that hold only some of the words; `{n}` pages hold all. */
  readonly related: string
  readonly recent: string
  readonly forget: string
  readonly close: string
  readonly filters: string
  readonly year: string
  readonly sorting: string
  readonly relevance: string
  readonly newest: string
  readonly oldest: string
  readonly grouping: string
  readonly article: string
  readonly passage: string
  readonly articles: string
  readonly passages: string
  readonly atLeast: string
  readonly move: string
  readonly open: string
  /** Names of the usual fields; a site may add its own fields by name. */
  readonly tag: string
  readonly category: string
  readonly lang: string
  readonly author: string
}

/** Labels of a site that replace those of the box, and names of its own fields. */
export type OwnLabels = Partial<Labels & FieldLabels> & Readonly<Record<string, string>>

/** The words of the language that the panel is built for, put before it by the bundler of the scripts. */
declare const PANEL_LABELS: Labels

/** The words of the panel; those of the site go before. */
export function readLabels(own: Partial<Labels>): Labels {
  return { ...PANEL_LABELS, ...own }
}

/** A label with its `{n}` or `{q}` filled in. English drops the plural of one. */
export function fill(
  label: string,
  { n, q = '' }: { readonly n?: number; readonly q?: string | undefined },
): string {
  const filled = label.replace('{n}', `${n}`).replace('{q}', () => q)
  return n === 1 ? filled.replace(/^(1 [a-z]+)s$/, '$1') : filled
}
