// As Hexo's NexT does: InstantSearch over the client that a script of its own put on the window.
import instantsearch from 'instantsearch.js'
import { hits, pagination, searchBox, stats } from 'instantsearch.js/es/widgets'

const { liteClient } = window['algoliasearch/lite']
const search = instantsearch({ indexName: 'blog', searchClient: liteClient('hansou', 'none') })

search.addWidgets([
  searchBox({ container: '#box' }),
  stats({ container: '#stats', templates: { text: ({ nbHits }) => `${nbHits} hits` } }),
  hits({
    container: '#hits',
    templates: {
      item: ({ permalink, _highlightResult: { title, contentStripTruncate } }, { html }) =>
        html`<a href="${permalink}">${title.value}</a><p>${contentStripTruncate.value}</p>`,
    },
  }),
  pagination({ container: '#pages' }),
])
search.start()
