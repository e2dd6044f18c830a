import { analyzerFingerprint } from '../../analysis/analyzer.ts'
import { SearchError } from '../../errors.ts'
import { fromBase64, toBase64 } from '../../text/base64.ts'
import { corrupt } from '../encoding/bytes.ts'
import { checksum, toHex } from '../encoding/hash.ts'
import { checkVersion, isDeflated } from './file-head.ts'

/** A file, or a part of one, that the manifest names. */
export interface ManifestFile {
  readonly name: string
  /** Where in the file it starts, at a multiple of eight; several may share one, to be read at once. */
  readonly start: number
  readonly bytes: number
}

/** The manifest of an artifact: its version, statistics, and the first files to read. */
export interface Manifest {
  readonly format: 'hansou'
  readonly version: number
  readonly analyzer: string
  readonly engine: 'minisearch' | 'packed' | 'opensearch'
  readonly content: string
  readonly passages: number
  readonly articles: number
  /** Whether each article is one passage (`--no-split`); the id of a passage is then that of its article. */
  readonly whole: boolean
  /** Fields that articles can be filtered by, sorted. */
  readonly fields: string[]
  readonly averageTextLength: number
  readonly averageTitleLength: number
  readonly similarity: { readonly k1: number; readonly b: number; readonly titleBoost: number }
  /** Index of a cluster that has passages, articles and postings; these files are the rest of it. */
  readonly clusterIndex?: string | undefined
  /** Files that are read whole, by role. */
  readonly files: Readonly<Record<string, ManifestFile>>
}

/**
 * Header files of up to this many bytes are in the manifest too: an index is then opened in one read. Deflated ones are
 * for pages, which wait for the bytes.
 */
const maxHeaderBytes = { deflated: 96 << 10, plain: 256 << 10 } as const

/**
 * Writes a manifest with the checksum of its content.
 *
 * @param headerFile  the file that `header` and `lexicon` are parts of
 */
export function writeManifest(manifest: Manifest, headerFile?: Uint8Array): Uint8Array {
  const content = JSON.stringify(manifest)
  const maxBytes = headerFile && maxHeaderBytes[isDeflated(headerFile) ? 'deflated' : 'plain']
  const header = maxBytes && headerFile.length <= maxBytes ? { header: toBase64(headerFile) } : {}
  const envelope = { manifest: content, checksum: checksumOf(content), ...header }
  return new TextEncoder().encode(`${JSON.stringify(envelope)}\n`)
}

/**
 * Reads a manifest, and the header file where it has it, whose bytes are not checked.
 *
 * @throws {SearchError} INDEX_CORRUPT, INDEX_TOO_OLD, INDEX_TOO_NEW or ANALYZER_MISMATCH
 */
export function openManifest(bytes: Uint8Array): {
  readonly manifest: Manifest
  readonly headerFile: Uint8Array | null
} {
  let content: unknown
  let headerFile: Uint8Array | null
  try {
    const envelope: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const { manifest, checksum, header } = envelope as Record<string, string>
    if (checksumOf(manifest!) !== checksum) throw corrupt('the checksum of the manifest does not hold')
    content = JSON.parse(manifest!)
    headerFile = header === undefined ? null : fromBase64(header)
  } catch (cause) {
    if (cause instanceof SearchError) throw cause
    throw new SearchError(
      'INDEX_CORRUPT',
      'the manifest of the index cannot be read; build the index again',
      { cause },
    )
  }
  const version = (content as { version?: unknown } | null)?.version
  if (typeof version === 'number') checkVersion(version)
  if (!isManifest(content)) throw corrupt('the manifest lacks what a manifest has')
  if (content.analyzer !== analyzerFingerprint) {
    throw new SearchError(
      'ANALYZER_MISMATCH',
      `index has ${content.analyzer}, this build ${analyzerFingerprint}; rebuild the index`,
    )
  }
  return { manifest: content, headerFile }
}

/** Tells whether content whose checksum holds was written as a manifest; a schema library is too large for a page. */
function isManifest(content: unknown): content is Manifest {
  if (typeof content !== 'object' || content === null) return false
  const { format, analyzer, engine, passages, articles, fields, similarity, files } = content as Manifest
  return (
    format === 'hansou' &&
    ['minisearch', 'packed', 'opensearch'].includes(engine) &&
    typeof analyzer === 'string' &&
    [passages, articles, similarity?.k1].every((value) => typeof value === 'number') &&
    Array.isArray(fields) &&
    typeof files === 'object'
  )
}

function checksumOf(content: string): string {
  return toHex(checksum(new TextEncoder().encode(content)))
}
