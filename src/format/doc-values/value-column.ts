import { foldToString, unitsToString } from '../../analysis/fold.ts'
import { countBefore } from '../../text/bisect.ts'
import { compareUnits } from '../../text/compare-units.ts'
import { type NarrowNumbers, narrow, readNarrow } from '../encoding/narrow-numbers.ts'
import type { Sections } from '../encoding/sections.ts'

/**
 * Doc values of one field (a multi-valued column): its distinct values (the dictionary), sorted by their
 * folded form, and the articles of each value.
 */
export interface ValueColumn {
  /** Distinct values. */
  readonly size: number
  value(number: number): string
  /** Numbers of the values that fold to `folded`, as `[first, end)`. */
  find(folded: string): readonly [first: number, end: number]
  /** Numbers of values whose folded form holds `folded`, in order. */
  search(folded: string): number[]
  /** Tells whether the folded form of a value begins with `folded`. */
  startsWith(number: number, folded: string): boolean
  /** Articles that have a value, in order. */
  articlesOf(number: number): Uint32Array
  /** How many articles have a value. */
  countOf(number: number): number
  /** How many of some articles have each value. */
  countValues(articles: Int32Array): Uint32Array
}

/** How values are compared: folded as the index folds text, without spaces around them. */
export function foldValue(value: string): string {
  return foldToString(value).trim()
}

/** Sections of one column in the file of doc values. */
export const sectionsOfColumn = 7

/**
 * Lays out the column of one field: folded values, values, how many articles have each, how many values each article
 * has (nothing where all have one), and the numbers of these. The articles of a value follow from that.
 *
 * @param valuesOfArticles  values of each article
 */
export function writeValueColumn(valuesOfArticles: readonly (readonly string[])[]): ArrayBufferView[] {
  const articlesOfValue = new Map<string, number[]>()
  valuesOfArticles.forEach((values, article) => {
    for (const value of new Set(values)) {
      const articles = articlesOfValue.get(value)
      if (articles) articles.push(article)
      else articlesOfValue.set(value, [article])
    }
  })
  const sorted = [...articlesOfValue]
    .map(([value, articles]) => ({ value, folded: foldValue(value), articles }))
    .sort((a, b) => compareUnits(a.folded, b.folded) || compareUnits(a.value, b.value))
  const numbersOfArticle: number[][] = valuesOfArticles.map(() => [])
  sorted.forEach(({ articles }, number) => {
    for (const article of articles) numbersOfArticle[article]!.push(number)
  })
  const folded = sorted.map((entry) => entry.folded)
  const values = sorted.map((entry) => entry.value)
  const numbers = numbersOfArticle.flat()
  const counts = numbersOfArticle.map(({ length }) => length)
  return [
    ...layOutTexts(folded),
    // Most values are their own folded form; where all are, they stand once.
    ...(values.every((value, index) => value === folded[index])
      ? [new Uint32Array(0), new Uint16Array(0)]
      : layOutTexts(values)),
    narrow(sorted.map(({ articles }) => articles.length)),
    narrow(counts.every((count) => count === 1) ? [] : counts),
    narrow(numbers),
  ]
}

/** One past the last of each of some lists, by their lengths. */
function sumUp(lengths: NarrowNumbers): Uint32Array {
  const ends = new Uint32Array(lengths.length)
  let end = 0
  for (let index = 0; index < lengths.length; index++) ends[index] = end += lengths[index]!
  return ends
}

function layOutTexts(texts: readonly string[]): [ends: Uint32Array, units: Uint16Array] {
  let end = 0
  const ends = Uint32Array.from(texts, (text) => {
    end += text.length
    return end
  })
  const units = new Uint16Array(end)
  let at = 0
  for (const text of texts)
    for (let index = 0; index < text.length; index++) units[at++] = text.charCodeAt(index)
  return [ends, units]
}

