import { createElement as h } from 'react'
import { createRoot } from 'react-dom/client'
import { Highlight, Hits, InstantSearch, RefinementList, SearchBox } from 'react-instantsearch'
import { createSearchClient } from './search-client.js'

const Hit = ({ hit }) => h(Highlight, { attribute: 'title', hit: hit })

createRoot(document.getElementById('root')).render(
  h(
    InstantSearch,
    { searchClient: createSearchClient(), indexName: 'articles' },
    h(SearchBox, {}),
    h(RefinementList, { attribute: 'tags' }),
    h(Hits, { hitComponent: Hit }),
  ),
)
