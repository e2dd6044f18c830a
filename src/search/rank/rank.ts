import { foldToString } from '../../analysis/fold.ts'
import type { Candidate, PassageText, Retrieved } from '../../engine/retriever.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { SearchRequest } from '../answer.ts'
import { type RerankFeatures, relateFeatures } from './relate-features.ts'
import { extractFeatures } from './rerank-features.ts'
import type { RerankModel } from './rerank-model.ts'
import type { RerankQuery } from './rerank-query.ts'
import { writeAsAsked } from './written-forms.ts'

/** A candidate in its final order. */
export interface RankedPassage {
  readonly score: number
  readonly candidate: Candidate
  /** Features of its text; null where it was not reranked. */
  readonly features: RerankFeatures | null
}

/** Ranked passages that make one hit, best first: those of an article, or one where they are not grouped. */
export type RankedGroup = readonly [best: RankedPassage, ...others: RankedPassage[]]

/** Units of a text for each of its different terms, with its repetitions. */
const unitsOfTerm = 2.6

/** Mean length of the folded texts, in units; for the length part of features. */
export function averageUnits(reader: IndexReader): number {
  return reader.manifest.averageTextLength * unitsOfTerm
}

/** What reranking needs beside the candidates. */
export interface RankContext {
  readonly query: RerankQuery
  /** See `averageUnits`. */
  readonly averageLength: number
  readonly model: RerankModel
}

/**
 * The final order of one page. By relevance: groups of the reranked window, then the groups behind it in the order of the
 * first stage; by date: the order of the engine.
 */
export function rankPage(
  context: RankContext,
  { q, offset, limit, group, sort }: Pick<SearchRequest, 'q' | 'offset' | 'limit' | 'group' | 'sort'>,
  { window, page }: Pick<Retrieved, 'window' | 'page'>,
): RankedGroup[] {
  if (sort !== 'relevance') return page.map((candidate) => [keepScore(candidate)])
  const reranked = rerankCandidates(context, q, window)
  const first = groupRanked(reranked, group === 'article').slice(offset, offset + limit)
  const behind = keepOrder(page, reranked.at(-1)?.score)
  return [...first, ...behind.map((passage): RankedGroup => [passage])]
}

/**
 * Reranks candidates by the features of their text: the final order of hits by relevance. Of equal scores
 * the first in the index is first.
 *
 * @param typed  the query before it is folded
 */
function rerankCandidates(
  { query, averageLength, model }: RankContext,
  typed: string,
  candidates: readonly Candidate[],
): RankedPassage[] {
  const words = typed.match(/\p{Script=Han}+/gu) ?? []
  const read = candidates.filter(({ text }) => text !== null)
  const texts = read.map(({ text }) => writeAsAsked(query.forms, text!))
  const features = relateFeatures(
    query,
    read.map(({ score }, at) => extractFeatures(query, { ...texts[at]!, firstStage: score }, averageLength)),
    read.map(({ text, article }, at) => ({
      ...texts[at]!,
      article,
      isAsTyped: words.every((word) => isIn(text!, word)),
      isTagged: isTagged(text!, query.squeezed),
    })),
    averageLength,
  )
  const reranked = read.map((candidate, at): RankedPassage => {
    const extracted = features[at]!
    return { score: model.score(extracted), candidate, features: extracted }
  })
  const others = candidates.filter(({ text }) => text === null).map(keepScore)
  return [...reranked, ...others].sort(
    (a, b) => b.score - a.score || a.candidate.passage - b.candidate.passage,
  )
}

/** Whether a string stands in the title or the text of a passage as it is written. */
function isIn({ article, passage }: PassageText, word: string): boolean {
  return article.title.includes(word) || passage.text.includes(word)
}

/** Whether the article of a passage has a tag that is the query, but for blanks. */
function isTagged({ article }: PassageText, squeezed: string): boolean {
  return article.tags.some(
    (tag) => tag.length >= squeezed.length && foldToString(tag).replaceAll(' ', '') === squeezed,
  )
}

/** Groups passages by their article, in the order of the best of each; each by itself where they are not grouped. */
function groupRanked(ranked: readonly RankedPassage[], byArticle: boolean): RankedGroup[] {
  if (!byArticle) return ranked.map((passage) => [passage])
  const groups = new Map<number, [RankedPassage, ...RankedPassage[]]>()
  for (const passage of ranked) {
    const { article } = passage.candidate
    const group = groups.get(article)
    if (group) group.push(passage)
    else groups.set(article, [passage])
  }
  return [...groups.values()]
}

/** A candidate that is not reranked. */
function keepScore(candidate: Candidate): RankedPassage {
  return { score: candidate.score, candidate, features: null }
}

/**
 * Appends candidates in their first-stage order, none with a score above the one before it or above
 * `ceiling`.
 */
function keepOrder(candidates: readonly Candidate[], ceiling = Number.POSITIVE_INFINITY): RankedPassage[] {
  let most = ceiling
  return candidates.map((candidate) => {
    most = Math.min(most, candidate.score)
    return { ...keepScore(candidate), score: most }
  })
}
