import type { Folder } from '../../analysis/fold.ts'
import type { PassageText } from '../../engine/retriever.ts'
import type { StoredPassage } from '../../format/stored-fields/passage-record.ts'
import { addressOfHeading } from '../../text/address-of-id.ts'
import type { Span } from '../../text/span.ts'
import type { Hit, HitArticle, HitPicture, SearchRequest } from '../answer.ts'
import { maxValues } from '../facet.ts'
import type { RankedPassage } from '../rank/rank.ts'
import { type RerankModel, sumParts } from '../rank/rerank-model.ts'
import { type WrittenForm, writeAsAsked } from '../rank/written-forms.ts'
import { createSnippet } from './create-snippet.ts'
import { findMatches } from './find-matches.ts'
import type { HighlightTerms } from './highlight-terms.ts'
import { createSections } from './hit-sections.ts'
import { listMarks, markText } from './mark-text.ts'
import { matchesAllWords } from './matches-all.ts'
import { addTextFragment } from './text-fragment.ts'

/** Options of the parts of a hit that are shown. */
export type HitOptions = Pick<SearchRequest, 'snippetLength' | 'highlight'> & {
  /** The model by which its score is explained; null where that was not asked for. */
  readonly model: RerankModel | null
  /** Whether a line of the source is one passage: its id is that of its article. */
  readonly whole: boolean
  /** How texts may write parts of the query otherwise, where none was counted that holds it as it was asked. */
  readonly forms: readonly WrittenForm[]
}

/** A result group to be shown. */
export interface ShownGroup {
  readonly best: RankedPassage
  /** Other passages of its article that were reranked, best first; none where passages are not grouped. */
  readonly others: readonly PassageText[]
  /** The first passage of its article, where the hit opens at the top of the page; null where it does not. */
  readonly opening: StoredPassage | null
}

/** Creates a hit: finds its matches, chooses its snippet, marks title, headings and captions. */
export function createHit(
  group: ShownGroup,
  highlightTerms: HighlightTerms,
  folder: Folder,
  options: HitOptions,
): Hit {
  const { snippetLength, highlight, model, whole, forms } = options
  const { best, opening } = group
  const read = best.candidate.text!
  const { article } = read
  const passage = opening ?? read.passage
  // A page that is opened for its title is shown by what its author says of it; a passage that matched by itself.
  const isMatched = passage.ordinal === read.passage.ordinal
  const text = isMatched ? passage.text : (article.description ?? passage.text)
  const fields = [
    article.title,
    text,
    ...passage.headings,
    ...passage.pictures.map((picture) => picture.caption),
  ]
  const [ofTitle = [], ofText = [], ...rest] = findMatches(fields, highlightTerms, folder)
  const ofHeadings = rest.slice(0, passage.headings.length)
  const ofCaptions = rest.slice(passage.headings.length)
  const snippet = createSnippet(text, ofText, snippetLength)
  const url = opening === null ? addressOfHeading(article.url, passage.anchor) : article.url
  const listed = isMatched ? group.others : [read, ...group.others]
  return {
    id: whole ? article.id : `${article.id}#${passage.ordinal}`,
    score: best.score,
    url: highlight && text === passage.text ? addTextFragment(url, snippet) : url,
    ordinal: passage.ordinal,
    title: markText(article.title, ofTitle),
    headings: passage.headings,
    headingMarks: ofHeadings.map(listMarks),
    snippet,
    matchesAll:
      forms.length > 0
        ? matchesAllWords(highlightTerms.clauses, writeAsAsked(forms, read))
        : (best.candidate.matchesAll ?? matchesAllWords(highlightTerms.clauses, read)),
    sections: createSections(
      listed,
      opening === null ? passage.anchor : null,
      highlightTerms,
      folder,
      options,
    ),
    picture: choosePicture(passage.pictures, ofCaptions),
    article: describeArticle(article),
    ...(model === null ? {} : { explain: explainScore(best, model) }),
  }
}

/** The article as a hit shows it; of each field the first values. */
function describeArticle(article: PassageText['article']): HitArticle {
  const { id, title, url, date, description, authors, tags, fields, image } = article
  const cut = (values: readonly string[]): readonly string[] => values.slice(0, maxValues)
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
  const parts: Record<string, number> =
    features === null ? { words: candidate.score } : { ...model.explain(features) }
  const sum = sumParts(parts)
  if (Math.abs(sum - score) > 1e-9) parts.behindReranked = score - sum
  return parts
}
