import type { Client } from '../client/client.ts'

/** Loads the search that lies beside a static index, and has the index opened; searches of a page share a thread. */
export type OpenSearch = () => Promise<Client>

/** The search of the static index that a box names by its attribute `index`; undefined where it names none. */
export function findStaticSearch(host: HTMLElement): OpenSearch | undefined {
  const folder = host.getAttribute('index')
  if (folder === null) return undefined
  return async () =>
    (await import(new URL(folder.replace(/\/?$/, '/browser.js'), document.baseURI).href)).createSearch()
}

/** A client that opens its search with the first question, and tries again with the next where that failed. */
export function createStaticClient(openSearch: OpenSearch): Client {
  return {
    search: async (...asked) => (await openSearch()).search(...asked),
    suggest: async (...asked) => (await openSearch()).suggest(...asked),
  }
}
