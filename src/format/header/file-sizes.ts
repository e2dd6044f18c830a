/** Bytes that the files of a kind are filled to; a longer posting list has a file of its own. */
export interface FileSizes {
  /**
   * Of stored text before it is encoded, in UTF-8. A search reads a bounded number of files, so answers depend on where
   * these end: an index that is deflated, with a smaller codebook, is cut where another of the corpus is.
   */
  readonly store: number
  /** Of words and bigrams together. */
  readonly postings: number
}

/** How many files of a kind there may be, from which size on, and how large these are. */
interface Sizing {
  readonly minBytes: number
  readonly maxBytes: number
  /** From one size to the next: sizes in steps keep most files as they are when a corpus grows. */
  readonly growth: number
  /** Bytes of the kind for each byte of text, as measured on 126,740 passages of news. */
  readonly perTextByte: number
  readonly maxFiles: number
}

/**
 * A file is read whole, so small files are few bytes a search; their number is bounded, so that an index and the one
 * before it fit the 20,000 files that may be uploaded together.
 */
const sizings: Readonly<Record<keyof FileSizes, Sizing>> = Object.freeze({
  // Encoded they are 0.42 of it.
  store: { minBytes: 8 << 10, maxBytes: 2 << 20, growth: 1.25, perTextByte: 1, maxFiles: 5000 },
  postings: { minBytes: 5 << 10, maxBytes: 1 << 20, growth: 2, perTextByte: 0.59, maxFiles: 4500 },
})

/** Bytes of text of an index that is kept in memory as a whole, beside what answering takes. */
const maxSmallText = 16 << 20

/**
 * Where all of an index is soon in memory, a read more costs more than its bytes: 13,460 passages of 465 articles in files
 * of this size are answered by a new isolate in 4.5 waves of 16.0 reads and 580 KB, by one that answered others in 2.0 of
 * 5.6.
 */
const sizesOfSmall: FileSizes = Object.freeze({ store: 64 << 10, postings: 32 << 10 })

/**
 * Bytes of text of an index that has few files of each kind: in four of texts, the same index is answered in 3.4 waves of
 * 9.0 reads and 3.1 MB, then in 0.5 of 1.0. Of more text the files would be too large for one answer.
 */
const maxMergedText = 6 << 20
const filesOfMerged = 4
/** Files of postings for each of texts: a lookup goes through the bigrams of a file from its beginning. */
const postingsOfStore = 4

/**
 * Chooses how large files are.
 *
 * @param textBytes  of the whole corpus, in UTF-8
 * @param isFetched  whether a page fetches them over a network, where bytes are what a visitor waits for
 */
export function chooseFileSizes(textBytes: number, isFetched: boolean): FileSizes {
  if (!isFetched && textBytes <= maxMergedText) {
    const ofFile = textBytes / filesOfMerged
    return {
      store: Math.max(sizesOfSmall.store, Math.ceil(ofFile)),
      postings: Math.max(
        sizesOfSmall.postings,
        Math.ceil((ofFile * sizings.postings.perTextByte) / postingsOfStore),
      ),
    }
  }
  if (!isFetched && textBytes <= maxSmallText) return sizesOfSmall
  return {
    store: chooseSize(sizings.store, textBytes),
    postings: chooseSize(sizings.postings, textBytes),
  }
}

function chooseSize(
  { minBytes, maxBytes, growth, perTextByte, maxFiles }: Sizing,
  textBytes: number,
): number {
  let size = minBytes
  while (size * growth <= maxBytes && (textBytes * perTextByte) / size > maxFiles)
    size = Math.round(size * growth)
  return size
}
