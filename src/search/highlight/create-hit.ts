import type { Folder } from '../../analysis/fold.ts'
import type { PassageText } from '../../engine/retriever.ts'
import type { Span } from '../../text/span.ts'
import type { Hit, HitArticle, HitPicture, SearchRequest } from '../answer.ts'
import { mostValues } from '../facet.ts'
import type { RankedPassage } from '../rank/rank.ts'
import { type RerankModel, sumParts } from '../rank/rerank-model.ts'
import { createSnippet } from './create-snippet.ts'
import { findMatches } from './find-matches.ts'
import type { HighlightTerms } from './highlight-terms.ts'
import { listMarks, markText } from './mark-text.ts'
import { matchesAllWords } from './matches-all.ts'
import { addTextFragment } from './text-fragment.ts'

/** How much of a hit is shown. */
export type HitOptions = Pick<SearchRequest, 'snippetLength' | 'highlight'> & {
  /** The model by which its score is explained; null where that was not asked for. */
  readonly model: RerankModel | null
}

/** Everything a hit shows of a passage, found and marked. */
export function createHit(
  ranked: RankedPassage,
  read: PassageText,
  highlightTerms: HighlightTerms,
  folder: Folder,
  whole: boolean,
  { snippetLength, highlight, model }: HitOptions,
): Hit {
  const { passage, article } = read
  const fields = [
    article.title,
    passage.text,
    ...passage.headings,
    ...passage.pictures.map((picture) => picture.caption),
  ]
  const spans = findMatches(fields, highlightTerms, folder)
  const [title = [], text = [], ...alternatives] = spans
  const snippet = createSnippet(passage.text, text, snippetLength)
  const url = passage.anchor === null ? article.url : `${article.url}#${encodeURIComponent(passage.anchor)}`
  const captions = alternatives.slice(passage.headings.length)
  return {
    id: whole ? article.id : `${article.id}#${passage.ordinal}`,
    score: ranked.score,
    url: highlight ? addTextFragment(url, snippet) : url,
    ordinal: passage.ordinal,
    title: markText(article.title, title),
    headings: passage.headings,
    headingMarks: passage.headings.map((_, index) => listMarks(alternatives[index]!)),
    snippet,
    matchesAll: matchesAllWords(highlightTerms.clauses, read),
    sections: [],
    picture: choosePicture(passage.pictures, captions),
    article: describeArticle(article),
    ...(model === null ? {} : { explain: explainScore(ranked, model) }),
  }
}

/** What a hit shows of its article; of each field the first values. */
function describeArticle(article: PassageText['article']): HitArticle {
  const { id, title, url, date, description, authors, tags, fields, image } = article
  const cut = (values: readonly string[]): readonly string[] =>
    values.length > mostValues ? values.slice(0, mostValues) : values
  return {
    id,
    title,
    url,
    date,
    description,
    authors: cut(authors),
    tags: cut(tags),
    fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, cut(values)])),
    image,
  }
}

/** The picture whose caption matched most, else the first; none whose address is not to be shown. */
function choosePicture(
  pictures: PassageText['passage']['pictures'],
  spans: readonly Span[][],
): HitPicture | null {
  let best = 0
  spans.forEach((found, index) => {
    if (found.length > spans[best]!.length) best = index
  })
  const picture = pictures[best]
  return picture?.src ? { src: picture.src, caption: markText(picture.caption, spans[best]!) } : null
}

/** The parts that a score is the sum of. */
function explainScore(
  { candidate, features, score }: RankedPassage,
  model: RerankModel,
): Record<string, number> {
  const { termScore, substringScore } = candidate
  const parts: Record<string, number> =
    features === null ? { words: termScore, substrings: substringScore } : { ...model.explain(features) }
  const sum = sumParts(parts)
  if (Math.abs(sum - score) > 1e-9) parts.behindReranked = score - sum
  return parts
}
