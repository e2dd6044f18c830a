import { autocomplete, getAlgoliaResults } from '@algolia/autocomplete-js'
import { createSearchClient } from './search-client.js'

const searchClient = createSearchClient()

autocomplete({
  container: '#autocomplete',
  openOnFocus: true,
  detachedMediaQuery: 'none',
  getSources: ({ query }) => [
    {
      sourceId: 'suggestions',
      getItems: () =>
        getAlgoliaResults({
          searchClient,
          queries: [{ indexName: 'articles_query_suggestions', params: { query, hitsPerPage: 3 } }],
        }),
      templates: {
        item: ({ item, components, html }) =>
          html`<i class="suggestion">${components.Highlight({ hit: item, attribute: 'query' })}</i>`,
      },
    },
    {
      sourceId: 'articles',
      getItems: () =>
        getAlgoliaResults({
          searchClient,
          queries: [{ indexName: 'articles', params: { query, hitsPerPage: 4 } }],
        }),
      getItemUrl: ({ item }) => String(item.url),
      templates: {
        item: ({ item, components, html }) =>
          html`<b class="article">${components.Highlight({ hit: item, attribute: 'title' })}</b>`,
      },
    },
  ],
})
