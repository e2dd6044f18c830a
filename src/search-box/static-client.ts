import type { Client } from '../client/client.ts'

/**
 * A client of an index on a static host: it loads the search that lies beside the index, at its first question.
 *
 * @param index  absolute address of the folder of the index
 */
export function createStaticClient(index: string): Client {
  const folder = index.replace(/\/?$/, '/')
  let loaded: Promise<Client> | null = null
  const open = (): Promise<Client> => {
    loaded ??= import(`${folder}browser.js`)
      .then(({ createSearch }) => createSearch({ index: folder }))
      .catch((cause: unknown) => {
        loaded = null
        throw cause
      })
    return loaded
  }
  return {
    search: async (parameters, signal) => (await open()).search(parameters, signal),
    suggest: async (q, limit, signal) => (await open()).suggest(q, limit, signal),
  }
}
