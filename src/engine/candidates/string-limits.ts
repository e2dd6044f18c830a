/**
 * Bounds of two-phase string matching: bigrams give an approximation, texts verify it. One set for everything that is
 * looked for as a string: substrings of a query, out-of-vocabulary strings, phrases with signs in them, expansions.
 *
 * What every string of a text is found by, whatever words it was cut into; questions gain little: without substrings
 * laymen's questions over articles of law lose 0.002 and 0.012 nDCG@10 on two sets, six other sets are the same to 0.0004.
 */
export const stringLimits = Object.freeze({
  /** Substrings of one query that are looked up. */
  substrings: 8,
  /** Passages of one string: of a longer list the words of the string say as much. */
  matches: 20_000,
  /** Texts that one string is verified in. */
  verified: 64,
  /** Of so few candidates all are verified, those that terms found too, to know how rare the string is. */
  counted: 24,
  /**
   * Candidates that are reranked for containing a substring of the query, whatever their terms. Without them drcd loses
   * 0.0004 nDCG@10, lines of web pages gain as much, and five other sets stay.
   */
  reranked: 32,
})

/** Units of strings that are matched loosely; longer ones are no names. */
export const looseUnits = Object.freeze({ min: 3, max: 12 })

/**
 * Tells whether a substring is so frequent that terms alone match it.
 *
 * @param frequency  passages that have it as a term, or null
 */
export function isTooFrequent(frequency: number | null): boolean {
  return (frequency ?? 0) > stringLimits.matches
}

/** Terms of fewer postings in all are counted to the last match. */
export const countedPostings = 20_000
