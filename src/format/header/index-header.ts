import { countBefore } from '../../text/bisect.ts'
import { corrupt } from '../encoding/bytes.ts'
import { type NarrowNumbers, narrow, readNarrow } from '../encoding/narrow-numbers.ts'
import { openSections, writeSections } from '../encoding/sections.ts'
import { readSorted, writeSorted } from '../encoding/sorted-numbers.ts'
import { type Codebook, openCodebook, writeCodebook } from '../stored-fields/codebook.ts'
import { type NamedFiles, readNamedFiles, writeNamedFiles } from './named-files.ts'

/** Kinds of files that an artifact has many of; each is read by its number. */
export const fileKinds = ['postings', 'store', 'terms', 'article-ids'] as const
/** One of `fileKinds`. */
export type FileKind = (typeof fileKinds)[number]

/** What every query needs: field lengths, the codebook, and the directory of all other files. */
export interface IndexHeader {
  /** Field lengths: number of different terms of each passage and of its title. */
  readonly textLengths: NarrowNumbers
  /** Empty where no article has a title. */
  readonly titleLengths: NarrowNumbers
  /** First passage of each store file, and one past the last passage. */
  readonly storeFirsts: Uint32Array
  /** First passage of each article, and one past the last; empty where every article has one passage. */
  readonly articleFirsts: Uint32Array
  /** Id of the first term of each postings file. */
  readonly postingFirsts: Uint32Array
  /** Postings files with bigrams, and the first and last key of each. */
  readonly bigramFiles: Uint32Array
  readonly bigramFirsts: Uint32Array
  readonly bigramLasts: Uint32Array
  /** First term of each block of letters and digits. */
  readonly termFirsts: readonly string[]
  readonly codebook: Codebook
  /** Two numbers for each file of a kind: the hash that names it. */
  readonly hashes: Readonly<Record<FileKind, Uint32Array>>
  /** Other files by logical name. */
  readonly named: NamedFiles
}

/**
 * Encodes the header. All passages of an article have its title, so the length of a title is written once
 * an article.
 */
export function writeIndexHeader(header: IndexHeader): Uint8Array {
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
  const { articleFirsts, titleLengths } = header
  const ofArticles =
    articleFirsts.length === 0 || titleLengths.length === 0
      ? titleLengths
      : Uint16Array.from(articleFirsts.subarray(0, -1), (first) => titleLengths[first] ?? 0)
  return writeSections([
    writeSorted(header.storeFirsts),
    writeSorted(articleFirsts),
    writeSorted(header.postingFirsts),
    writeSorted(header.bigramFiles),
    writeSorted(header.bigramFirsts),
    writeSorted(header.bigramLasts),
    json(header.termFirsts),
    writeCodebook(header.codebook),
    ...writeNamedFiles(header.named),
    ...fileKinds.map((kind) => header.hashes[kind]),
    narrow(header.textLengths),
    narrow(ofArticles),
  ])
}

/**
 * Opens the header without reading it through: what only some queries need is decoded when it is first looked at.
 *
 * @throws {SearchError} INDEX_CORRUPT when it was made for another number of passages
 */
export function openIndexHeader(file: Uint8Array, passages: number): IndexHeader {
  const sections = openSections(file)
  const articleFirsts = readSorted(sections.bytes(1))
  const textLengths = readNarrow(sections, 14, passages)
  if (textLengths.length !== passages) throw corrupt('the header belongs to another index')
  const articles = articleFirsts.length === 0 ? passages : articleFirsts.length - 1
  const sorted = (index: number): (() => Uint32Array) => once(() => readSorted(sections.bytes(index)))
  const [bigramFiles, bigramFirsts, bigramLasts] = [sorted(3), sorted(4), sorted(5)]
  const termFirsts = once(() => sections.json(6) as string[])
  const codebook = once(() => openCodebook(sections.bytes(7)))
  const named = once(() => readNamedFiles(sections.json(8), sections.uint32(9)))
  return {
    storeFirsts: readSorted(sections.bytes(0)),
    articleFirsts,
    postingFirsts: readSorted(sections.bytes(2)),
    get bigramFiles() {
      return bigramFiles()
    },
    get bigramFirsts() {
      return bigramFirsts()
    },
    get bigramLasts() {
      return bigramLasts()
    },
    get termFirsts() {
      return termFirsts()
    },
    get codebook() {
      return codebook()
    },
    get named() {
      return named()
    },
    hashes: {
      postings: sections.uint32(10),
      store: sections.uint32(11),
      terms: sections.uint32(12),
      'article-ids': sections.uint32(13),
    },
    textLengths,
    titleLengths: spread(readNarrow(sections, 15, articles), articleFirsts, passages),
  }
}

/** A function that computes its value at the first call. */
function once<Value>(compute: () => Value): () => Value {
  const kept: { value?: Value } = {}
  return () => {
    kept.value ??= compute()
    return kept.value
  }
}

/** Spreads the values of articles over their passages. */
function spread(ofArticles: NarrowNumbers, articleFirsts: Uint32Array, passages: number): NarrowNumbers {
  if (articleFirsts.length === 0 || ofArticles.length === 0) return ofArticles
  const ofPassages = new (ofArticles.constructor as Uint16ArrayConstructor)(passages)
  for (let article = 0; article < ofArticles.length; article++)
    ofPassages.fill(ofArticles[article]!, articleFirsts[article], articleFirsts[article + 1])
  return ofPassages
}

/** Last index of a sorted column whose value is at most `value`; -1 when all are greater. */
export function findLast(sorted: Uint32Array, value: number): number {
  return countBefore(sorted.length, (index) => sorted[index]! <= value) - 1
}
