/** Bytes that the files of a kind are filled to; a longer posting list has a file of its own. */
export interface FileSizes {
  readonly store: number
  /** Of words and bigrams together. */
  readonly postings: number
}

/** How many files of a kind there may be, from which size on, and how large these are. */
interface Sizing {
  readonly least: number
  readonly most: number
  /** Bytes of the kind for each byte of text, as measured on 126,740 passages of news. */
  readonly perTextByte: number
  readonly mostFiles: number
}

/**
 * A file is read whole, so small files are few bytes a search; their number is bounded, so that an index and the one
 * before it fit the 20,000 files that may be uploaded together.
 */
const sizings: Readonly<Record<keyof FileSizes, Sizing>> = Object.freeze({
  store: { least: 6 << 10, most: 1 << 20, perTextByte: 0.42, mostFiles: 5000 },
  postings: { least: 5 << 10, most: 1 << 20, perTextByte: 0.59, mostFiles: 4500 },
})

/** Chooses how large files are. @param textBytes  of the whole corpus, in UTF-8 */
export function chooseFileSizes(textBytes: number): FileSizes {
  return {
    store: chooseSize(sizings.store, textBytes),
    postings: chooseSize(sizings.postings, textBytes),
  }
}

function chooseSize({ least, most, perTextByte, mostFiles }: Sizing, textBytes: number): number {
  let size = least
  while (size * 2 <= most && (textBytes * perTextByte) / size > mostFiles) size *= 2
  return size
}
