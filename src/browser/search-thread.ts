import { SearchError } from '../errors.ts'
import { openFetchedIndex } from './open-fetched-index.ts'
import { preloadIndex } from './preload-index.ts'
import type { ThreadReply, ThreadRequest } from './thread-messages.ts'

/** Answers the messages of one page: opens an index, then searches it. */
export function createSearchThread(): (request: ThreadRequest) => Promise<ThreadReply> {
  const kept: { searcher: ReturnType<typeof openFetchedIndex> | null } = { searcher: null }

  async function answer(request: ThreadRequest): Promise<unknown> {
    if (request.method === 'open') {
      kept.searcher = openFetchedIndex(request.base, request.files)
      return null
    }
    if (request.method === 'preload') return preloadIndex(request.base, request.maxBytes)
    if (kept.searcher === null) throw new SearchError('INDEX_NOT_FOUND', 'expected an open index, got none')
    const searcher = await kept.searcher()
    return request.method === 'search' ? searcher.search(request.request) : searcher.suggest(...request.asked)
  }

  return async (request) => {
    const { number } = request
    try {
      return { number, result: await answer(request) }
    } catch (error) {
      const code = error instanceof SearchError ? error.code : 'INTERNAL'
      return { number, error: { code, message: error instanceof Error ? error.message : String(error) } }
    }
  }
}
