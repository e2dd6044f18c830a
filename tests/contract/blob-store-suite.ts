import { describe, expect, it } from 'vitest'
import type { BlobStore } from '../../src/reader/blob-store.ts'

const everyByte = Uint8Array.from({ length: 1024 }, (_, index) => index % 256)

/** The files that every store under test holds; the same as in `tests/fixtures/blobs`. */
export const blobs: ReadonlyMap<string, Uint8Array> = new Map([
  ['bytes.bin', everyByte],
  ['empty.bin', new Uint8Array()],
  ['manifest.json', new TextEncoder().encode('{"名":"灰犀牛"}')],
])

/** What any blob store keeps to, wherever its files are. */
export function describeBlobStore(name: string, open: () => Promise<BlobStore>): void {
  describe(`${name} as a blob store`, () => {
    it.each([...blobs.keys()])('reads %s whole and unchanged', async (file) => {
      const bytes = await (await open()).read(file)
      expect(bytes).toBeInstanceOf(Uint8Array)
      expect([...bytes]).toEqual([...(blobs.get(file) ?? [])])
    })

    it('reads several files at once', async () => {
      const store = await open()
      const read = await Promise.all([...blobs.keys(), ...blobs.keys()].map((file) => store.read(file)))
      expect(read.map((bytes) => bytes.length)).toEqual(
        [...blobs.values(), ...blobs.values()].map((b) => b.length),
      )
    })

    it('says INDEX_NOT_FOUND for a file that is not there', async () => {
      await expect((await open()).read('absent.bin')).rejects.toMatchObject({ code: 'INDEX_NOT_FOUND' })
    })

    it.each([
      '',
      '.',
      '..',
      '../bytes.bin',
      '/etc/passwd',
      'a/b',
      'a\\b',
      '%2e%2e',
      'bytes.bin?x',
      'BYTES.bin',
      '文',
    ])('says INDEX_NOT_FOUND for the name %j, which no artifact holds', async (file) => {
      await expect((await open()).read(file)).rejects.toMatchObject({ code: 'INDEX_NOT_FOUND' })
    })
  })
}
