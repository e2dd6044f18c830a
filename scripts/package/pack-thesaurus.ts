import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'rolldown'
import { thesaurusTable } from '../../src/build/expansion/thesaurus.table.ts'

/** Stores the thesaurus compressed: npm's gzip takes a quarter more for ideographs among code than Brotli for them alone. */
export const packThesaurus: Plugin = {
  name: 'pack-thesaurus',
  load(id) {
    if (!id.endsWith('/thesaurus.table.ts')) return null
    const packed = brotliCompressSync(thesaurusTable).toString('base64')
    return `import { brotliDecompressSync } from 'node:zlib'
export const thesaurusTable = String(brotliDecompressSync(Buffer.from('${packed}', 'base64')))`
  },
}
