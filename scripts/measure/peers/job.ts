import type { ExplainedPassage, PeerBuild, RankedPassage } from './peer.ts'

/** Builds an index of `corpus` in `dir`. */
export interface BuildJob {
  readonly kind: 'build'
  readonly peer: string
  readonly corpus: string
  readonly dir: string
}

/** Opens an index and asks one question, as a new isolate does for its first visitor. */
export interface FirstAnswerJob {
  readonly kind: 'first-answer'
  readonly peer: string
  readonly dir: string
  readonly query: string
}

/** Which of an engine's ways to answer is asked: the visitor's ranking, bare ids, or ten hits with snippets. */
export type Asked = 'rank' | 'retrieve' | 'answer'

/** Opens an index and asks many questions, timing each. */
export interface QueriesJob {
  readonly kind: 'queries'
  readonly peer: string
  readonly dir: string
  readonly asked: Asked
  readonly queries: readonly string[]
  readonly k: number
  /** Times the whole list is asked before anything is timed. */
  readonly warmUps: number
  /** Times the whole list is asked and timed; a query's time is the median of them. */
  readonly repeats: number
  /** Seconds after which no further round begins; one timed round is always done. */
  readonly budgetSeconds: number
  /** Whether the report holds what was found; if so it holds no memory figure, since the two would mix. */
  readonly collect: boolean
}

/** Opens an index and asks for the parts of the scores. */
export interface ExplainJob {
  readonly kind: 'explain'
  readonly peer: string
  readonly dir: string
  readonly queries: readonly string[]
  readonly k: number
}

/** What the process of one engine is asked to do. */
export type Job = BuildJob | FirstAnswerJob | QueriesJob | ExplainJob

/** What a build took. */
export interface BuildReport extends PeerBuild {
  readonly seconds: number
  readonly cpuSeconds: number
  /** Largest resident size of the building process and its children, in bytes. */
  readonly peakBytes: number
}

/** What opening an index and the first answer took. */
export interface FirstAnswerReport {
  /** Of the whole process, before the first request. */
  readonly startCpuMs: number
  readonly openCpuMs: number
  /** From before opening until the first answer is there, of the whole process. */
  readonly firstCpuMs: number
  /** The same of the answering thread alone, without V8's compiling and collecting beside it. */
  readonly firstThreadCpuMs: number
}

/** What queries took, or what they found. */
export interface QueriesReport {
  /** What each query found, with `collect`; else empty. */
  readonly found: readonly (readonly RankedPassage[])[]
  readonly cpuMs: readonly number[]
  readonly wallMs: readonly number[]
  /** JavaScript heap and array buffers in use after a collection, all queries asked; null with `collect`. */
  readonly isolateBytes: number | null
}

/** The parts of the scores of one query. */
export interface ExplainReport {
  readonly explained: readonly (readonly ExplainedPassage[])[]
}

/** What each kind of job answers. */
export interface Reports {
  build: BuildReport
  'first-answer': FirstAnswerReport
  queries: QueriesReport
  explain: ExplainReport
}

/** What a child process sends to its parent. */
export type JobMessage =
  | { readonly kind: 'progress'; readonly passages: number }
  | { readonly kind: 'done'; readonly report: Reports[keyof Reports] }
  | { readonly kind: 'failed'; readonly reason: string }
