import { createDocValuesReader } from '../engine/local/doc-values/article-test.ts'
import { createLocalRetrievers } from '../engine/local/local-retriever.ts'
import type { PassageMatcher } from '../engine/matcher/passage-matcher.ts'
import type { IndexReader } from '../reader/index-reader.ts'
import { readArticle } from './read-article.ts'
import { searchFacet } from './search-facet.ts'
import type { SearchEngine } from './searcher.ts'

/** Makes the engine of an index whose files hold everything. */
export function createLocalEngine(reader: IndexReader, matcher: PassageMatcher): SearchEngine {
  const readDocValues = createDocValuesReader(reader)
  return {
    openRetriever: createLocalRetrievers(reader, matcher),
    readArticle: (id, first, limit, budget) => readArticle(reader, id, first, limit, budget),
    async searchFacet(request, budget) {
      const column = (await readDocValues(budget))?.column(request.field) ?? null
      return column === null ? null : searchFacet(column, request)
    },
  }
}
