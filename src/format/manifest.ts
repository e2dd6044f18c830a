import * as v from 'valibot'
import { analyzerFingerprint } from '../analysis/analyzer.ts'
import { SearchError } from '../errors.ts'
import { corrupt } from './bytes.ts'
import { checkVersion } from './file-head.ts'
import { checksum } from './hash.ts'

/** The one file whose name is fixed; it is written last. */
export const manifestName = 'manifest.json'

const fileSchema = v.object({
  name: v.string(),
  /** Where in the file it starts, at a multiple of eight; several may share one, to be read at once. */
  start: v.number(),
  bytes: v.number(),
})

/** A file, or a part of one, that the manifest names. */
export type ManifestFile = v.InferOutput<typeof fileSchema>

const manifestSchema = v.object({
  format: v.literal('hansou'),
  version: v.number(),
  analyzer: v.string(),
  engine: v.picklist(['minisearch', 'packed', 'opensearch']),
  content: v.string(),
  passages: v.number(),
  articles: v.number(),
  /** Whether a line is one passage, so that a passage is called by its article's id. */
  whole: v.boolean(),
  /** Fields that articles can be filtered by, sorted. */
  fields: v.array(v.string()),
  averageTextLength: v.number(),
  averageTitleLength: v.number(),
  similarity: v.object({ k1: v.number(), b: v.number(), titleBoost: v.number() }),
  /** Index of a cluster that has passages, articles and postings; these files are the rest of it. */
  clusterIndex: v.optional(v.string()),
  /** Files that are read whole, by role. */
  files: v.record(v.string(), fileSchema),
})

/** What an artifact says of itself, and where its first files are. */
export type Manifest = v.InferOutput<typeof manifestSchema>

/** Writes a manifest with the checksum of its content. */
export function writeManifest(manifest: Manifest): Uint8Array {
  const content = JSON.stringify(manifest)
  return new TextEncoder().encode(`${JSON.stringify({ manifest: content, checksum: checksumOf(content) })}\n`)
}

/**
 * Reads a manifest.
 *
 * @throws {SearchError} INDEX_CORRUPT, INDEX_TOO_OLD, INDEX_TOO_NEW or ANALYZER_MISMATCH
 */
export function readManifest(bytes: Uint8Array): Manifest {
  let content: unknown
  try {
    const envelope: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const written = v.parse(v.object({ manifest: v.string(), checksum: v.string() }), envelope)
    const { manifest } = written
    if (checksumOf(manifest) !== written.checksum) throw corrupt('the checksum of the manifest does not hold')
    content = JSON.parse(manifest)
  } catch (cause) {
    if (cause instanceof SearchError) throw cause
    throw new SearchError(
      'INDEX_CORRUPT',
      'the manifest of the index cannot be read; build the index again',
      { cause },
    )
  }
  const version = (content as { version?: unknown }).version
  if (typeof version === 'number') checkVersion(version)
  const parsed = v.safeParse(manifestSchema, content)
  if (!parsed.success) throw corrupt('the manifest lacks what a manifest has')
  if (parsed.output.analyzer !== analyzerFingerprint) {
    throw new SearchError(
      'ANALYZER_MISMATCH',
      `index has ${parsed.output.analyzer}, this build ${analyzerFingerprint}; rebuild the index`,
    )
  }
  return parsed.output
}

function checksumOf(content: string): string {
  return checksum(new TextEncoder().encode(content)).toString(16).padStart(8, '0')
}
