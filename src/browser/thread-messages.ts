import type { SearchRequest } from '../search/answer.ts'
import type { NamedBytes } from './first-files.ts'

/** What the page asks of the search thread. */
export type ThreadRequest =
  | { readonly number: number; readonly method: 'open'; readonly base: string; readonly files: NamedBytes }
  | { readonly number: number; readonly method: 'preload'; readonly base: string; readonly maxBytes: number }
  | { readonly number: number; readonly method: 'search'; readonly request: SearchRequest }
  | {
      readonly number: number
      readonly method: 'suggest'
      readonly asked: readonly [q: string, limit: number, language: string | undefined]
    }

/** What the search thread answers; errors travel as code and message. */
export type ThreadReply =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly error: { readonly code: string; readonly message: string } }
