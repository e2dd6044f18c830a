import { collectPassages } from '../bench/corpus-file.ts'
import type { ExplainedPassage } from '../peers/peer.ts'
import { type JobLimits, runJob } from '../peers/run-job.ts'
import type { JudgedSet } from './judged-set.ts'
import { ndcg } from './metrics.ts'

/**
 * Tells of each query whose answer is not the best possible: the query, where its passages stand and what
 * they are called, and what stands first instead, with the parts of both scores.
 *
 * @param dir  an index of Hansou
 * @param corpus  the passages of that index
 * @param rankings  ids best first, in the order of the set's queries
 */
export async function* describeLosses(
  set: JudgedSet,
  peer: string,
  dir: string,
  corpus: string,
  rankings: readonly (readonly string[])[],
  limits: JobLimits,
): AsyncGenerator<string> {
  const lost = set.queries.flatMap((_, at) => (ndcg(rankings[at]!, set.judgements[at]!, 10) < 1 ? [at] : []))
  if (lost.length === 0) return
  const expected = new Set(lost.flatMap((at) => [...set.judgements[at]!.keys()]))
  const [passages, { explained }] = await Promise.all([
    collectPassages(corpus, expected),
    runJob<'explain'>(
      { kind: 'explain', peer, dir, queries: lost.map((at) => set.queries[at]!.text), k: 100 },
      limits,
    ),
  ])
  for (const [number, at] of lost.entries()) {
    const { id, text } = set.queries[at]!
    const found = explained[number]!
    const lines = [`${id}  ${text}  nDCG@10 ${ndcg(rankings[at]!, set.judgements[at]!, 10).toFixed(3)}`]
    for (const passage of set.judgements[at]!.keys()) {
      const index = found.findIndex((hit) => hit.id === passage)
      const hit = found[index]
      const title = passages.get(passage)?.title ?? 'not in the corpus'
      lines.push(
        `  expected  ${hit ? `at ${index + 1}` : 'not in 100'}  ${passage}  ${title}${hit ? `  ${partsOf(hit)}` : ''}`,
      )
    }
    const top = found[0]
    lines.push(top ? `  first     ${top.id}  ${top.title}  ${partsOf(top)}` : '  first     nothing found')
    yield lines.join('\n')
  }
}

function partsOf(hit: ExplainedPassage): string {
  const parts = Object.entries(hit.parts)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name} ${value.toFixed(3)}`)
  return `${hit.score.toFixed(3)}${parts.length > 0 ? ` = ${parts.join(', ')}` : ''}`
}
