import instantsearch from 'instantsearch.js'
import {
  configure,
  currentRefinements,
  dynamicWidgets,
  hits,
  infiniteHits,
  menu,
  numericMenu,
  pagination,
  rangeInput,
  refinementList,
  searchBox,
  sortBy,
  stats,
} from 'instantsearch.js/es/widgets'
import { createSearchClient } from './search-client.js'

const search = instantsearch({ indexName: 'articles', searchClient: createSearchClient() })

search.addWidgets([
  configure({ hitsPerPage: 8 }),
  searchBox({ container: '#box' }),
  stats({ container: '#stats', templates: { text: ({ nbHits }) => `${nbHits} hits` } }),
  hits({
    container: '#hits',
    templates: {
      item: (hit, { html, components }) =>
        html`<a href="${hit.url}">${components.Highlight({ attribute: 'title', hit: hit })}</a>
          <p>${components.Snippet({ attribute: 'content', hit: hit })}</p>`,
    },
  }),
  refinementList({ container: '#tags', attribute: 'tags', searchable: true, operator: 'or' }),
  menu({ container: '#authors', attribute: 'authors' }),
  rangeInput({ container: '#dates', attribute: 'date_timestamp' }),
  numericMenu({
    container: '#years',
    attribute: 'date_timestamp',
    items: [
      { label: 'any' },
      { label: '2021', start: 1_609_459_200, end: 1_640_995_199 },
      { label: 'later', start: 1_640_995_200 },
    ],
  }),
  sortBy({
    container: '#sort',
    items: [
      { label: 'best', value: 'articles' },
      { label: 'newest', value: 'articles_date_desc' },
      { label: 'oldest', value: 'articles_date_asc' },
    ],
  }),
  currentRefinements({ container: '#current' }),
  pagination({ container: '#pages' }),
  dynamicWidgets({
    container: '#dynamic',
    fallbackWidget: ({ attribute, container }) => menu({ attribute, container }),
    widgets: [],
  }),
])
search.start()

const endless = instantsearch({ indexName: 'articles', searchClient: createSearchClient() })
endless.addWidgets([
  configure({ hitsPerPage: 20, query: '运河' }),
  infiniteHits({
    container: '#endless',
    templates: { item: (hit, { html }) => html`<span class="endless">${hit.objectID}</span>` },
  }),
])
endless.start()
