import { foldToString } from '../analysis/fold.ts'
import { checksum } from '../format/encoding/hash.ts'
import { createMemoryStore } from '../reader/stores/memory-store.ts'
import { plainRequest } from '../search/answer.ts'
import { findBorders } from '../search/highlight/borders.ts'
import { openSearcher } from '../search/open-searcher.ts'
import { readByteText } from './byte-text.ts'
import { warmDecoding } from './warm-decoding.ts'
import { warmDocValues } from './warm-doc-values.ts'
import { warmScoring } from './warm-scoring.ts'
import { warmUpIndex } from './warm-up-index.table.ts'

/** Queries that take every way through a search: words, a question, a phrase, letters, pinyin, nothing found. */
const queries = [
  '大运河',
  '学生在北京写到过什么？',
  '"老北京"',
  '运河 -北京',
  'node.js 老师',
  '师',
  'yunhe',
  '大运何',
]
const rounds = 3
const longFileBytes = 256 * 1024
const shortFiles = 500
/** Letters, digits and punctuation, as Chinese and Latin text has them; each is looked up once an isolate. */
const commonSigns = [
  ...listSigns(0x20, 0x7e),
  ...listSigns(0x2010, 0x2026),
  ...listSigns(0x3000, 0x3020),
  ...listSigns(0xff00, 0xff5e),
].join('')
const longText = `${commonSigns}${'冬去春来，湖上的冰化了。'.repeat(500)}春`

/**
 * Goes through a whole search before the first visitor comes, over a small index that it carries along: code
 * that has never run costs an isolate several times what it costs later, and starting up is not counted
 * against a request.
 *
 * Reads nothing from outside and makes no `Response`, so that it may run while a worker starts.
 *
 * @returns how many answers were found
 */
export async function warmUp(): Promise<number> {
  const files = new Map(Object.entries(warmUpIndex).map(([name, text]) => [name, readByteText(text)]))
  const store = createMemoryStore(files)
  const longFile = new Uint8Array(longFileBytes).fill(0xa5)
  // Of zeros, or of whole words alone, what is compiled does not serve a real file, which takes six times as long.
  for (let bytes = 1; bytes < shortFiles; bytes++) checksum(longFile.subarray(bytes & 7, bytes))
  warmScoring()
  warmDecoding()
  warmDocValues()
  for (let round = 0; round < rounds; round++) {
    foldToString(longText)
    findBorders(longText)
    checksum(longFile)
  }
  let answers = 0
  for (let round = 0; round < rounds; round++) {
    for (const q of queries) {
      // Opened anew each time: a visitor who comes first waits for that too.
      const searcher = await openSearcher(store)
      for (const answer of [await searcher.search({ ...plainRequest, q }), await searcher.suggest(q, 8)])
        if (JSON.stringify(answer).length > 0) answers++
    }
  }
  return answers
}

function listSigns(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index))
}
