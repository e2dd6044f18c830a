import type { ReadPlan } from '../../../reader/read-plan.ts'
import { stringLimits } from '../../candidates/string-limits.ts'
import { isOpen, type Phrase, type RetrievalPlan } from '../../retriever.ts'

/** Files of a term of letters and digits: its entry, and its postings. */
export const readsPerTerm = 2
/** Files of one bigram lookup, beyond which a share for all of them is spent anyway. */
const readsPerLookup = 6

/** Upper bounds of the reads that a plan needs of each share. */
export interface ExpectedReads {
  readonly filters: number
  /** Bigram lookups of different strings. */
  readonly bigrams: number
}

/** Releases the reads that a plan does not need, for the use of other steps. */
export function expectReads(reads: ReadPlan, plan: RetrievalPlan): ExpectedReads {
  const runs = [...plan.phrases, ...plan.exclusions].flatMap(({ runs }: Phrase) => runs)
  const strings = new Set([
    ...runs.flatMap(({ kind, text }) => (kind === 'ideographs' ? text : [])),
    ...plan.substrings.slice(0, stringLimits.substrings).map(({ text }) => text),
  ])
  const words = runs.filter(({ kind }) => kind === 'alphanumerics')
  const isLiteral = plan.phrases.some(({ literal }) => literal !== null)
  // A word inside longer ones is looked up by its sub-words too.
  const lookups = words.reduce((sum, { subWords }) => sum + 1 + (isLiteral ? subWords.length + 1 : 0), 0)
  const titles = plan.title === null ? 0 : 1
  const terms = plan.terms.length + lookups * readsPerTerm + titles
  const filters = plan.facetValues > 0 || plan.sort !== 'relevance' || !isOpen(plan.filter) ? 1 : 0
  reads.expect('filters', filters)
  reads.expect('terms', terms)
  reads.expect('bigrams', strings.size * readsPerLookup)
  if (strings.size === 0 && plan.expansion === null && !isLiteral) reads.expect('verification', 0)
  if (plan.expansion === null) reads.expect('expansion', 0)
  if (!plan.stored || plan.rerankWindow === 0 || plan.sort !== 'relevance') reads.expect('window', 0)
  if (!plan.stored || plan.limit === 0) reads.expect('page', 0)
  return { filters, bigrams: strings.size }
}
