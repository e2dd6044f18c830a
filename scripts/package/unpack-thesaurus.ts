/**
 * Bits of numbers by class, the lesser numbers first: a class has those that its bits hold and the classes before do not.
 * The first class is a word that the dictionary lacks, the second one that came before.
 */
export const wordClasses: readonly number[] = [0, 0, 11, 13, 15, 16, 17, 19]
/** The same of the first words of rows, which are steps from one row to the next. */
export const stepClasses: readonly number[] = [0, 0, 5, 7, 9, 11, 14, 19]
/** Bits of the number of a class. */
export const classBits = 3

/** Where each word of a dictionary begins and ends, those of the most digits in their count first. */
export function locateWords(dictionary: Uint8Array): readonly number[] {
  const byDigits: number[][] = []
  for (let start = 0; start < dictionary.length; ) {
    const end = dictionary.indexOf(32, start)
    const tag = dictionary.indexOf(32, end + 1)
    byDigits[tag - end] ??= []
    byDigits[tag - end]!.push(start, end)
    start = dictionary.indexOf(10, tag) + 1 || dictionary.length
  }
  return byDigits.reverse().flat()
}

/**
 * Reads a packed thesaurus; see `packThesaurus`.
 *
 * @param packed  bits, as Base64
 * @param unknown  words that the dictionary lacks, in their order, with spaces between
 * @param counts  rows of the three lists
 * @param dictionary  lines of `word count tag`
 * @returns the table, its rows in the order they were packed
 */
export function unpackThesaurus(
  packed: string,
  unknown: string,
  counts: readonly number[],
  dictionary: Uint8Array,
): string {
  const bytes = Buffer.from(packed, 'base64')
  const locations = locateWords(dictionary)
  const others = unknown.split(' ')
  const seen: string[] = []
  const decoder = new TextDecoder()
  let at = 0
  function readBits(count: number): number {
    let bits = 0
    for (const end = at + count; at < end; at++) bits = bits * 2 + ((bytes[at >> 3]! >> (7 - (at & 7))) & 1)
    return bits
  }
  let first = 0
  function readWord(isFirst: boolean): string {
    const classes = isFirst ? stepClasses : wordClasses
    const index = readBits(classBits)
    if (index === 1) return seen[readBits(32 - Math.clz32(seen.length))]!
    let word = others[0]!
    if (index === 0) others.shift()
    else {
      const number = readBits(classes[index]!) + (isFirst ? first : 0)
      if (isFirst) first = number
      word = decoder.decode(dictionary.subarray(locations[2 * number], locations[2 * number + 1]))
    }
    seen.push(word)
    return word
  }
  function readWords(hasStep: boolean): string[] {
    const words: string[] = []
    for (let isLast = 0; isLast === 0; ) {
      isLast = readBits(1)
      words.push(readWord(hasStep && words.length === 0))
    }
    return words
  }
  const lists = counts.map((rows, list) => {
    first = 0
    return Array.from({ length: rows }, () =>
      [readWords(true).join('/'), ...(list === 0 ? readWords(false) : [])].join(' '),
    ).join('\n')
  })
  return lists.join('\n\n')
}
