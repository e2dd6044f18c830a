import { liteClient } from 'algoliasearch/lite'

/** The published client, pointed at the host of the page; the host stands twice, so that a slow answer is waited for. */
export function createSearchClient() {
  const host = {
    url: location.host,
    protocol: location.protocol.slice(0, -1),
    accept: 'readWrite',
  }
  return liteClient('hansou', 'none', { hosts: [host, { ...host }] })
}
