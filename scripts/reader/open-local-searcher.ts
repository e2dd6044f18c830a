import type { Searcher } from '../../src/search/answer.ts'
import { defaultSearcherOptions, openSearcher } from '../../src/search/open-searcher.ts'
import { createFileStore } from './file-store.ts'

/**
 * Opens an index in a folder of this machine.
 *
 * @param maxReads  files a request may use, as many as it likes unless told; the edge has a limit of its own
 * @throws {SearchError} INDEX_… as `openSearcher`
 */
export function openLocalSearcher(folder: string, maxReads: number = Infinity): Promise<Searcher> {
  return openSearcher(createFileStore(folder), { ...defaultSearcherOptions, maxReads })
}
