import { analyzerFingerprint } from '../../../src/analysis/analyzer.ts'
import type { AnalyzedCorpus } from '../../../src/build/analyze/analyzed-corpus.ts'
import { hashToHex } from '../../../src/format/encoding/hash.ts'
import { formatVersion } from '../../../src/format/header/format-version.ts'
import { type Manifest, type ManifestFile, writeManifest } from '../../../src/format/header/manifest.ts'
import { defaultSimilarity } from '../../../src/format/postings/similarity.ts'
import { hashContent } from '../files/hash-content.ts'
import type { BuildOptions } from '../options/build-options.ts'

/** Members of a manifest that an engine chooses. */
export type EngineOfManifest = Pick<Manifest, 'engine' | 'content' | 'fields' | 'clusterIndex' | 'files'>

/**
 * Writes the manifest of an analyzed corpus.
 *
 * @param headerFile  that header and lexicon are in, where the manifest may have it too
 */
export function composeManifest(
  { summaries, statistics }: Pick<AnalyzedCorpus, 'summaries' | 'statistics'>,
  { split }: Pick<BuildOptions, 'split'>,
  { engine, content, fields, clusterIndex, files }: EngineOfManifest,
  headerFile?: Uint8Array,
): Uint8Array {
  return writeManifest(
    {
      format: 'hansou',
      version: formatVersion,
      analyzer: analyzerFingerprint,
      engine,
      content,
      passages: statistics.passages,
      articles: summaries.length,
      whole: !split,
      fields,
      averageTextLength: statistics.averageTextLength,
      averageTitleLength: statistics.averageTitleLength,
      similarity: defaultSimilarity,
      clusterIndex,
      files,
    },
    headerFile,
  )
}

/** Hash of the content of an index: that of the files that its manifest names. */
export function hashFiles(files: Readonly<Record<string, ManifestFile>>): string {
  return hashToHex(...hashContent(new TextEncoder().encode(JSON.stringify(files))))
}
