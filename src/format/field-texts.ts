import type { Article, Passage } from './article.ts'

/** What folded fields are joined by: no folded text has it, and no phrase goes on behind it. */
export const fieldEnd = '\0'

/** Text of each field of a passage that is searched: title, headings, captions, body. */
export function listFieldTexts(article: Pick<Article, 'title'>, passage: Passage): string[] {
  return [
    article.title,
    ...passage.headings,
    ...passage.pictures.map((picture) => picture.caption),
    passage.text,
  ]
}
