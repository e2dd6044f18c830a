/**
 * `node scripts/measure/train/dump-features.ts <out.jsonl> --set <dir of sets>/<name> …`: writes the rerank features
 * of the best candidates of each judged query, for a fit outside the project.
 */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Command } from 'commander'
import { openIndexReader } from '../../../src/reader/index-reader.ts'
import { type Hit, plainRequest, type Searcher } from '../../../src/search/answer.ts'
import { defaultSearcherOptions, openSearcher } from '../../../src/search/open-searcher.ts'
import { type RerankModel, sumParts } from '../../../src/search/rank/rerank-model.ts'
import { buildIndex } from '../../index/build-index.ts'
import { createFileStore } from '../../reader/file-store.ts'
import { readCount } from '../bench/read-count.ts'
import { indexOnce } from '../eval/index-cache.ts'
import { collectKnownItems } from '../eval/known-items.ts'
import { openSet } from '../eval/open-set.ts'
import { pickPeers } from '../peers/peer-list.ts'
import { say } from '../progress.ts'

/** Features as they are, for more candidates than any model reranks. */
const rawModel: RerankModel = {
  window: 64,
  ngramCandidates: 24,
  score: (features) => sumParts({ ...features }),
  explain: (features) => ({ ...features }),
}
const cacheBytes = 512 * 2 ** 20

interface Query {
  readonly text: string
  grade(hit: Hit): number
  /** Passages that are relevant, where that is known. */
  readonly relevant: number
}

interface Flags {
  readonly set: readonly string[]
  readonly site: readonly string[]
  readonly distractors?: string
  readonly passages?: number
  readonly limitQueries: number
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value]

await new Command('dump-features')
  .argument('<out>', 'JSON Lines file to write')
  .option('--set <dir>', 'a judged set; may stand several times', collect, [])
  .option('--site <folder>', 'a site, asked for its own titles and headings; several times', collect, [])
  .option('--distractors <file>', 'passages added behind those of each set')
  .option('--passages <n>', 'passages in all, with --distractors', readCount)
  .option('--limit-queries <n>', 'the first n queries of each', readCount, Number.POSITIVE_INFINITY)
  .action(run)
  .parseAsync()

async function run(out: string, flags: Flags): Promise<void> {
  const stream = createWriteStream(out)
  const folder = await mkdtemp(join(tmpdir(), 'hansou-train-'))
  try {
    for (const set of flags.set) await dumpSet(set, folder, flags, (line) => stream.write(line))
    for (const site of flags.site) await dumpSite(site, folder, flags, (line) => stream.write(line))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await new Promise<void>((resolve) => stream.end(resolve))
}

async function dumpSet(
  path: string,
  folder: string,
  flags: Flags,
  write: (line: string) => void,
): Promise<void> {
  const { set, corpus } = await openSet(dirname(path), basename(path), folder, {
    distractors: flags.distractors ?? null,
    passages: flags.passages ?? null,
    limitQueries: flags.limitQueries,
  })
  const limits = { timeoutSeconds: 3600, heapMegabytes: 8192 }
  const index = await indexOnce(pickPeers(['hansou-packed'])[0]!, corpus, { limits, fresh: false })
  const queries = set.queries.map(({ text }, at): Query => {
    const judged = set.judgements[at]!
    return { text, grade: (hit) => judged.get(hit.id) ?? 0, relevant: judged.size }
  })
  const name = set.name + (flags.distractors ? `-${corpus.passages}` : '')
  await dump(name, index, queries, write)
}

async function dumpSite(
  site: string,
  folder: string,
  flags: Flags,
  write: (line: string) => void,
): Promise<void> {
  const index = join(folder, 'site')
  await buildIndex(site, index, { engine: 'packed', split: true })
  const reader = await openIndexReader(createFileStore(index), cacheBytes)
  const items = await collectKnownItems(reader, Math.min(flags.limitQueries, 1000))
  const name = basename(site.replace(/\/(?:docs|src|command|markdown)$/, ''))
  for (const kind of ['title', 'heading'] as const) {
    const queries = items
      .filter((item) => item.kind === kind)
      .map(
        ({ query, articles, urls }): Query => ({
          text: query,
          grade: (hit) =>
            articles.has(hit.article.id) ? (urls.has(hit.url) ? 2 : kind === 'title' ? 1 : 0) : 0,
          relevant: 1,
        }),
      )
    await dump(`${name}-${kind}s`, index, queries, write)
  }
  await rm(index, { recursive: true, force: true })
}

async function dump(
  set: string,
  index: string,
  queries: readonly Query[],
  write: (line: string) => void,
): Promise<void> {
  say(`ask ${queries.length} queries of ${set}`)
  const options = { ...defaultSearcherOptions, cacheBytes, maxReads: Infinity, model: rawModel }
  const searcher: Searcher = await openSearcher(createFileStore(index), options)
  for (const [at, { text, grade, relevant }] of queries.entries()) {
    const { hits } = await searcher.search({
      ...plainRequest,
      q: text,
      group: 'passage',
      limit: 100,
      explain: true,
    })
    const reranked = hits.filter((hit) => hit.explain && 'bigramCoverage' in hit.explain)
    const features = reranked.map((hit) =>
      Object.fromEntries(
        Object.entries(hit.explain!).map(([name, value]) => [name, Number(value.toFixed(4))]),
      ),
    )
    write(
      `${JSON.stringify({ set, query: at, units: text.length, relevant, grades: reranked.map(grade), features })}\n`,
    )
  }
}
