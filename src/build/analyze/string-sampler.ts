import { createAnalyzer } from '../../analysis/analyzer.ts'
import type { Lexicon } from '../../analysis/lexicon.ts'

/** Counts the strings of every eighth passage, for the codebook. */
export interface StringSampler {
  add(passage: number, record: string): void
  /** The strings that stand there more than once, most frequent first. */
  take(lexicon: Lexicon): [string, number][]
}

const every = 8
const mostStrings = 50_000
/** A character inside words counts a little, so that rare words can be spelled. */
const weightInsideWord = 0.05

/** Makes an empty sampler. */
export function createStringSampler(): StringSampler {
  const records: string[] = []
  return {
    add(passage, record) {
      if (passage % every === 0) records.push(record)
    },
    take(lexicon) {
      const counts = new Map<string, number>()
      const add = (text: string, weight: number): void => {
        counts.set(text, (counts.get(text) ?? 0) + weight)
      }
      const analyzer = createAnalyzer(lexicon)
      for (const record of records) {
        const folded = analyzer.fold(record)
        let at = 0
        const visit = (_word: unknown, start: number, end: number, isSubWord: boolean): void => {
          if (isSubWord) return
          const span = folded.sourceSpan(start, end)
          for (; at < span.start; at++) add(record[at]!, 1)
          const text = record.slice(span.start, span.end)
          add(text, 1)
          if (text.length > 1) for (const unit of text.split('')) add(unit, weightInsideWord)
          at = Math.max(at, span.end)
        }
        analyzer.visit(folded, { ideographs: visit, alphanumerics: visit })
        for (; at < record.length; at++) add(record[at]!, 1)
      }
      const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      return sorted.slice(0, mostStrings)
    },
  }
}
