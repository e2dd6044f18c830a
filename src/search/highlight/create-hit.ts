import type { Folder } from '../../analysis/fold.ts'
import type { Span } from '../../text/span.ts'
import type { Hit, HitPicture } from '../answer.ts'
import type { ReadPassage } from '../passage-texts.ts'
import type { RankedPassage } from '../rank/rank.ts'
import { type RerankModel, sumParts } from '../rank/rerank-model.ts'
import { findMatches, type HighlightTerms, listMarks, markText } from './highlight.ts'
import { chooseWindow, cutSpans } from './snippet.ts'

/** Everything a hit shows of a passage, found and marked. */
export function createHit(
  ranked: RankedPassage,
  { passage, article }: ReadPassage,
  highlightTerms: HighlightTerms,
  folder: Folder,
  whole: boolean,
  model: RerankModel | null,
): Hit {
  const fields = [
    article.title,
    passage.text,
    ...passage.headings,
    ...passage.pictures.map((picture) => picture.caption),
  ]
  const find = (singles: boolean): Span[][] =>
    fields.map((text) => findMatches(text, highlightTerms, folder, singles))
  let spans = find(false)
  if (spans.every((found) => found.length === 0)) spans = find(true)
  const [title = [], text = [], ...alternatives] = spans
  const window = chooseWindow(passage.text, text)
  const captions = alternatives.slice(passage.headings.length)
  return {
    id: whole ? article.id : `${article.id}#${passage.ordinal}`,
    score: ranked.score,
    url: passage.anchor === null ? article.url : `${article.url}#${encodeURIComponent(passage.anchor)}`,
    ordinal: passage.ordinal,
    title: markText(article.title, title),
    headings: passage.headings,
    headingMarks: passage.headings.map((_, index) => listMarks(alternatives[index]!)),
    snippet: markText(passage.text.slice(window.start, window.end), cutSpans(text, window)),
    picture: choosePicture(passage.pictures, captions),
    article: {
      id: article.id,
      title: article.title,
      url: article.url,
      date: article.date,
      authors: article.authors,
      tags: article.tags,
      image: article.image,
    },
    ...(model === null ? {} : { explain: explainScore(ranked, model) }),
  }
}

/** The picture whose caption matched most, else the first. */
function choosePicture(
  pictures: ReadPassage['passage']['pictures'],
  spans: readonly Span[][],
): HitPicture | null {
  let best = 0
  spans.forEach((found, index) => {
    if (found.length > spans[best]!.length) best = index
  })
  const picture = pictures[best]
  return picture ? { src: picture.src, caption: markText(picture.caption, spans[best]!) } : null
}

/** The parts that a score is the sum of. */
function explainScore(
  { candidate, features, score }: RankedPassage,
  model: RerankModel,
): Record<string, number> {
  const { viaWords, viaSubstrings } = candidate
  const parts: Record<string, number> =
    features === null ? { words: viaWords, substrings: viaSubstrings } : { ...model.explain(features) }
  const sum = sumParts(parts)
  if (Math.abs(sum - score) > 1e-9) parts.behindReranked = score - sum
  return parts
}
