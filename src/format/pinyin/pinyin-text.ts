import { type ByteReader, type ByteWriter, corrupt, createByteReader } from '../encoding/bytes.ts'

/** A text with its weight in the corpus. */
export interface WeightedText {
  readonly text: string
  readonly weight: number
}

/** A text in a file: a word of the lexicon stands there as its id, and its weight is its frequency. */
export interface PinyinText extends WeightedText {
  readonly id: number | null
}

/** Texts seen less often are not offered while typing, unless they are words. */
const minOffered = 3

/** Tells whether a text is offered as a completion: words of two units or more, and names of three that are sure. */
export function isOffered({
  id,
  length,
  weight,
}: {
  id: number | null
  length: number
  weight: number
}): boolean {
  return id === null ? length > 2 && weight >= minOffered : length > 1
}

/** The words that texts may be; a lexicon. */
export interface PinyinWords {
  /** A word by its id, checked. */
  wordAt(id: number): WeightedText
  /** Units of a word. */
  lengthAt(id: number): number
  /** Weight of a word, checked. */
  weightAt(id: number): number
}

/** Writes a text: twice its id; or its length twice and one more, its UTF-16 units, its weight. */
export function writePinyinText(writer: ByteWriter, { text, weight, id }: PinyinText): void {
  if (id !== null) {
    writer.varint(id * 2)
    return
  }
  writer.varint(text.length * 2 + 1)
  for (let index = 0; index < text.length; index++) {
    writer.byte(text.charCodeAt(index) & 255)
    writer.byte(text.charCodeAt(index) >>> 8)
  }
  writer.varint(weight)
}

/** One text as it lies in a file: a word's id, or where its units start and how many they are. */
export interface PinyinTextView {
  readonly id: number | null
  readonly start: number
  readonly length: number
  readonly weight: number
}

/** Reads texts one after the other. */
export interface PinyinTextReader extends ByteReader {
  next(): PinyinTextView
  /** The text itself. */
  read(view: PinyinTextView): WeightedText
}

/** Makes a reader of texts over bytes. @throws {SearchError} INDEX_CORRUPT past their end, from its methods */
export function createPinyinTextReader(bytes: Uint8Array, words: PinyinWords): PinyinTextReader {
  const reader = createByteReader(bytes)
  return Object.assign(reader, {
    next(): PinyinTextView {
      const head = reader.varint()
      if ((head & 1) === 0) {
        const id = head >>> 1
        return { id, start: 0, length: words.lengthAt(id), weight: words.weightAt(id) }
      }
      const length = head >>> 1
      const start = reader.position
      reader.position += length * 2
      // A text that ends behind its block has no weight there, which is an error.
      return { id: null, start, length, weight: reader.varint() }
    },
    read({ id, start, length, weight }: PinyinTextView): WeightedText {
      if (id !== null) return words.wordAt(id)
      let text = ''
      for (let index = 0; index < length; index++)
        text += String.fromCharCode(bytes[start + index * 2]! | (bytes[start + index * 2 + 1]! << 8))
      return { text, weight }
    },
  })
}

/** Words of an empty lexicon. */
export const noWords: PinyinWords = Object.freeze({
  wordAt: refuseWord,
  lengthAt: refuseWord,
  weightAt: refuseWord,
})

function refuseWord(): never {
  throw corrupt('a block of readings names a word, and there is no lexicon')
}
