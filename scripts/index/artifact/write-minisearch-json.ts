import MiniSearch from 'minisearch'
import { createMiniSearchOptions } from '../../../integrations/minisearch.ts'
import { openIndexReader, unlimitedReads } from '../../../src/reader/index-reader.ts'
import { addressOfHeading } from '../../../src/text/address-of-id.ts'
import { createFileStore } from '../../reader/file-store.ts'
import { replaceFile } from '../files/write-once.ts'

/** Name of the file, beside the index it is written from. */
export const miniSearchJsonName = 'minisearch.json'

/** Options that a page gives to `MiniSearch.loadJSON`, with those of `hansou/minisearch`. */
export const miniSearchJsonOptions = Object.freeze({
  fields: ['title', 'titles', 'text'],
  storeFields: ['title', 'titles', 'url'],
})

const cacheBytes = 4 * 1024 * 1024

/**
 * Writes the passages of an index as JSON of a plain MiniSearch, for pages that use MiniSearch by themselves. A passage
 * has its number as id, and title, headings (`titles`) and address stored.
 *
 * @param folder  of the index, which also takes the file
 * @throws {SearchError} INDEX_…
 */
export async function writeMiniSearchJson(folder: string): Promise<void> {
  const reader = await openIndexReader(createFileStore(folder), cacheBytes)
  const budget = unlimitedReads()
  const numbers = Array.from({ length: reader.manifest.passages }, (_, passage) => passage)
  const passages = await reader.readPassages(numbers, budget)
  const index = new MiniSearch({ ...miniSearchJsonOptions, ...createMiniSearchOptions() })
  for (const [id, { headings, anchor, text, pictures }] of passages.entries()) {
    const { title, url } = await reader.readArticleOf(id, budget)
    index.add({
      id,
      title,
      titles: headings.join(' '),
      text: [text, ...pictures.map(({ caption }) => caption)].join('\n'),
      url: addressOfHeading(url, anchor),
    })
  }
  replaceFile(folder, folder, miniSearchJsonName, Buffer.from(JSON.stringify(index)))
}
