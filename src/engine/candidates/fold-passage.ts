import { type Folder, unitsToString } from '../../analysis/fold.ts'
import type { Article } from '../../format/article.ts'
import { fieldEnd, listFieldTexts } from '../../format/field-texts.ts'
import type { StoredPassage } from '../../format/stored-fields/passage-record.ts'
import type { PassageText } from '../retriever.ts'

/** Folds the stored fields of a passage: the text that phrases are verified in and that reranking reads. */
export function foldPassage(folder: Folder, article: Article, passage: StoredPassage): PassageText {
  const fields = listFieldTexts(article, passage).map((text) => {
    const folded = folder.fold(text)
    return unitsToString(folded.units, 0, folded.length)
  })
  const text = fields.join(fieldEnd)
  return {
    passage,
    article,
    titleAndHeadings: fields.slice(0, 1 + passage.headings.length),
    text,
    bodyStart: text.length - fields.at(-1)!.length,
  }
}
