import { join } from 'node:path'
import { type CorpusFile, writeCorpus } from '../bench/corpus-file.ts'
import { readPassages } from '../peers/passage-lines.ts'
import { type JudgedSet, readSet } from './judged-set.ts'

/** Which passages and queries a set is asked with. */
export interface SetOptions {
  /** File of passages added behind those of each set, or null. */
  readonly distractors: string | null
  /** Passages in all, with distractors; null adds every distractor there is. */
  readonly passages: number | null
  readonly limitQueries: number
}

/**
 * Reads the first queries of a set, and lays out its passages with those added in one file for the engines.
 *
 * @param folder  where that file is written
 * @throws {Error} what `readSet` throws
 */
export async function openSet(
  dir: string,
  name: string,
  folder: string,
  { distractors, passages, limitQueries }: SetOptions,
): Promise<{ readonly set: JudgedSet; readonly corpus: CorpusFile }> {
  const set = await readSet(dir, name)
  const sources = distractors === null ? [set.passages] : [set.passages, distractors]
  const corpus = await writeCorpus(
    sources.map((source) => readPassages(source)),
    join(folder, `${name}.jsonl`),
    distractors === null ? undefined : (passages ?? undefined),
  )
  const queries = set.queries.slice(0, limitQueries)
  return { set: { ...set, queries, judgements: set.judgements.slice(0, limitQueries) }, corpus }
}
