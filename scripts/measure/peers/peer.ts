/** One line of a corpus, as every engine under measurement gets it. */
export interface PassageLine {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** A passage an engine found; ids are those of the corpus. */
export interface RankedPassage {
  readonly id: string
  readonly score: number
}

/** A found passage with what a person needs to see why it stands there. */
export interface ExplainedPassage extends RankedPassage {
  readonly title: string
  readonly parts: Readonly<Record<string, number>>
}

/** An index that is open for questions. */
export interface OpenPeer {
  /** The best `k` passages, as a visitor would get them. */
  rank(text: string, k: number): Promise<readonly RankedPassage[]> | readonly RankedPassage[]
  /** The same without reading a stored passage, where the engine can do that apart. */
  retrieve?(text: string, k: number): Promise<readonly RankedPassage[]>
  /** Ten hits with snippets; engines that only know ids have none. */
  answer?(text: string): Promise<unknown>
  /** The best `k` with the parts of their scores. */
  explain?(text: string, k: number): Promise<readonly ExplainedPassage[]>
}

/** Size of what was built, and what the builder said of itself. */
export interface PeerBuild {
  /** Bytes on disk by kind: postings, passages … */
  readonly bytes: Readonly<Record<string, number>>
  /** Remarks of the builder that belong under the table, such as the engine it chose. */
  readonly remarks?: readonly string[]
}

/** One engine behind the interface that all peers share. Each job runs in a process of its own. */
export interface Peer {
  /**
   * Builds an index that `open` can read in another process.
   *
   * @param corpus  path of a JSON Lines file of passages
   * @param dir  an empty folder for the files of the index
   * @param report  told how many passages are done
   */
  build(corpus: string, dir: string, report: (passages: number) => void): Promise<PeerBuild>
  /** What a new isolate does before its first request comes; timed apart. */
  start?(): Promise<unknown>
  open(dir: string): Promise<OpenPeer>
}
