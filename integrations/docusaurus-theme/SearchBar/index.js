import SearchBar from 'hansou-algolia-search-bar'
import { createElement } from 'react'
import { listHosts } from '../../docusaurus-client.js'

/** The bar of the Algolia theme, whose client asks this search. */
export default function HansouSearchBar(props) {
  const transformSearchClient = (client) => {
    client.transporter.hosts.splice(0, Infinity, ...listHosts())
    return client
  }
  return createElement(SearchBar, { ...props, transformSearchClient })
}
