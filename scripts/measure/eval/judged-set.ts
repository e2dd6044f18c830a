import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readLines } from '../peers/passage-lines.ts'
import type { Relevant } from './metrics.ts'

/** Queries with known answers over a collection of passages. */
export interface JudgedSet {
  readonly name: string
  /** JSON Lines file of passages, gzipped or not; sets may share one. */
  readonly passages: string
  readonly queries: readonly { readonly id: string; readonly text: string }[]
  /** In the order of `queries`. */
  readonly judgements: readonly Relevant[]
  /** Queries left out because nothing is known to answer them. */
  readonly unjudged: number
}

/** Names of the judged sets under `dir`: the folders with `queries.jsonl` and `qrels.tsv`. */
export async function listSets(dir: string): Promise<string[]> {
  const folders = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  return folders
    .map((entry) => entry.name)
    .filter((name) => ['queries.jsonl', 'qrels.tsv'].every((file) => existsSync(join(dir, name, file))))
    .toSorted()
}

/**
 * Reads a set. One without passages of its own uses those of the set whose name is its own
 * up to the last dash: `drcd-cross` those of `drcd`.
 *
 * @throws {Error} when there are no passages, or a line is not as expected (with file and line)
 */
export async function readSet(dir: string, name: string): Promise<JudgedSet> {
  const judged = await readJudgements(join(dir, name, 'qrels.tsv'))
  const queries: { id: string; text: string }[] = []
  const judgements: Relevant[] = []
  let unjudged = 0
  for await (const line of readLines(join(dir, name, 'queries.jsonl'))) {
    const query = JSON.parse(line) as { id: string; text: string }
    const relevant = judged.get(query.id)
    if (!relevant) {
      unjudged++
      continue
    }
    queries.push({ id: query.id, text: query.text })
    judgements.push(relevant)
  }
  return { name, passages: findPassages(dir, name), queries, judgements, unjudged }
}

/**
 * File of the passages of a set.
 *
 * @throws {Error} when there is none
 */
export function findPassages(dir: string, name: string): string {
  for (let set = name; set !== ''; set = set.slice(0, Math.max(0, set.lastIndexOf('-')))) {
    for (const file of ['passages.jsonl.gz', 'passages.jsonl']) {
      if (existsSync(join(dir, set, file))) return join(dir, set, file)
    }
  }
  throw new Error(`expected passages.jsonl or passages.jsonl.gz for the set ${name}, found none`)
}

async function readJudgements(path: string): Promise<Map<string, Map<string, number>>> {
  const judged = new Map<string, Map<string, number>>()
  for (const [at, line] of (await readFile(path, 'utf8')).split(/\r?\n/).entries()) {
    if (line === '') continue
    const [query, passage, grade] = line.split('\t')
    const relevance = Number(grade)
    if (!query || !passage || !Number.isFinite(relevance)) {
      throw new Error(`${path}:${at + 1}: expected query, passage and grade apart by tabs`)
    }
    if (relevance <= 0) continue
    const relevant = judged.get(query) ?? new Map<string, number>()
    judged.set(query, relevant.set(passage, relevance))
  }
  return judged
}
