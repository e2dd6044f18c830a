import { manifestName } from '../format/header/manifest-name.ts'
import { type CachedFetch, createCachedFetch } from './cached-fetch.ts'

/** Files of an index by name. */
export type NamedBytes = readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[]

/**
 * Fetches what opening an index reads, while the script of the search thread is still under way: the thread would begin
 * with it two round trips later.
 *
 * @param base  absolute address of the folder of the index, ending in `/`
 * @returns what came; the thread fetches what is missing and tells what is wrong with it
 */
export async function fetchFirstFiles(
  base: string,
  fetcher: Pick<CachedFetch, 'fetch'> = createCachedFetch(),
): Promise<NamedBytes> {
  const files: [string, Uint8Array<ArrayBuffer>][] = []
  try {
    const read = async (name: string): Promise<Uint8Array> => {
      const response = await fetcher.fetch(new Request(base + name))
      if (!response.ok) throw new Error(`expected ${name}, got status ${response.status}`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      files.push([name, bytes])
      return bytes
    }
    const { manifest, header } = JSON.parse(new TextDecoder().decode(await read(manifestName)))
    if (header === undefined) await read(JSON.parse(manifest).files.header.name)
  } catch {
    // Whatever is wrong is wrong for the thread too.
  }
  return files
}
