import type { IndexReader } from '../../../reader/index-reader.ts'
import { intersect, intersectSet, isListed, type PassageSet } from '../../../reader/passage-set.ts'
import type { BigramMatches } from '../../matcher/passage-matcher.ts'
import type { ContentWord, PlannedTerm, RetrievalPlan } from '../../retriever.ts'
import { type Conditions, restrict } from '../match/conditions.ts'
import { listPassages } from '../match/word-matches.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { type FoundPassages, findMatchedArticles } from './found-passages.ts'

/** The rarest words, which are looked up while the texts of the rerank window are read: one wave for both. */
const lookedUpFirst = 3
/**
 * Up to this many passages are tested for a word: by its terms, then by their texts. Of more its bigrams are looked up, or
 * the count is not known.
 */
const maxTested = 64
/** Where reads are counted: files that one lookup reads at most, and words of a query for which so much is read. */
const filesPerLookup = 2
const fewWords = 4
/** Postings of a single character's bigrams that are gone through at most. */
const maxPostings = 60_000

/** Passages that may contain a word, in order of the index. */
interface WordCandidates {
  readonly passages: Int32Array
  /** Whether each of them contains it. */
  readonly sure: boolean
}

/** Result groups of which a passage contains every content word. */
export interface MatchingGroups {
  readonly count: number
  /** Tells whether the group of a passage is one of them. */
  has(passage: number): boolean
}

/**
 * Finds the matching result groups with a passage that contains every content word and meets the conditions of a plan.
 * Only the lookups of the first words use reads when it is called: the texts that it verifies are mostly those of the
 * rerank window, which is begun right after it.
 *
 * A passage contains a word where it has one of its terms, or has the word as a string: bigrams tell exactly for words
 * of one or two characters; for longer ones they are an approximation, and the texts decide.
 *
 * @returns null where the reads do not do to know
 */
export async function findMatchingAll(
  context: RetrievalContext,
  { contentWords, group }: Pick<RetrievalPlan, 'contentWords' | 'group'>,
  { conditions, all, totalIsExact, terms }: FoundPassages,
): Promise<MatchingGroups | null> {
  const toGroups = (passages: Int32Array, matches: PassageSet | null): MatchingGroups =>
    groupMatches(context.reader, passages, matches, group === 'article')
  if (contentWords === null) return null
  // Every passage that passes is a match, and the query has no word.
  if (conditions === null) return totalIsExact && all !== null ? toGroups(all.list(), null) : null
  if (!conditions.exact) return null
  if (contentWords.some(({ kind, terms }) => kind === 'alphanumerics' && terms.length === 0))
    return toGroups(new Int32Array(0), all)
  const words = [...contentWords].sort((a, b) => costOf(a) - costOf(b))
  const search: WordSearch = {
    context,
    words,
    // A sentence asks for more words than any passage has; its first word tells so for one read.
    filesOfLookup: (at) => (words.length <= fewWords ? filesPerLookup : at === 0 ? 1 : 0),
    scored: new Set(terms.map(({ term }) => term)),
  }
  const first = await Promise.all(
    words.slice(0, lookedUpFirst).map((_, at) => findWordCandidates(search, at)),
  )
  const passages = await findMatching(search, first, conditions)
  return passages === null ? null : toGroups(passages, all)
}

/** State of the search for the words of one plan. */
interface WordSearch {
  readonly context: RetrievalContext
  /** In the order they are looked up. */
  readonly words: readonly ContentWord[]
  /** Files that the lookup of a word reads at most, where reads are counted. */
  filesOfLookup(at: number): number
  /** Terms whose postings the request uses already. */
  readonly scored: ReadonlySet<string>
}

function groupMatches(
  reader: IndexReader,
  passages: Int32Array,
  all: PassageSet | null,
  byArticle: boolean,
): MatchingGroups {
  const matching = all === null ? passages : intersectSet(passages, all)
  if (!byArticle) return { count: matching.length, has: (passage) => isListed(matching, passage) }
  const articles = findMatchedArticles(reader, matching)
  return { count: articles.length, has: (passage) => isListed(articles, reader.articleOf(passage)) }
}

