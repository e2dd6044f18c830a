import type { PeerEntry } from '../peers/peer-list.ts'
import { formatMegabytes, formatNumber, formatTable } from '../table.ts'
import type { CorpusFile } from './corpus-file.ts'
import type { EngineFigures } from './measure-engine.ts'
import type { QueriesByKind, QueryKind } from './query-kinds.ts'

/** Puts the figures of a run into tables that a terminal shows, with what a reader must know beside them. */
export function describeFigures(
  figures: readonly EngineFigures[],
  entries: readonly PeerEntry[],
  corpus: CorpusFile,
  queries: QueriesByKind,
): string {
  const kinds = (Object.keys(queries) as QueryKind[]).filter((kind) => queries[kind].length > 0)
  return [
    describeBuilds(figures, corpus),
    describeBytes(figures, corpus),
    ...kinds.map((kind) => describeKind(figures, kind, queries[kind].length)),
    describeChecks(figures),
    describeRemarks(figures, entries),
  ].join('\n\n')
}

function describeBuilds(figures: readonly EngineFigures[], corpus: CorpusFile): string {
  const headings = [
    'build, size, start',
    'build s',
    'CPU s',
    'peak MB',
    'disk MB',
    'per text byte',
    'start ms',
    'open ms',
    'first answer ms',
    'worst',
    'of its thread',
    'worst',
    'isolate MB',
  ]
  const rows = figures.map((engine) => {
    const bytes = engine.build ? totalBytes(engine.build.bytes) : null
    return [
      engine.name,
      formatNumber(engine.build?.seconds),
      formatNumber(engine.build?.cpuSeconds),
      formatMegabytes(engine.build?.peakBytes),
      formatMegabytes(bytes),
      formatNumber(bytes === null ? null : bytes / corpus.textBytes),
      formatNumber(engine.startCpuMs),
      formatNumber(engine.openCpuMs),
      formatNumber(engine.firstAnswer?.median),
      formatNumber(engine.firstAnswer?.worst),
      formatNumber(engine.firstAnswer?.threadMedian),
      formatNumber(engine.firstAnswer?.threadWorst),
      formatMegabytes(engine.isolateBytes),
    ]
  })
  return formatTable(headings, rows)
}

function describeBytes(figures: readonly EngineFigures[], corpus: CorpusFile): string {
  const rows = figures.flatMap((engine) =>
    Object.entries(engine.build?.bytes ?? {}).map(([kind, bytes]) => [
      `${engine.name}: ${kind}`,
      formatMegabytes(bytes),
      formatNumber(bytes / corpus.textBytes),
    ]),
  )
  return formatTable(['bytes on disk by kind', 'MB', 'per text byte'], rows)
}

function describeKind(figures: readonly EngineFigures[], kind: QueryKind, count: number): string {
  const rows = figures.map((engine) => {
    const times = engine.kinds[kind]
    return [
      engine.name,
      formatNumber(times?.retrieval.p50),
      formatNumber(times?.retrieval.p99),
      formatNumber(times?.answer?.p50),
      formatNumber(times?.answer?.p99),
    ]
  })
  const headings = [`${count} ${kind}, CPU ms`, 'retrieval p50', 'p99', 'whole answer p50', 'p99']
  return formatTable(headings, rows)
}

function describeChecks(figures: readonly EngineFigures[]): string {
  const rows = figures.flatMap(({ name, checks }) =>
    Object.entries(checks).map(([kind, check]) => [
      `${name}: ${kind}`,
      `${check.queries}`,
      `${check.empty}`,
      `${check.hits}`,
      `${check.strange}`,
      check.example ?? '',
    ]),
  )
  return formatTable(
    ['first ten hits', 'queries', 'found nothing', 'hits', 'holding no word', 'first at fault'],
    rows,
  )
}

function describeRemarks(figures: readonly EngineFigures[], entries: readonly PeerEntry[]): string {
  const about = figures.map(
    ({ name }) => `${name}: ${entries.find((entry) => entry.name === name)?.about ?? ''}`,
  )
  const failures = figures.flatMap(({ name, failure }) =>
    failure ? [`${name} did not finish: ${failure}`] : [],
  )
  const remarks = figures.flatMap(({ build }) => build?.remarks ?? [])
  return [
    ...failures,
    ...remarks,
    'CPU is user and system time of the whole process around the call, in Node; a query counts with its median over the rounds.',
    'Open and first answer are each taken in a new process; first answer is from before opening to ten hits; beside it the CPU of the answering thread alone, without what V8 compiles and collects on others.',
    'Start is what a new process does before it opens an index: the warm-up of a worker, which is not counted against a request.',
    'Isolate is the JavaScript heap and array buffers after a collection, all queries asked; memory of native code (SQLite, jieba) is not in it.',
    'The peers keep no text unless said, and answer with ids; a whole answer is ten hits with snippets.',
    ...about,
  ].join('\n')
}

/** Bytes of all kinds together. */
export function totalBytes(bytes: Readonly<Record<string, number>>): number {
  return Object.values(bytes).reduce((sum, size) => sum + size, 0)
}
