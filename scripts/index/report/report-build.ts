import { SingleBar } from 'cli-progress'
import { toPlainText } from '../../terminal-text.ts'
import type { BuildOptions, BuildPhase } from '../options/build-options.ts'

/** Shows the progress of a build on standard error. */
export interface BuildReport {
  readonly update: NonNullable<BuildOptions['onProgress']>
  /** Says something on a line of its own. */
  readonly print: (text: string) => void
  /** Removes the progress bar; may be called again. */
  end(): void
}

const english: Readonly<Record<BuildPhase, string>> = {
  analyse: 'reading articles',
  merge: 'writing the index',
  feed: 'feeding the cluster',
  copy: 'copying inside the cluster',
  finish: 'finishing',
}
const chinese: typeof english = {
  analyse: '读取文章',
  merge: '写入索引',
  feed: '写入集群',
  copy: '在集群内复制',
  finish: '收尾',
}

/** A bar on a terminal, one plain line for each phase elsewhere. */
export function reportBuild(isChinese: boolean): BuildReport {
  const labels = isChinese ? chinese : english
  return process.stderr.isTTY ? drawBar(labels) : printPhases(labels)
}

function drawBar(labels: typeof english): BuildReport {
  const bar = new SingleBar({
    format: '{label} {bar} {value}{of} {duration_formatted}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(1, 0, { label: labels.analyse, of: '' })
  return {
    update(phase, done, total) {
      // A total that is not known leaves the bar empty.
      bar.setTotal(total || Infinity)
      bar.update(done, { label: labels[phase], of: total > 0 ? `/${total}` : '' })
    },
    // What is drawn of the bar gives way, and is drawn again below; a bar has the terminal cut long lines.
    print: (text) => void process.stderr.write(`\r\x1b[K\x1b[?7h${toPlainText(text)}\n\x1b[?7l`),
    end: () => bar.stop(),
  }
}

function printPhases(labels: typeof english): BuildReport {
  const said = new Set<BuildPhase>()
  return {
    update(phase) {
      if (said.has(phase)) return
      said.add(phase)
      process.stderr.write(`${labels[phase]}\n`)
    },
    print: (text) => void process.stderr.write(`${toPlainText(text)}\n`),
    end() {},
  }
}
