import { openIndexReader } from '../../../src/reader/index-reader.ts'
import { defaultSearcherOptions } from '../../../src/search/open-searcher.ts'
import { createFileStore } from '../../reader/file-store.ts'
import { openLocalSearcher } from '../../reader/open-local-searcher.ts'
import { listHostileRequests, measureRequests, type RequestCost } from './hostile-queries.ts'

const maxWords = 50

/** Asks an index of Hansou what costs it most, with the reads of the edge. @param folder  of the index */
export async function measureHostile(folder: string): Promise<RequestCost[]> {
  const { lexicon } = await openIndexReader(createFileStore(folder), defaultSearcherOptions.cacheBytes)
  const ids = Array.from({ length: lexicon.size }, (_, id) => id)
  ids.sort((a, b) => lexicon.frequency(b) - lexicon.frequency(a) || a - b)
  const words = ids.slice(0, maxWords).map((id) => lexicon.term(id))
  const searcher = await openLocalSearcher(folder, defaultSearcherOptions.maxReads)
  return measureRequests(searcher, listHostileRequests(words))
}
