import type { Retrieved } from '../retriever.ts'

/** The answer to a plan that no passage can match. */
export const nothingRetrieved: Omit<Retrieved, 'counts'> = Object.freeze({
  window: [],
  page: [],
  nextOffset: null,
  total: 0,
  totalIsExact: true,
  matchingAll: null,
  partial: false,
  facets: {},
  dates: null,
  substringFrequency: null,
})
