import docsearch from 'docsearch-3'
import { useThisHost } from './docsearch-client.js'

docsearch({
  container: '#docsearch',
  appId: 'hansou',
  apiKey: 'none',
  indexName: 'docs',
  transformSearchClient: useThisHost,
})
