import { SearchError } from '../errors.ts'
import type { Searcher } from './answer.ts'

/** How long an open index is used before looking for a newer one. */
export interface KeepOptions {
  /** Milliseconds; Infinity where an index never changes under a running program. Default: Infinity. */
  readonly recheckAfterMs?: number
  /** Clock in milliseconds. Default: `Date.now`. */
  readonly nowMs?: () => number
}

interface Kept {
  searcher: Searcher | null
  opening: Promise<Searcher> | null
  checkedMs: number
}

/**
 * Keeps an index open, and reopens it when a new index was swapped in (Lucene's `SearcherManager`). It is
 * opened at the first request. When a file of the open index is gone or damaged, since a new index took its
 * place, the index is opened anew and the request repeated; a second failure is the answer. A newer index
 * that cannot be opened leaves the one in use as it is.
 *
 * @returns a function that rejects with what `open` rejects with, and tries again at the next call
 */
export function keepSearcher(
  open: () => Promise<Searcher>,
  options: KeepOptions = {},
): () => Promise<Searcher> {
  const { recheckAfterMs = Number.POSITIVE_INFINITY, nowMs = Date.now } = options
  const kept: Kept = { searcher: null, opening: null, checkedMs: 0 }

  function reopen(): Promise<Searcher> {
    kept.opening ??= open()
      .then((opened) => {
        const same = kept.searcher?.status.version === opened.status.version
        if (!same || kept.searcher === null) kept.searcher = opened
        return opened
      })
      .finally(() => {
        kept.opening = null
        kept.checkedMs = nowMs()
      })
    return kept.opening
  }

  async function current(): Promise<Searcher> {
    if (kept.searcher === null) return reopen()
    if (nowMs() - kept.checkedMs > recheckAfterMs) await reopen().catch(() => undefined)
    return kept.searcher
  }

  async function ask<Answer>(
    searcher: Searcher,
    request: (of: Searcher) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await request(searcher)
    } catch (error) {
      if (!mayBeReplaced(error)) throw error
      const replacement =
        kept.searcher !== searcher && kept.searcher !== null ? kept.searcher : await reopen()
      kept.searcher = replacement
      return request(replacement)
    }
  }

  return async () => {
    const searcher = await current()
    return {
      status: searcher.status,
      search: (request, signal) => ask(searcher, (of) => of.search(request, signal)),
      suggest: (...asked) => ask(searcher, (of) => of.suggest(...asked)),
      article: (...asked) => ask(searcher, (of) => of.article(...asked)),
      facet: (request) => ask(searcher, (of) => of.facet(request)),
    }
  }
}

function mayBeReplaced(error: unknown): boolean {
  return error instanceof SearchError && (error.code === 'INDEX_NOT_FOUND' || error.code === 'INDEX_CORRUPT')
}
