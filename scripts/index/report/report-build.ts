import { SingleBar } from 'cli-progress'
import type { BuildOptions, BuildPhase } from '../options/build-options.ts'

/** Shows the progress of a build on standard error. */
export interface BuildReport {
  readonly update: NonNullable<BuildOptions['onProgress']>
  /** Removes the progress bar; may be called again. */
  end(): void
}

const labels: Readonly<Record<BuildPhase, string>> = {
  analyse: 'reading articles',
  merge: 'writing the index',
  feed: 'feeding the cluster',
  copy: 'copying inside the cluster',
  finish: 'finishing',
}

/** A bar on a terminal, one plain line for each phase elsewhere. */
export function reportBuild(): BuildReport {
  return process.stderr.isTTY ? drawBar() : printPhases()
}

function drawBar(): BuildReport {
  const bar = new SingleBar({
    format: '{label} {bar} {value}{of} {duration_formatted}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(1, 0, { label: labels.analyse, of: '' })
  return {
    update(phase, done, total) {
      bar.setTotal(Math.max(total, done, 1))
      bar.update(done, { label: labels[phase], of: total > 0 ? `/${total}` : ' so far' })
    },
    end: () => bar.stop(),
  }
}

function printPhases(): BuildReport {
  const said = new Set<BuildPhase>()
  return {
    update(phase) {
      if (said.has(phase)) return
      said.add(phase)
      process.stderr.write(`${labels[phase]}\n`)
    },
    end() {},
  }
}
