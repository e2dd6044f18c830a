import { foldToString } from '../../analysis/fold.ts'
import type { Article } from '../../format/article.ts'
import { corrupt } from '../../format/encoding/bytes.ts'
import { listFieldTexts } from '../../format/field-texts.ts'
import { type IndexReader, unlimitedReads } from '../../reader/index-reader.ts'
import { isListed } from '../../reader/passage-set.ts'
import type { Matches, PassageMatcher } from '../matcher/passage-matcher.ts'
import { createCollector } from '../matcher/top-passages.ts'
import { openMiniSearchJson } from './minisearch-json.ts'

/**
 * Opens the matcher over MiniSearch's own JSON: for pages that use MiniSearch already, and as the oracle of `packed`.
 *
 * @throws {SearchError} INDEX_CORRUPT when the JSON is not MiniSearch's
 */
export async function openMiniSearchMatcher(reader: IndexReader): Promise<PassageMatcher> {
  const { manifest } = reader
  const file = await reader.readRole('minisearch', unlimitedReads())
  if (!file) throw corrupt('the manifest names no MiniSearch index')
  const index = openMiniSearchJson(new TextDecoder().decode(file))
  const fieldsOfPassage: string[][] = []

  /** Folds every field of every passage, once; a small site's texts fit. */
  async function readFields(): Promise<readonly string[][]> {
    if (fieldsOfPassage.length === manifest.passages) return fieldsOfPassage
    const budget = unlimitedReads()
    const numbers = Array.from({ length: manifest.passages }, (_, passage) => passage)
    const passages = await reader.readPassages(numbers, budget)
    let article: Article | null = null
    let articleNumber = -1
    const fields: string[][] = []
    for (const passage of passages) {
      if (!article || passage.article !== articleNumber) {
        article = await reader.readArticleOf(fields.length, budget)
        articleNumber = passage.article
      }
      fields.push(listFieldTexts(article, passage).map(foldToString))
    }
    fieldsOfPassage.splice(0, fieldsOfPassage.length, ...fields)
    return fieldsOfPassage
  }

  return {
    // All postings are in the one file that was read when it was opened.
    countReadable: (terms) => terms.length,
    startReading: async () => undefined,
    async matchTerms(terms, options): Promise<Matches> {
      const found = new Map<number, number>()
      for (const { term, weight } of terms) {
        for (const [passage, score] of index.scoreTerm(term, manifest.similarity))
          found.set(passage, (found.get(passage) ?? 0) + score * weight)
      }
      const top = createCollector(options)
      for (const [passage, score] of [...found].sort((a, z) => a[0] - z[0])) {
        if (options.only !== null && !isListed(options.only, passage)) continue
        if (options.allowed !== null && !options.allowed(passage)) continue
        options.all?.add(passage)
        top.offer(passage, score)
      }
      return top.take()
    },
    async findBigramMatches(run) {
      const fields = await readFields()
      const passages: number[] = []
      const bigrams = listBigrams(run)
      fields.forEach((texts, passage) => {
        if (bigrams.every((bigram) => texts.some((text) => text.includes(bigram)))) passages.push(passage)
      })
      return { passages: Int32Array.from(passages), sure: run.length <= 2, complete: true }
    },
  }
}

/** The bigrams of a string, as the packed engine matches them; a string of one unit stands for itself. */
function listBigrams(run: string): string[] {
  if (run.length <= 2) return [run]
  return [...new Set(Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)))]
}
