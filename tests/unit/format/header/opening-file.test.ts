import { describe, expect, it } from 'vitest'
import { readOpeningFile, writeOpeningFile } from '../../../../src/format/header/opening-file.ts'

describe('the file that an index is opened with', () => {
  const manifest = Uint8Array.of(1, 2, 3)
  const headerFile = Uint8Array.from({ length: 21 }, (_, at) => at)

  it('has manifest and header file as they are, the latter where its arrays can be read in place', () => {
    const file = writeOpeningFile({ manifest, headerFile })
    const read = readOpeningFile(file)
    expect([[...read.manifest], [...read.headerFile]]).toEqual([[...manifest], [...headerFile]])
    expect(read.headerFile.byteOffset % 8).toBe(0)
    expect(read.headerFile.buffer).toBe(file.buffer)
  })

  it.each([0, 4, 9, 20])('is refused where %d bytes are left of it', (bytes) => {
    const file = writeOpeningFile({ manifest, headerFile })
    expect(() => readOpeningFile(file.subarray(0, bytes))).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT' }),
    )
  })
})
