import type { ChartPanel } from './chart.ts'
import type { CorpusFile } from './corpus-file.ts'
import type { EngineFigures } from './measure-engine.ts'
import type { QueriesByKind } from './query-kinds.ts'
import { totalBytes } from './report.ts'

/** Picks what a reader compares: the first answer, retrieval, build, size. */
export function choosePanels(
  figures: readonly EngineFigures[],
  corpus: CorpusFile,
  queries: QueriesByKind,
): ChartPanel[] {
  const kind = queries.questions.length > 0 ? 'questions' : 'keywords'
  const panel = (
    title: string,
    unit: string,
    figureOf: (engine: EngineFigures) => number | null,
  ): ChartPanel => ({
    title,
    unit,
    bars: figures.map((engine) => ({ label: engine.name, value: figureOf(engine) })),
  })
  return [
    panel('First answer of a new process, CPU', 'ms', (engine) => engine.firstAnswer?.median ?? null),
    panel(`Retrieval, ${kind}, median CPU`, 'ms', (engine) => engine.kinds[kind]?.retrieval.p50 ?? null),
    panel('Build', 's', (engine) => engine.build?.seconds ?? null),
    panel('Bytes on disk for a byte of text', '', (engine) =>
      engine.build ? totalBytes(engine.build.bytes) / corpus.textBytes : null,
    ),
    panel('Memory of the isolate', 'MB', (engine) =>
      engine.isolateBytes === null ? null : engine.isolateBytes / 1e6,
    ),
  ]
}