/** Opens the column whose sections begin at `first`, over their bytes. @param articles  of the index */
export function openValueColumn(sections: Sections, first: number, articles: number): ValueColumn {
  const foldedEnds = sections.uint32(first)
  const foldedUnits = sections.uint16(first + 1)
  const areFolded = sections.uint32(first + 2).length === 0
  const valueEnds = areFolded ? foldedEnds : sections.uint32(first + 2)
  const valueUnits = areFolded ? foldedUnits : sections.uint16(first + 3)
  const size = foldedEnds.length
  const articleCounts = readNarrow(sections, first + 4, size)
  const isSingle = sections.bytes(first + 5).length === 0
  const numberEnds = isSingle ? null : sumUp(readNarrow(sections, first + 5, articles))
  const numbers = readNarrow(sections, first + 6, numberEnds?.at(-1) ?? articles)
  /** One past the last number of an article. */
  const endOf = (article: number): number => numberEnds?.[article] ?? article + 1
  const startOf = (ends: Uint32Array, index: number): number => (index === 0 ? 0 : ends[index - 1]!)
  const foldedOf = (number: number): string =>
    unitsToString(foldedUnits, startOf(foldedEnds, number), foldedEnds[number]!)
  const lazily: { allFolded?: string; articleLists?: readonly [ends: Uint32Array, articles: Uint32Array] } =
    {}
  // Those that most articles have are in nearly every answer.
  const values = new Map<number, string>()

  return {
    size,
    value(number) {
      const known = values.get(number)
      if (known !== undefined) return known
      const value = unitsToString(valueUnits, startOf(valueEnds, number), valueEnds[number]!)
      values.set(number, value)
      return value
    },
    find: (folded) => [
      countBefore(size, (number) => foldedOf(number) < folded),
      countBefore(size, (number) => foldedOf(number) <= folded),
    ],
    search(folded) {
      if (folded === '') return Array.from({ length: size }, (_, number) => number)
      lazily.allFolded ??= unitsToString(foldedUnits, 0, foldedUnits.length)
      const all = lazily.allFolded
      const found: number[] = []
      let number = 0
      for (let at = all.indexOf(folded); at >= 0; at = all.indexOf(folded, at)) {
        while (foldedEnds[number]! <= at) number++
        // A match that reaches into the next value is none.
        if (at + folded.length > foldedEnds[number]!) at++
        else {
          found.push(number)
          at = foldedEnds[number]!
        }
      }
      return found
    },
    startsWith: (number, folded) => foldedOf(number).startsWith(folded),
    articlesOf(number) {
      lazily.articleLists ??= invert(articleCounts, articles, endOf, numbers)
      const [ends, listed] = lazily.articleLists
      return listed.subarray(startOf(ends, number), ends[number]!)
    },
    countOf: (number) => articleCounts[number]!,
    countValues(counted) {
      if (counted.length === articles) return Uint32Array.from(articleCounts)
      const counts = new Uint32Array(size)
      if (numberEnds === null) {
        for (let index = 0; index < counted.length; index++) counts[numbers[counted[index]!]!]! += 1
        return counts
      }
      for (let index = 0; index < counted.length; index++) {
        const article = counted[index]!
        const end = numberEnds[article]!
        for (let at = article === 0 ? 0 : numberEnds[article - 1]!; at < end; at++) counts[numbers[at]!]! += 1
      }
      return counts
    },
  }
}

/** Lists the articles of each value, in order. */
function invert(
  articleCounts: NarrowNumbers,
  articles: number,
  endOf: (article: number) => number,
  numbers: NarrowNumbers,
): readonly [ends: Uint32Array, articles: Uint32Array] {
  const ends = sumUp(articleCounts)
  const next = ends.map((end, number) => end - articleCounts[number]!)
  const listed = new Uint32Array(numbers.length)
  let at = 0
  for (let article = 0; article < articles; article++)
    for (const end = endOf(article); at < end; at++) listed[next[numbers[at]!]!++] = article
  return [ends, listed]
}