/** The passages with every word that meet the conditions, in order of the index; null where that is not known. */
async function findMatching(
  search: WordSearch,
  first: readonly (WordCandidates | null)[],
  { passing, isAllowed }: Conditions,
): Promise<Int32Array | null> {
  let left = passing
  const open: ContentWord[] = []
  for (const [at, word] of search.words.entries()) {
    if (left?.length === 0) return left
    const isOneByOne = at >= first.length && left !== null && left.length <= maxTested
    if (isOneByOne) {
      open.push(word)
      continue
    }
    const candidates = first[at] ?? (await findWordCandidates(search, at))
    if (candidates === null) return null
    left = left === null ? candidates.passages : intersect(left, candidates.passages)
    if (!candidates.sure) open.push(word)
  }
  if (left === null) return null
  let passages: Int32Array = isAllowed === null ? left : left.filter(isAllowed)
  for (const word of open) {
    const tested = await keepContaining(search, passages, word)
    if (tested === null) return null
    passages = tested
  }
  return passages
}

/** Words in the order they are looked up: rare ones first, single characters, of many bigrams, last. */
function costOf({ text, kind, terms }: ContentWord): number {
  const frequency = terms.reduce((sum, term) => sum + term.frequency, 0)
  return kind === 'ideographs' && text.length === 1 ? Number.MAX_SAFE_INTEGER : frequency
}

/** Passages that may contain a word; null where that was not looked up to the end. */
async function findWordCandidates(search: WordSearch, at: number): Promise<WordCandidates | null> {
  const { bigrams } = search.context
  const word = search.words[at]!
  if (word.kind === 'alphanumerics') {
    const passages = await findByTerms(search, word)
    return passages === null ? null : { passages, sure: true }
  }
  const started = bigrams.known(word.text)
  const known = started === null ? null : await started
  const matches = known ?? (await lookUp(search, at))
  return matches?.complete ? { passages: matches.passages, sure: matches.sure } : null
}

function lookUp({ context, words, filesOfLookup }: WordSearch, at: number): Promise<BigramMatches | null> {
  const budget = context.reads.share('bigrams')
  const reads = budget.left === Infinity ? Infinity : Math.min(budget.left, filesOfLookup(at))
  return context.matcher.findBigramMatches(words[at]!.text, { reads, postings: maxPostings }, budget)
}

async function findByTerms(search: WordSearch, { terms }: ContentWord): Promise<Int32Array | null> {
  if (!areReadable(search, terms)) return null
  return unlessSpent(listPassages(search.context, terms))
}

/** What a step finds; null where others took the reads that it counted on while it waited. */
async function unlessSpent<Found>(step: Promise<Found>): Promise<Found | null> {
  try {
    return await step
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function areReadable({ context, scored }: WordSearch, terms: readonly PlannedTerm[]): boolean {
  return terms.filter(({ term }) => !scored.has(term)).length <= context.reads.share('terms').left
}

/** Of some passages those that contain a word: by its terms, else by their text; null where not all can be read. */
async function keepContaining(
  search: WordSearch,
  passages: Int32Array,
  word: ContentWord,
): Promise<Int32Array | null> {
  const byTerms = await keepWithTerms(search, passages, word)
  if (byTerms === null || word.kind === 'alphanumerics') return byTerms
  const { texts, reads } = search.context
  const budget = reads.share('verification')
  const open = passages.filter((passage) => !isListed(byTerms, passage))
  if (open.length > maxTested || texts.countReadable(open, budget) < open.length) return null
  const read = await texts.read([...open], budget)
  const kept = read.filter(({ text }) => text.includes(word.text)).map(({ number }) => number)
  return Int32Array.from([...byTerms, ...kept]).sort()
}

/** Of some passages those with a term of a word, in order of the index; null where no read is left for a term. */
async function keepWithTerms(
  search: WordSearch,
  passages: Int32Array,
  { terms }: ContentWord,
): Promise<Int32Array | null> {
  if (terms.length === 0 || passages.length === 0) return new Int32Array(0)
  if (!areReadable(search, terms)) return null
  const { matcher, reads } = search.context
  const options = { limit: passages.length, groups: null, all: null, ...restrict(passages, null) }
  const matches = await unlessSpent(matcher.matchTerms(terms, options, reads.share('terms')))
  return matches?.passages.sort() ?? null
}
