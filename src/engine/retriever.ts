import type { Article } from '../format/article.ts'
import type { StoredPassage } from '../format/stored-fields/passage-record.ts'
import type { Run } from '../query/analyze-query.ts'
import type { FieldFilter } from '../query/query.ts'

/**
 * The port that every engine stands behind. A plan and its answer are plain data (strings, numbers, arrays, no
 * callbacks), so that an engine may be another machine: a plan is written to be one round trip.
 *
 * Above the port: analysis, term lookup, query expansion, reranking, highlighting. Below it: matching, channel
 * scores, filters, grouping, order, totals, facets, and the stored fields of what is shown.
 */
export interface Retriever {
  /**
   * Answers a plan from nothing: equal plans of one index version give equal answers.
   *
   * @throws {SearchError} INDEX_CORRUPT when what is stored cannot be read
   */
  retrieve(plan: RetrievalPlan): Promise<Retrieved>
  /**
   * Reads the first passage of the article of a candidate, where the passages are not in files of the index; null
   * where that would take more than one request may.
   */
  readOpening?(candidate: Candidate): Promise<StoredPassage | null>
  /** Starts to read the postings of terms that a plan to come is sure to have, while its other terms are looked up. */
  startReading?(terms: readonly PlannedTerm[]): void
}

/** What to find, and how much of it to answer. */
export interface RetrievalPlan {
  /** Scored terms, rarest first; a passage with any of them matches. */
  readonly terms: readonly PlannedTerm[]
  /** A passage matches only if it contains every one. */
  readonly phrases: readonly Phrase[]
  /** A passage matches only if it contains none. */
  readonly exclusions: readonly Phrase[]
  /** Strings of the query; a passage that contains one matches, whatever its terms say. */
  readonly substrings: readonly PlannedSubstring[]
  /**
   * The whole query as the key of a title or heading, or null: passages under one that is the same are reranked,
   * whatever their terms. See `titleKey`.
   */
  readonly title: string | null
  /** Characters and bigrams of the query, for candidates of a query in other words than the texts; null for none. */
  readonly ngrams: NgramPlan | null
  /** Other strings that the query may stand for, ranked behind every direct match; null for none. */
  readonly expansion: ExpansionPlan | null
  /** Every passage matches: the query has no clause that brings up passages. Filter and exclusions still hold. */
  readonly matchesEverything: boolean
  readonly filter: RetrievalFilter
  /** By score, or by the day of the article; of one day by score. Articles without a day are last either way. */
  readonly sort: 'relevance' | 'newest' | 'oldest'
  /** What a result group is: all matching passages of an article, or each passage. */
  readonly group: 'article' | 'passage'
  /** Result groups passed over, and wanted after those. */
  readonly offset: number
  readonly limit: number
  /** Candidates to rerank, 0 for none; unused when sorted by day. */
  readonly rerankWindow: number
  /**
   * Result groups that are reranked at least where so many match, the best candidate of each: of long articles a few would
   * fill the window with their passages.
   */
  readonly rerankGroups: number
  /** Whether candidates come with their stored fields. */
  readonly stored: boolean
  /** Most frequent values of each field to be counted; 0 for no facets and no `dates`. */
  readonly facetValues: number
  /** Strings whose passages are counted, apart from everything else that is asked. */
  readonly counts: readonly string[]
  /**
   * Content words outside of phrases: result groups with a passage that contains every one of them, and every phrase,
   * are counted as `matchingAll`. Null where that cannot be counted.
   */
  readonly contentWords: readonly ContentWord[] | null
}

/** A word that a passage contains: a string of ideographs wherever it stands, letters and digits as a term. */
export interface ContentWord {
  /** Folded. */
  readonly text: string
  readonly kind: Run['kind']
  /** Passages with any of these contain it; terms of letters and digits are all that is looked for. */
  readonly terms: readonly PlannedTerm[]
}

/** A term as the vocabulary of the index knows it. */
export interface PlannedTerm {
  /** Folded. */
  readonly term: string
  /** Passages that have it; more than 0. */
  readonly frequency: number
  /** Factor of its score. */
  readonly weight: number
}

/**
 * A clause that is matched as it stands in one field: its runs follow each other, with nothing but separators where
 * the clause has a gap, and nothing but spaces where it has none. See `findRuns` for the exact rule, which verifies
 * an approximation.
 */
export interface Phrase {
  readonly runs: readonly Run[]
  /**
   * The folded clause as it was typed, where it has letters or digits: a passage with this string at the borders of
   * words or of their sub-words contains the phrase too (`apple.com` in www.apple.com.cn). Null to match whole words.
   */
  readonly literal: string | null
}

/** A string of the query that passages may contain across the borders of their words. */
export interface PlannedSubstring {
  /** Folded ideographs. */
  readonly text: string
  /** Score of a passage that no term brought up. */
  readonly weight: number
  /** Passages that have it as a term; null where the vocabulary does not have it. */
  readonly frequency: number | null
}

