import type { Artifact } from '../../index/artifact.ts'
import type { ReadBudget } from '../../index/file-cache.ts'
import { createPassageSetPool } from '../../index/passage-set.ts'
import { openPostings } from '../../index/postings-codec.ts'
import type { Matches, SearchEngine } from '../engine.ts'
import { findGramHolders } from './gram-holders.ts'
import { createScorer } from './score-passages.ts'

/** Bits of an address that say where in its file a list starts. */
export const addressBits = 17

/** Makes the engine over postings that are read as they are asked for. */
export function createPackedEngine(artifact: Artifact): SearchEngine {
  const { manifest, core } = artifact
  const { similarity } = manifest
  const sets = createPassageSetPool(manifest.passages)
  const score = createScorer({
    similarity,
    statistics: manifest,
    textLengths: core.textLengths,
    titleLengths: core.titleLengths,
    checkLengths: core.checkLengths,
  })
  return {
    name: 'packed',
    maxTerms: 12,
    async matchTerms(terms, options, budget: ReadBudget): Promise<Matches> {
      const lists = await Promise.all(
        terms.map(async ({ term, address, frequency }) => {
          const file = await artifact.readFile('postings', address >>> addressBits, budget)
          const offset = address & ((1 << addressBits) - 1)
          return openPostings(term, file, offset, frequency, similarity, manifest.passages)
        }),
      )
      return score(
        lists,
        terms.map((term) => term.weight),
        options,
      )
    },
    findHolders: (run, limits, budget) => findGramHolders(artifact, sets, run, limits, budget),
  }
}
