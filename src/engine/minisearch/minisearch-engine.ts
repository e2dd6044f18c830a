import MiniSearch from 'minisearch'
import { foldToString } from '../../analysis/fold.ts'
import { SearchError } from '../../errors.ts'
import type { Article } from '../../format/article.ts'
import { corrupt } from '../../format/bytes.ts'
import { listFieldTexts } from '../../format/field-texts.ts'
import { encodeTerm, miniSearchOptions, type TermDocument } from '../../format/minisearch.ts'
import { type IndexReader, unlimitedReads } from '../../reader/index-reader.ts'
import { isListed } from '../../reader/passage-set.ts'
import type { Matches, SearchEngine } from '../engine.ts'
import { roundScore } from '../top-passages.ts'

/**
 * Opens the engine over MiniSearch's own JSON, for small sites and as the oracle of the packed engine.
 *
 * @throws {SearchError} INDEX_CORRUPT when the JSON is not MiniSearch's
 */
export async function openMiniSearchEngine(reader: IndexReader): Promise<SearchEngine> {
  const { manifest } = reader
  const { k1, b, titleBoost } = manifest.similarity
  const file = await reader.readRole('minisearch', unlimitedReads())
  if (!file) throw corrupt('the manifest names no MiniSearch index')
  let index: MiniSearch<TermDocument>
  try {
    index = MiniSearch.loadJSON<TermDocument>(new TextDecoder().decode(file), miniSearchOptions)
  } catch (cause) {
    throw new SearchError('INDEX_CORRUPT', 'the MiniSearch index cannot be read; build the index again', {
      cause,
    })
  }
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
    name: 'minisearch',
    maxTerms: 12,
    async matchTerms(terms, options): Promise<Matches> {
      const found = new Map<number, number>()
      for (const { term, weight } of terms) {
        const results = index.search(encodeTerm(term), {
          bm25: { k: k1, b, d: 0 },
          boost: { text: 1, title: titleBoost },
          prefix: false,
          fuzzy: false,
          combineWith: 'OR',
        })
        for (const result of results) {
          const passage = result.id as number
          // MiniSearch multiplies by the number of matched terms, here one; the sum over terms is ours.
          const score = (result.score / Math.max(1, result.queryTerms.length)) * weight
          found.set(passage, (found.get(passage) ?? 0) + score)
        }
      }
      const ranked = [...found]
        .map(([passage, score]): [number, number] => [passage, roundScore(score)])
        .filter(([passage]) => options.only === null || isListed(options.only, passage))
        .filter(([passage]) => options.allowed === null || options.allowed(passage))
        .sort((a, z) => z[1] - a[1] || a[0] - z[0])
      for (const [passage] of ranked) options.all?.add(passage)
      const best = ranked.slice(0, options.limit)
      return {
        passages: Int32Array.from(best, ([passage]) => passage),
        scores: Float64Array.from(best, ([, score]) => score),
      }
    },
    async findBigramMatches(run) {
      const fields = await readFields()
      const passages: number[] = []
      const pairs = listPairs(run)
      fields.forEach((texts, passage) => {
        if (pairs.every((pair) => texts.some((text) => text.includes(pair)))) passages.push(passage)
      })
      return { passages: Int32Array.from(passages), sure: run.length <= 2, complete: true }
    },
  }
}

/** The pairs of a run, which the packed engine goes by too; a run of one unit is its own. */
function listPairs(run: string): string[] {
  if (run.length <= 2) return [run]
  return [...new Set(Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)))]
}