/** Candidates by characters and bigrams; an engine without them leaves them out. */
export interface NgramPlan {
  /** Used only where no text of the rerank window contains bigrams of this weight together. */
  readonly enough: number
  /** Bigrams of the query, without those of stop words. */
  readonly bigrams: readonly (readonly [text: string, weight: number])[]
  /** Best passages that are looked at. */
  readonly limit: number
}

/** Strings that a query in Latin letters may stand for; no plan has an expansion beside exclusions. */
export interface ExpansionPlan {
  /** Used only where fewer candidates match directly. */
  readonly whenFewerThan: number
  /** Best first; a passage ranks by the first string that it contains, then by the terms of that string. */
  readonly strings: readonly ExpansionString[]
  /** Strings are looked for until so many passages are found; null to look for all. */
  readonly enough: number | null
  /** Ranked behind `strings`: passages that contain a string of each list. */
  readonly conjunction: readonly (readonly ExpansionString[])[]
  /** Best passages wanted of the expansion. */
  readonly limit: number
}

/** One string of an expansion, with the terms that score its passages. */
export interface ExpansionString {
  /** Folded. */
  readonly text: string
  /** The string itself where it is a term, else the terms that it is joined from; none where no term is known. */
  readonly terms: readonly PlannedTerm[]
}

/** Field of a filter whose values are ids of articles, where no article has a field of this name. */
export const articleField = 'article'

/** What articles must be. */
export interface RetrievalFilter {
  /** All must hold. */
  readonly fields: readonly FieldFilter[]
  /** First and last calendar day, `YYYY-MM-DD`; null for no bound. An article without a day passes no bound. */
  readonly after: string | null
  readonly before: string | null
}

/** Tells whether a filter lets every article through. */
export function isOpen({ fields, after, before }: RetrievalFilter): boolean {
  return fields.length === 0 && after === null && before === null
}

/** Tells whether a plan asks for passages; else it counts strings alone. */
export function asksForPassages({
  terms,
  phrases,
  substrings,
  expansion,
  matchesEverything,
}: RetrievalPlan): boolean {
  return matchesEverything || expansion !== null || terms.length + phrases.length + substrings.length > 0
}

/** What an engine found. */
export interface Retrieved {
  /**
   * The best candidates, to be put in their final order by their text: verified, best first by score. They may be
   * fewer than the plan's window where texts cost too much, and hold candidates of lower score that contain a rare
   * substring of the query. Their result groups come before all others.
   */
  readonly window: readonly Candidate[]
  /**
   * Result groups behind those of `window`, in order, each by its best candidate: positions `offset` to
   * `offset + limit` of the whole order. A group whose candidates fail verification keeps its position and is not
   * here.
   */
  readonly page: readonly Candidate[]
  /** Offset of the page that follows, or null where none does. */
  readonly nextOffset: number | null
  /** Matching result groups; at least so many where `totalIsExact` is false. */
  readonly total: number
  /** False where something was not looked at, or was not verified. */
  readonly totalIsExact: boolean
  /** Matching result groups with a passage that contains every content word of the plan; null where not counted. */
  readonly matchingAll: number | null
  /** Whether a part of the index did not answer. */
  readonly partial: boolean
  /** By field (`author`, `tag`, …): articles with each value among the matches, most frequent first. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** First and last calendar day among the matching articles; null where none has a day, or it was not asked for. */
  readonly dates: { readonly min: string; readonly max: string } | null
  /** Passages with the rarest of `substrings`; null where that was not counted. */
  readonly substringFrequency: number | null
  /** Passages that contain each of the plan's `counts`. */
  readonly counts: readonly SubstringCount[]
}

/** How many passages contain one string. */
export interface SubstringCount {
  readonly passages: number
  /** False where a part of the index was not read, or some passages were not verified. */
  readonly isExact: boolean
}

/** A matching passage on its way to becoming a hit. */
export interface Candidate {
  /** Number of the passage in the index; of equal scores the lower one is first. */
  readonly passage: number
  /** Number of its article. */
  readonly article: number
  /** By its terms; of one that no term matched by its substrings. */
  readonly score: number
  /** Whether its result group is one that `matchingAll` counts; null where these were not counted. */
  readonly matchesAll: boolean | null
  /** Null where the plan wants no stored fields. */
  readonly text: PassageText | null
}

/** The stored fields of a passage, and their folded form. */
export interface PassageText {
  readonly passage: StoredPassage
  readonly article: Article
  /** Folded title and headings. */
  readonly titleAndHeadings: readonly string[]
  /** Folded fields one after the other, apart by `\n`. */
  readonly text: string
  /** Where in `text` the passage's own text starts, after title, headings and captions. */
  readonly bodyStart: number
}
