import { openMiniSearchEngine } from '../../../src/engine/minisearch/minisearch-engine.ts'
import { createPackedEngine } from '../../../src/engine/packed/packed-engine.ts'
import type { BlobStore } from '../../../src/reader/blob-store.ts'
import { createReadBudget } from '../../../src/reader/file-cache.ts'
import { openIndexReader } from '../../../src/reader/index-reader.ts'
import { createPassageSetPool } from '../../../src/reader/passage-set.ts'
import { createQueryCompiler } from '../../../src/search/compile-query.ts'
import { defaultSearcherOptions } from '../../../src/search/open-searcher.ts'
import { createPassageTexts } from '../../../src/search/passage-texts.ts'
import { resolveTerms } from '../../../src/search/retrieve/resolve-terms.ts'
import { retrieve } from '../../../src/search/retrieve/retrieve.ts'
import type { RankedPassage } from './peer.ts'

/**
 * Opens an index for retrieval alone: what a search does from the text of the query to its candidates, before
 * any of them is ranked by its text. Passages are named by their number, since their ids stand in the store.
 */
export async function openRetrieval(
  store: BlobStore,
): Promise<(text: string, k: number) => Promise<readonly RankedPassage[]>> {
  const { cacheBytes, maxReads } = defaultSearcherOptions
  const artifact = await openIndexReader(store, cacheBytes)
  const packed = artifact.manifest.engine === 'packed'
  const engine = packed ? createPackedEngine(artifact) : await openMiniSearchEngine(artifact)
  const sets = createPassageSetPool(artifact.manifest.passages)
  const compileQuery = createQueryCompiler(artifact.lexicon)
  return async (text, k) => {
    const budget = createReadBudget(maxReads)
    const question = compileQuery(text)
    const resolved = await resolveTerms(artifact, question.wanted, question.prefix, engine.maxTerms, budget)
    const texts = createPassageTexts(artifact, budget)
    const context = { reader: artifact, engine, sets, texts, budget }
    const { candidates, all } = await retrieve(context, question, resolved, null, k, false)
    if (all !== null) sets.give(all)
    return candidates.slice(0, k).map(({ passage, score }) => ({ id: `${passage}`, score }))
  }
}
