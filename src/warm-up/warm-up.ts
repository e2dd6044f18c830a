import { foldToString } from '../analysis/fold.ts'
import { checksum } from '../format/encoding/hash.ts'
import { findBorders } from '../search/highlight/borders.ts'
import { readByteText } from './byte-text.ts'
import { startApp, withStartingResponse } from './start-app.ts'
import { warmDecoding } from './warm-decoding.ts'
import { warmScoring } from './warm-scoring.ts'
import { warmUpIndex } from './warm-up-index.table.ts'

/** Queries that take every way through a search: words, a question, a phrase, letters, pinyin, nothing found. */
const queries = [
  '大运河',
  '北大学生2023年5月在什么大学学到了Node和北京的运河？',
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
/** More than a young generation has room for, several times. */
const garbageLists = 16
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
  // First of all, so that what is compiled below knows the values and branches of a search: code that meets others is thrown
  // away.
  let answers = await withStartingResponse(() => askAll(files))
  const longFile = new Uint8Array(longFileBytes).fill(0xa5)
  // Of zeros, or of whole words alone, what is compiled does not serve a real file, which takes six times as long.
  for (let bytes = 1; bytes < shortFiles; bytes++) checksum(longFile.subarray(bytes & 7, bytes))
  warmScoring()
  warmDecoding()
  for (let round = 1; round < rounds; round++) {
    foldToString(longText)
    findBorders(longText)
    checksum(longFile)
    answers += await withStartingResponse(() => askAll(files))
  }
  makeGarbage()
  return answers
}

/**
 * Makes objects that nothing keeps, for the collector to come by: it moves what is left of the rounds to where that stays,
 * and a first visitor need not wait for it.
 */
function makeGarbage(): void {
  for (let list = 0; list < garbageLists; list++) Array.from({ length: 25_000 }, (_, at) => ({ at }))
}

/** @returns how many requests were answered */
async function askAll(files: ReadonlyMap<string, Uint8Array>): Promise<number> {
  let answers = 0
  for (const q of queries) {
    const ask = startApp(files)
    for (const path of ['search', 'suggest'])
      if ((await ask(`/api/${path}?q=${encodeURIComponent(q)}`)) === 200) answers++
  }
  return answers
}

function listSigns(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index))
}
