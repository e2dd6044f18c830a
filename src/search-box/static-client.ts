import type { Client } from '../client/client.ts'

/**
 * A client of an index on a static host: it loads the search that lies beside the index, at its first question.
 *
 * @param index  absolute address of the folder of the index
 */
export function createStaticClient(index: string): Client {
  const folder = index.endsWith('/') ? index : `${index}/`
  const loaded: { search: Promise<Client> | null } = { search: null }
  const open = (): Promise<Client> => {
    loaded.search ??= load(folder).catch((cause: unknown) => {
      loaded.search = null
      throw cause
    })
    return loaded.search
  }
  return {
    search: async (parameters, signal) => (await open()).search(parameters, signal),
    suggest: async (q, limit, signal) => (await open()).suggest(q, limit, signal),
  }
}

async function load(folder: string): Promise<Client> {
  const module: { createSearch(options: { index: string }): Client } = await import(`${folder}browser.js`)
  return module.createSearch({ index: folder })
}
