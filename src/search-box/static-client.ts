import type { Client } from '../client/client.ts'

/**
 * A client of an index on a static host: it loads the search that lies beside the index, and has the index opened, at
 * once: a field that has the focus will be asked, and typing takes as long as loading.
 *
 * @param index  absolute address of the folder of the index
 */
export function createStaticClient(index: string): Client {
  const folder = index.replace(/\/?$/, '/')
  const load = async (): Promise<Client> =>
    (await import(`${folder}browser.js`)).createSearch({ index: folder })
  let loaded = load()
  // What goes wrong is told by the first question, which tries again.
  loaded.catch(() => null)
  const open = (): Promise<Client> => {
    loaded = loaded.catch(load)
    return loaded
  }
  return {
    search: async (...asked) => (await open()).search(...asked),
    suggest: async (...asked) => (await open()).suggest(...asked),
  }
}
