import { openSections, writeSections } from './sections.ts'

/** A term of letters and digits, with its frequency in passages and where its postings are. */
export interface TermEntry {
  readonly term: string
  readonly frequency: number
  readonly address: number
}

const blockBytes = 64 * 1024

/** Sorted terms cut into files, and the first term of each. */
export interface TermBlocks {
  readonly files: readonly Uint8Array[]
  readonly firstTerms: readonly string[]
}

/** Lays out terms: ends and units of each, frequencies, addresses. @param entries sorted by UTF-16 units */
export function writeTermBlocks(entries: readonly TermEntry[]): TermBlocks {
  const files: Uint8Array[] = []
  const firstTerms: string[] = []
  for (let from = 0; from < entries.length; ) {
    let to = from
    let bytes = 0
    while (to < entries.length && bytes < blockBytes) bytes += 12 + entries[to++]!.term.length * 2
    const block = entries.slice(from, to)
    const text = block.map((entry) => entry.term).join('')
    const units = new Uint16Array(text.length)
    for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index)
    let end = 0
    const ends = Uint32Array.from(block, (entry) => {
      end += entry.term.length
      return end
    })
    const frequencies = Uint32Array.from(block, (entry) => entry.frequency)
    const addresses = Uint32Array.from(block, (entry) => entry.address)
    files.push(writeSections([ends, units, frequencies, addresses]))
    firstTerms.push(block[0]!.term)
    from = to
  }
  return { files, firstTerms }
}

/** The block that holds a term, if any does; -1 when the term is before all. */
export function findTermBlock(firstTerms: readonly string[], term: string): number {
  let low = 0
  let high = firstTerms.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    if (firstTerms[middle]! <= term) low = middle + 1
    else high = middle - 1
  }
  return high
}

/**
 * Finds the terms of a file that contain a string, and those that are it but for the hyphens between their digits.
 *
 * @returns the most frequent first, at most `most`
 */
export function findTermsInside(file: Uint8Array, string: string, most: number): TermEntry[] {
  const sections = openSections(file)
  const ends = sections.uint32(0)
  const units = sections.uint16(1)
  const found: TermEntry[] = []
  for (let index = 0; index < ends.length; index++) {
    const start = index === 0 ? 0 : ends[index - 1]!
    if (ends[index]! - start < string.length) continue
    const term = String.fromCharCode(...units.subarray(start, ends[index]!))
    if (!term.includes(string) && (!term.includes('-') || term.replaceAll('-', '') !== string)) continue
    found.push({ term, frequency: sections.uint32(2)[index]!, address: sections.uint32(3)[index]! })
  }
  return found.sort((a, b) => b.frequency - a.frequency).slice(0, most)
}

/** Finds a term in its block, and with `prefix` those that start with it, most frequent first. */
export function lookUpTerm(file: Uint8Array, term: string, mostPrefixed: number): TermEntry[] {
  const sections = openSections(file)
  const ends = sections.uint32(0)
  const units = sections.uint16(1)
  const frequencies = sections.uint32(2)
  const addresses = sections.uint32(3)
  const read = (index: number): string =>
    String.fromCharCode(...units.subarray(index === 0 ? 0 : ends[index - 1]!, ends[index]!))
  let low = 0
  let high = ends.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    if (read(middle) < term) low = middle + 1
    else high = middle - 1
  }
  const entry = (index: number): TermEntry => ({
    term: read(index),
    frequency: frequencies[index]!,
    address: addresses[index]!,
  })
  const entries: TermEntry[] = []
  for (let index = low; index < ends.length && entries.length < 4096; index++) {
    const found = read(index)
    if (found !== term && (mostPrefixed === 0 || !found.startsWith(term))) break
    entries.push(entry(index))
  }
  const exact = entries.filter((found) => found.term === term)
  const prefixed = entries.filter((found) => found.term !== term).sort((a, b) => b.frequency - a.frequency)
  return [...exact, ...prefixed.slice(0, mostPrefixed)]
}
