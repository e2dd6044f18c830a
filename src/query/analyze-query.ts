import { createAnalyzer } from '../analysis/analyzer.ts'
import { readCalendarDay } from '../analysis/calendar-day.ts'
import { unitsToString } from '../analysis/fold.ts'
import type { Lexicon } from '../analysis/lexicon.ts'
import type { TokenKind } from '../analysis/token-visitor.ts'
import { addAskingWords } from './asking-words.ts'
import type { Clause } from './query.ts'
import { stopWords } from './stop-words.ts'

/** A script run inside a clause. */
export interface Run {
  /** Folded. */
  readonly text: string
  readonly kind: 'ideographs' | 'alphanumerics'
  /** Its words without sub-words, in order; they join to `text` for ideographs. */
  readonly words: readonly string[]
  /** Sub-words of its words. */
  readonly subWords: readonly string[]
  /** Units of signs and spaces between it and the run before. */
  readonly gap: number
}

/** A term to be looked for by its frequency in the index. */
export interface WantedTerm {
  readonly term: string
  readonly kind: Run['kind']
  readonly token: TokenKind
  /** A stop word, or a number or character within a calendar day: the day is a term of its own. */
  readonly isStop: boolean
}

/** A clause cut as the index is cut. */
export interface AnalyzedClause {
  readonly clause: Clause
  /** Folded text of the clause, for phrases. */
  readonly folded: string
  readonly runs: readonly Run[]
  readonly terms: readonly WantedTerm[]
}

const dot = 0x2e
/** Units of a month or a day in figures. */
const maxDayUnits = 2

/** Cuts clauses one after the other. */
export type ClauseAnalyzer = (clause: Clause) => AnalyzedClause

/** Makes the query's side of analysis. */
export function createClauseAnalyzer(lexicon: Lexicon): ClauseAnalyzer {
  const analyzer = createAnalyzer(addAskingWords(lexicon))
  return (clause) => {
    const folded = analyzer.fold(clause.text)
    const runs: (Run & { text: string; words: string[]; subWords: string[]; end: number })[] = []
    const terms: WantedTerm[] = []
    let dayEnd = 0
    const add = (term: string, kind: Run['kind'], start: number, end: number, token: TokenKind): void => {
      const isStop = stopWords.has(term) || (end <= dayEnd && term.length <= maxDayUnits)
      terms.push({ term, kind, token, isStop })
      const last = runs.at(-1)
      if (token !== 'word') {
        if (!isStop && token === 'subWord') last?.subWords.push(term)
        return
      }
      if (last && last.kind === kind && last.end === start && kind === 'ideographs') {
        last.words.push(term)
        last.text += term
        last.end = end
      } else
        runs.push({
          text: term,
          kind,
          words: [term],
          subWords: [],
          gap: last === undefined ? 0 : start - last.end,
          end,
        })
    }
    analyzer.visit(folded, {
      ideographs: (_id, start, end, token) =>
        add(unitsToString(folded.units, start, end), 'ideographs', start, end, token),
      alphanumerics: (term, start, end, token) => {
        if (token === 'word') dayEnd = readCalendarDay(folded.units, start, folded.length)?.end ?? dayEnd
        add(term, 'alphanumerics', start, end, token)
        // The year of 2023.8.1, which is one word.
        if (token === 'day' && folded.units[start + 4] === dot)
          add(unitsToString(folded.units, start, start + 4), 'alphanumerics', start, end, 'subWord')
      },
    })
    return {
      clause,
      folded: unitsToString(folded.units, 0, folded.length),
      runs: runs.map(({ end: _end, ...run }) => run),
      terms,
    }
  }
}
