import type { ArticleSummary } from '../../src/index/analyze-batch.ts'
import type { LexiconEntry } from '../../src/index/lexicon-codec.ts'

/** Files of the ways in: pinyin and completions. */
export function writeWaysIn(
  _summaries: readonly ArticleSummary[],
  _words: readonly Omit<LexiconEntry, 'cost'>[],
  _synonyms: readonly (readonly string[])[],
): { name: string; bytes: Uint8Array }[] {
  return []
}
