import { corrupt } from '../../format/encoding/bytes.ts'
import { findLast } from '../../format/header/index-header.ts'
import { findList } from '../../format/postings/posting-file.ts'
import { openPostings, type PostingList } from '../../format/postings/postings.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { createPassageSetPool } from '../../reader/passage-set.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import type { Matches, PassageMatcher } from '../matcher/passage-matcher.ts'
import type { PlannedTerm } from '../retriever.ts'
import { findBigramMatches } from './bigram-candidates.ts'
import { createScorer } from './score-passages.ts'

/** Makes the matcher over postings and bigrams that are read as they are asked for. */
export function createPackedMatcher(reader: IndexReader): PassageMatcher {
  const { manifest, header } = reader
  const { similarity } = manifest
  const sets = createPassageSetPool(manifest.passages)
  const score = createScorer({
    similarity,
    statistics: manifest,
    textLengths: header.textLengths,
    titleLengths: header.titleLengths,
  })
  /** Lists that were opened, by the id of their term, as long as their file is kept. */
  const opened = new WeakMap<Uint8Array, Map<number, PostingList>>()

  /**
   * Ids of terms of letters and digits that a request looked up, by its budget: what a request may read does not depend
   * on what others asked before it.
   */
  const ids = new WeakMap<ReadBudget, Map<string, number>>()

  function knownId(term: string, budget: ReadBudget): number | undefined {
    const id = reader.lexicon.idOf(term)
    return id >= 0 ? id : ids.get(budget)?.get(term)
  }

  async function findId(term: string, budget: ReadBudget): Promise<number> {
    const known = knownId(term, budget)
    if (known !== undefined) return known
    const [entry] = await reader.findTerms(term, 0, budget)
    if (entry === undefined) throw corrupt('a term of a query is not in the index')
    const ofRequest = ids.get(budget) ?? new Map<string, number>()
    ids.set(budget, ofRequest.set(term, entry.id))
    return entry.id
  }

  async function openList({ term, frequency }: PlannedTerm, budget: ReadBudget): Promise<PostingList> {
    const id = await findId(term, budget)
    const number = findLast(header.postingFirsts, id)
    const file = await reader.readFile('postings', number, budget)
    const ofFile = opened.get(file) ?? new Map<number, PostingList>()
    opened.set(file, ofFile)
    const known = ofFile.get(id)
    if (known !== undefined) return known
    const [start, end] = findList(file, id - header.postingFirsts[number]!)
    const list = openPostings(file, start, end, frequency, similarity, manifest.passages)
    ofFile.set(id, list)
    return list
  }

  return {
    countReadable(terms, budget) {
      const files = new Set<number>()
      let left = budget.left
      for (const [index, { term }] of terms.entries()) {
        const id = knownId(term, budget)
        // A term that was not looked up yet may be in any file.
        const file = id === undefined ? -1 - index : findLast(header.postingFirsts, id)
        if (files.has(file) || (file >= 0 && reader.usesFile('postings', file, budget))) continue
        if (left <= 0) return index
        left--
        files.add(file)
      }
      return terms.length
    },
    async startReading(terms, budget) {
      await Promise.allSettled(terms.map((term) => openList(term, budget)))
    },
    async matchTerms(terms, options, budget: ReadBudget): Promise<Matches> {
      const lists = await Promise.all(terms.map((term) => openList(term, budget)))
      return score(
        lists,
        terms.map((term) => term.weight),
        options,
      )
    },
    findBigramMatches: (run, limits, budget) => findBigramMatches(reader, sets, run, limits, budget),
  }
}
