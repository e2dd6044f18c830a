/** How a trial of one kind went: each of its steps ended in one of these ways. */
export interface Tally {
  /** The answer of the old or the new index, or a success that was due. */
  right: number
  /** A failure that was due, with a code of ours. */
  coded: number
  /** An answer that is that of no index, or a state that must not be. */
  wrong: number
  /** An error without a code, or a process that ended by itself. */
  crashed: number
  /** No end within the time that is plenty. */
  hung: number
}

/** What a trial found; the notes say the first faults. */
export interface TrialReport {
  readonly tally: Tally
  readonly notes: readonly string[]
}

/** Counts the steps of a trial and keeps the first faults in words. */
export interface TrialLog extends TrialReport {
  count(outcome: keyof Tally, note?: string): void
  add(other: TrialReport): void
}

const maxNotes = 8

/** Starts a log. @param onCount  hears of every step */
export function createTrialLog(onCount: () => void = () => {}): TrialLog {
  const tally: Tally = { right: 0, coded: 0, wrong: 0, crashed: 0, hung: 0 }
  const notes: string[] = []
  const take = (lines: readonly string[]) => notes.push(...lines.slice(0, maxNotes - notes.length))
  return {
    tally,
    notes,
    count(outcome, note) {
      tally[outcome] += 1
      if (note !== undefined) take([`${outcome}: ${note}`])
      onCount()
    },
    add(other) {
      for (const outcome of Object.keys(tally) as (keyof Tally)[]) tally[outcome] += other.tally[outcome]
      take(other.notes)
    },
  }
}

/** Whether nothing went wrong: no step wrong, crashed or hung. */
export function isSound({ wrong, crashed, hung }: Tally): boolean {
  return wrong + crashed + hung === 0
}
