import type { Context } from 'hono'
import { writeArticleText } from '../../search/article-text.ts'
import { revalidate } from '../freshness.ts'
import type { CheckedAppOptions } from '../options.ts'
import { answerProblem } from '../problem.ts'
import { articleParameters, maxArticlePassages } from '../request/parameters.ts'
import { readPathParameter } from '../request/path-parameter.ts'
import { withParameters } from './with-parameters.ts'

/** Stands before the id of an article. */
export const articlesPath = '/api/articles/'

/** `GET /api/articles/{id}`: a whole article as text, with its metadata and passages. */
export function articleRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return withParameters(articleParameters, async (context, { from }) => {
    const id = readPathParameter(context.req.url, articlesPath)
    if (id === null) return answerProblem('NOT_FOUND')
    const searcher = await options.searcher()
    return revalidate(context, options, searcher, `article${from} ${id}`, async (headers) => {
      const found = await searcher.article(id, from, maxArticlePassages)
      if (found === null) return answerProblem('NOT_FOUND')
      const { article, passages, count } = found
      const next = passages.length > 0 && from + passages.length < count ? from + passages.length : null
      return context.json(
        {
          id: article.id,
          title: article.title,
          url: article.url,
          date: article.date,
          description: article.description,
          authors: article.authors,
          tags: article.tags,
          fields: article.fields,
          image: article.image,
          text: writeArticleText(passages),
          passages: passages.map(({ ordinal, anchor, headings, text, pictures }) => ({
            ordinal,
            anchor,
            headings,
            text,
            pictures: pictures.map(({ src, caption }) => ({ src, caption })),
          })),
          count,
          next,
        },
        200,
        headers,
      )
    })
  })
}
