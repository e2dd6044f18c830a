/**
 * How many files the steps of one request may use, together 40 (the free plan of the edge has 50 sub-requests). A step
 * may use its share and what no other share reserves, so a share is what is kept for a step whatever came before it.
 *
 * One rule holds for every share: spent means *not looked*. What was not looked at is never counted as absent; the
 * answer then says `totalIsExact: false`, and what it shows is verified by the text.
 */
export const readShares = Object.freeze({
  /** Manifest, header and lexicon, whether this request opens the index or an earlier one did. Reserved: no step draws on it. */
  opening: 2,
  /** Doc values. */
  filters: 1,
  /** Files of terms, synonyms, and one of postings for each of the 12 terms of a plan at most. */
  terms: 11,
  /** Bigrams of phrases, exclusions, out-of-vocabulary strings and substrings. */
  bigrams: 6,
  /** Texts by which bigram matches are verified, before candidates are ranked. */
  verification: 2,
  /** Pinyin, and what its strings are looked up with. */
  expansion: 2,
  /** Pinyin for another spelling, and what that is looked up with. */
  spelling: 7,
  /** Texts of the candidates that are reranked. */
  window: 5,
  /** Texts of hits that are not in the window, first passages of articles, and articles that a filter names. */
  page: 4,
})

/** Name of a step with a share of the reads. */
export type ReadShare = keyof typeof readShares

/** Sum of all shares. */
export const sharedReads = Object.values(readShares).reduce((sum, share) => sum + share, 0)

/** Most reads of one request that are under way at once, unless a setting says otherwise; the edge keeps six connections. */
export const readsAtOnce = 6

/**
 * What a step may still read. A file counts once in a request, whether it is in memory or is read: what a request
 * finds then does not depend on what others asked before it.
 */
export interface ReadBudget {
  /** Files that may still be used, beside those the request uses already. */
  readonly left: number
  /** Files among these that are kept for this step, so that using them takes none from others. */
  readonly kept: number
  /** Tells whether the request uses a file already. */
  has(name: string): boolean
  /**
   * Counts a file as used by the request.
   *
   * @throws {RangeError} where the budget is spent, or the request is over
   */
  use(name: string): void
  /** Runs a read, as soon as few enough others are under way. */
  run<T>(read: () => Promise<T>): Promise<T>
  /** Has the request wait for a file at its end, whoever else still wants it. */
  keep<T>(reading: Promise<T>): Promise<T>
}

/**
 * Reads that end with their request. A host drops what a request reads once it is answered, and whoever shared such a
 * read would wait for it for good.
 */
export interface EndingReads {
  /** Nothing more is read from here on; resolves when no read is under way. */
  end(): Promise<void>
}

/** The reads of one request. */
export interface ReadPlan extends EndingReads {
  /** Budget of one step. */
  share(name: ReadShare): ReadBudget
  /** Reserves no more than `files` for a step from here on, so that other steps may use the rest; 0 when it is over. */
  expect(name: ReadShare, files: number): void
}

/**
 * Shares out the reads of one request.
 *
 * @param maxReads  files, `Infinity` where they are local
 * @param atOnce  reads that are under way together
 */
export function createReadPlan(maxReads: number, atOnce: number = readsAtOnce): ReadPlan {
  const used = new Set<string>()
  const usedBy = new Map<ReadShare, number>()
  const reserved = new Map<ReadShare, number>()
  for (const [name, share] of Object.entries(readShares) as [ReadShare, number][])
    reserved.set(name, maxReads >= sharedReads ? share : Math.floor((share * maxReads) / sharedReads))
  const { run, keep, end, hasEnded } = createLimiter(atOnce)
  function leftOf(share: ReadShare): number {
    if (hasEnded()) return 0
    let left = maxReads - used.size
    for (const [name, files] of reserved)
      if (name !== share) left -= Math.max(0, files - (usedBy.get(name) ?? 0))
    return left
  }
  const budgets = new Map<ReadShare, ReadBudget>()
  function createShare(share: ReadShare): ReadBudget {
    return {
      get left() {
        return leftOf(share)
      },
      get kept() {
        return Math.min(leftOf(share), Math.max(0, reserved.get(share)! - (usedBy.get(share) ?? 0)))
      },
      has: (name) => used.has(name),
      use(name) {
        if (used.has(name) && !hasEnded()) return
        if (leftOf(share) <= 0) throw new RangeError(`the reads for ${share} are spent`)
        used.add(name)
        usedBy.set(share, (usedBy.get(share) ?? 0) + 1)
      },
      run,
      keep,
    }
  }
  return {
    share(name) {
      const budget = budgets.get(name) ?? createShare(name)
      budgets.set(name, budget)
      return budget
    },
    expect: (name, files) =>
      void reserved.set(name, Math.min(reserved.get(name)!, (usedBy.get(name) ?? 0) + files)),
    end,
  }
}

/** A budget without shares, for requests of one step and for opening. @param maxReads  files */
export function createReadBudget(maxReads: number): ReadBudget & EndingReads {
  const used = new Set<string>()
  const { run, keep, end, hasEnded } = createLimiter(readsAtOnce)
  const left = () => (hasEnded() ? 0 : maxReads - used.size)
  return {
    get left() {
      return left()
    },
    get kept() {
      return left()
    },
    has: (name) => used.has(name),
    use(name) {
      if (used.has(name) && !hasEnded()) return
      if (left() <= 0) throw new RangeError('the reads of the request are spent')
      used.add(name)
    },
    run,
    keep,
    end,
  }
}

/** Answers a request, and waits for the reads that it left under way, whether it was answered or failed. */
export async function endReads<Reads extends EndingReads, Answer>(
  reads: Reads,
  answer: (reads: Reads) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer(reads)
  } finally {
    await reads.end()
  }
}

interface Limiter extends EndingReads, Pick<ReadBudget, 'run' | 'keep'> {
  hasEnded(): boolean
}

/** Runs at most `maxRunning` reads at once, the others in the order they came. */
function createLimiter(maxRunning: number): Limiter {
  const waiting: (() => void)[] = []
  const kept = new Set<Promise<unknown>>()
  let running = 0
  let ended = false
  return {
    async run(read) {
      // A read that ends hands its turn to the next one, so nobody comes in between.
      if (running >= maxRunning) await new Promise<void>((resolve) => waiting.push(resolve))
      else running++
      try {
        return await read()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
    keep(reading) {
      kept.add(reading)
      return reading
    },
    hasEnded: () => ended,
    async end() {
      ended = true
      await Promise.allSettled(kept)
    },
  }
}
