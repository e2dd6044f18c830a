import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Where the Debian package `unicode-data` puts the Unicode Character Database. */
const folder = '/usr/share/unicode'

/**
 * Reads one field of Unihan's variants.
 *
 * @param field  such as `kSimplifiedVariant`
 * @returns characters by character, in the order of the file
 * @throws when the package `unicode-data` or the command `bzcat` is not there
 */
export function readUnihanVariants(field: string): Map<string, string[]> {
  const lines = execFileSync('bzcat', [`${folder}/Unihan_Variants.txt.bz2`], { encoding: 'utf8' }).split('\n')
  const variants = new Map<string, string[]>()
  for (const line of lines) {
    const [source, name, values] = line.split('\t')
    if (name !== field || !source || !values) continue
    variants.set(
      characterOf(source.slice(2)),
      values.split(' ').map((value) => characterOf(value.slice(2).replace(/<.*/, ''))),
    )
  }
  return variants
}

/**
 * Reads which ideograph each CJK radical looks like.
 *
 * @returns the unified ideograph by radical; the strokes of U+31C0–31EF are left out
 */
export function readEquivalentIdeographs(): Map<string, string> {
  const equivalents = new Map<string, string>()
  for (const line of readFileSync(`${folder}/EquivalentUnifiedIdeograph.txt`, 'utf8').split('\n')) {
    const found = /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)/.exec(line)
    if (!found) continue
    const first = Number.parseInt(found[1]!, 16)
    const last = found[2] ? Number.parseInt(found[2], 16) : first
    for (let code = first; code <= last && code < 0x31c0; code++) {
      equivalents.set(String.fromCodePoint(code), characterOf(found[3]!))
    }
  }
  return equivalents
}

/**
 * Lists the Han characters of GB 2312, the set that simplified print needed in 1980: what stands there is
 * a common simplified character.
 */
export function readCommonSimplified(): Set<string> {
  const decoder = new TextDecoder('gbk')
  const characters = new Set<string>()
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (/^\p{Script=Han}$/u.test(character)) characters.add(character)
    }
  }
  return characters
}

function characterOf(hexadecimal: string): string {
  return String.fromCodePoint(Number.parseInt(hexadecimal, 16))
}
