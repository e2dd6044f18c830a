import { SingleBar } from 'cli-progress'

/** Shows on standard error how far a long step is. */
export interface Progress {
  update(done: number): void
  end(): void
}

/**
 * A bar on a terminal; elsewhere one line when the step starts and, from 10,000 up, one for every fifth.
 *
 * @param total  what `update` counts up to
 */
export function startProgress(label: string, total: number): Progress {
  return process.stderr.isTTY ? drawBar(label, total) : printLines(label, total)
}

/** One line on standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function drawBar(label: string, total: number): Progress {
  const bar = new SingleBar({
    format: `${label} {bar} {value}/{total} {duration_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(total, 0)
  return { update: (done) => bar.update(done), end: () => bar.stop() }
}

function printLines(label: string, total: number): Progress {
  let fifths = total < 10_000 ? 5 : 0
  say(label)
  return {
    update(done) {
      const reached = Math.floor((done * 5) / total)
      if (reached > fifths) say(`${label}: ${done} done`)
      fifths = Math.max(fifths, reached)
    },
    end() {},
  }
}
