import docsearch from 'docsearch-5'
import { useThisHost } from './docsearch-client.js'

docsearch({
  container: '#docsearch',
  appId: 'hansou',
  apiKey: 'none',
  indices: ['docs'],
  transformSearchClient: useThisHost,
})
