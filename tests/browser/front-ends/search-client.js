import { liteClient } from 'algoliasearch/lite'

/** A machine that runs all tests may answer late, in milliseconds. */
const patient = { connect: 60_000, read: 60_000, write: 60_000 }

/** The published client, pointed at the host of the page. */
export function createSearchClient() {
  const host = {
    url: location.host,
    protocol: location.protocol.slice(0, -1),
    accept: 'readWrite',
  }
  return liteClient('hansou', 'none', { hosts: [host], timeouts: patient })
}
