import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashContent } from '../../../../scripts/index/files/hash-content.ts'
import { checksum } from '../../../../src/format/encoding/hash.ts'
import { nameOfContent } from '../../../../src/format/header/file-name.ts'
import { verifyName } from '../../../../src/reader/file-cache.ts'

describe('a checksum', () => {
  it('is the CRC-32 of four zeros and the bytes, wherever they lie', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(7), (bytes, offset) => {
        const shifted = new Uint8Array(bytes.length + offset)
        shifted.set(bytes, offset)
        expect(checksum(shifted.subarray(offset))).toBe(crc32(Buffer.concat([new Uint8Array(4), bytes])))
      }),
      { seed: 1 },
    )
  })

  it('tells every change of up to 32 neighbouring bits', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 4, maxLength: 64 }),
        fc.nat(63),
        fc.integer({ min: 1, max: 0xffffffff }),
        (bytes, place, change) => {
          const at = place % (bytes.length - 3)
          const changed = bytes.slice()
          new DataView(changed.buffer).setUint32(at, new DataView(changed.buffer).getUint32(at) ^ change)
          expect(checksum(changed)).not.toBe(checksum(bytes))
        },
      ),
      { seed: 2 },
    )
  })
})

it('a file is named by the start of its SHA-256 and its checksum, and checked by the latter', () => {
  const bytes = new TextEncoder().encode('灰犀牛')
  const [sha, crc] = hashContent(bytes)
  expect(sha).toBe(createHash('sha256').update(bytes).digest().readUInt32BE(0))
  expect(crc).toBe(checksum(bytes))
  const name = nameOfContent('store', [sha, crc])
  expect(name).toMatch(/^store-[0-9a-f]{16}\.bin$/)
  expect(() => verifyName(name, bytes)).not.toThrow()
  expect(() => verifyName(name, bytes.subarray(1))).toThrowError(/damaged/)
})
