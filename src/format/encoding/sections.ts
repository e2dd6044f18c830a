import { corrupt } from './bytes.ts'

/**
 * A file of several arrays, to be read in place: the number of sections, where each starts and ends
 * (32 bits each), then the sections, each at a multiple of eight bytes. Numbers are little endian.
 */
export function writeSections(sections: readonly ArrayBufferView[]): Uint8Array {
  const head = 4 + sections.length * 8
  let length = align(head)
  const starts = sections.map((section) => {
    const start = length
    length = align(length + section.byteLength)
    return start
  })
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, sections.length, true)
  sections.forEach((section, index) => {
    const start = starts[index]!
    view.setUint32(4 + index * 8, start, true)
    view.setUint32(8 + index * 8, start + section.byteLength, true)
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), start)
  })
  return bytes
}

/** The arrays of a file written by `writeSections`, as views over its bytes. */
export interface Sections {
  readonly count: number
  bytes(index: number): Uint8Array
  uint16(index: number): Uint16Array
  uint32(index: number): Uint32Array
  int32(index: number): Int32Array
  /** A section that holds JSON. */
  json(index: number): unknown
}

/**
 * Opens a file of sections.
 *
 * @throws {SearchError} INDEX_CORRUPT when a section lies outside the file
 */
export function openSections(source: Uint8Array): Sections {
  const file = source.byteOffset % 8 === 0 ? source : new Uint8Array(source)
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const count = file.length >= 4 ? view.getUint32(0, true) : 0
  if (count === 0 || 4 + count * 8 > file.length) throw corrupt('a file has no table of sections')
  function range(index: number): [number, number] {
    if (index < count) {
      const start = view.getUint32(4 + index * 8, true)
      const end = view.getUint32(8 + index * 8, true)
      if (start <= end && end <= file.length && start % 8 === 0) return [start, end]
    }
    throw corrupt(`section ${index} of ${count} lies outside its file`)
  }
  return {
    count,
    bytes: (index) => file.subarray(...range(index)),
    uint16(index) {
      const [start, end] = range(index)
      return new Uint16Array(file.buffer, file.byteOffset + start, (end - start) >>> 1)
    },
    uint32(index) {
      const [start, end] = range(index)
      return new Uint32Array(file.buffer, file.byteOffset + start, (end - start) >>> 2)
    },
    int32(index) {
      const [start, end] = range(index)
      return new Int32Array(file.buffer, file.byteOffset + start, (end - start) >>> 2)
    },
    json(index) {
      return JSON.parse(new TextDecoder().decode(file.subarray(...range(index))))
    },
  }
}

function align(length: number): number {
  return (length + 7) & ~7
}
