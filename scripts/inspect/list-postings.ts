import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { foldToString } from '../../src/analysis/fold.ts'
import { findLast } from '../../src/format/header/index-header.ts'
import { createPostingBlock, decodeBlock } from '../../src/format/postings/posting-block.ts'
import { findList } from '../../src/format/postings/posting-file.ts'
import { openPostings, type PostingList } from '../../src/format/postings/postings.ts'
import { type IndexReader, unlimitedReads } from '../../src/reader/index-reader.ts'

/** A term of the index, by how many passages have it. */
export interface IndexedTerm {
  /** Folded. */
  readonly term: string
  /** Passages that have it; 0 where it is no term of the index. */
  readonly frequency: number
}

/** One posting of a term. */
export interface Posting {
  readonly term: string
  readonly passage: number
  /** Id of the article, and which of its passages it is. */
  readonly article: string
  readonly ordinal: number
  /** Times in the passage, and of those in its title. */
  readonly times: number
  readonly timesInTitle: number
}

/**
 * Lists the postings of a term in the order of the index. What is no term as it is spelled is cut as a query would be,
 * and each of its terms is listed.
 */
export async function* listPostings(
  reader: IndexReader,
  spelled: string,
): AsyncGenerator<IndexedTerm | Posting> {
  const whole = foldToString(spelled).trim()
  const isTerm = (await findTerm(reader, whole)) !== null
  const tokens = isTerm ? [] : createAnalyzer(reader.lexicon).tokenize(spelled)
  const terms = tokens.filter(({ isSubWord }) => !isSubWord).map(({ term }) => term)
  for (const term of new Set(terms.length === 0 ? [whole] : terms)) yield* listTerm(reader, term)
}

async function* listTerm(reader: IndexReader, term: string): AsyncGenerator<IndexedTerm | Posting> {
  const found = await findTerm(reader, term)
  yield { term, frequency: found?.frequency ?? 0 }
  // The postings of MiniSearch are in its own JSON.
  if (found === null || reader.manifest.engine !== 'packed') return
  const budget = unlimitedReads()
  const { postingFirsts } = reader.header
  const number = findLast(postingFirsts, found.id)
  const file = await reader.readFile('postings', number, budget)
  const [start, end] = findList(file, found.id - postingFirsts[number]!)
  const { similarity, passages } = reader.manifest
  const list = openPostings(file, start, end, found.frequency, similarity, passages)
  for (const { passage, times, timesInTitle } of decodePostings(list)) {
    const [stored] = await reader.readPassages([passage], budget)
    const { id } = await reader.readArticleOf(passage, budget)
    yield { term, passage, article: id, ordinal: stored!.ordinal, times, timesInTitle }
  }
}

async function findTerm(
  { lexicon, findTerms }: IndexReader,
  term: string,
): Promise<{ readonly frequency: number; readonly id: number } | null> {
  const id = lexicon.idOf(term)
  if (id >= 0) return { frequency: lexicon.frequency(id), id }
  const [entry] = await findTerms(term, 0, unlimitedReads())
  return entry?.term === term ? entry : null
}

function* decodePostings(
  list: PostingList,
): Generator<{ readonly passage: number; readonly times: number; readonly timesInTitle: number }> {
  const block = createPostingBlock()
  for (let number = 0; number < list.lastPassages.length; number++) {
    const count = decodeBlock(list, number, block)
    for (let index = 0; index < count; index++) {
      yield {
        passage: block.passages[index]!,
        times: block.hasRepeats ? block.repeats[index]! + 1 : 1,
        timesInTitle: block.hasTitles ? block.titleFrequencies[index]! : 0,
      }
    }
  }
}
