import { spawnSync } from 'node:child_process'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openLocalSearcher } from '../../reader/open-local-searcher.ts'
import { type BuildEnd, startBuild } from './build-process.ts'
import { askAll, writeCorpus } from './corpus.ts'
import { createTrialLog, type TrialLog, type TrialReport } from './tally.ts'

/**
 * Builds where there is too little room: files limited in size, and a file system of few kilobytes where this
 * process may mount one. The build must end with a code and the index that was there must answer as before.
 */
export async function fillDisk(folder: string, builds: number, onStep: () => void): Promise<TrialReport> {
  const log = createTrialLog(onStep)
  const [small, large] = [join(folder, 'small.jsonl'), join(folder, 'large.jsonl')]
  await writeCorpus(small, 20, 5)
  await writeCorpus(large, 1500, 6)
  const whole = join(folder, 'whole')
  await startBuild(small, whole, null).ended()
  const before = await askAll(await openLocalSearcher(whole))

  for (let build = 0; build < builds; build++) {
    const out = join(folder, 'limited')
    await cp(whole, out, { recursive: true })
    const end = await startBuild(large, out, null, 4 + build * 4).ended()
    await judge(out, end, before, log, `files of ${4 + build * 4} KB`)
    await rm(out, { recursive: true })
  }
  for (let build = 0; build < builds; build++) {
    const kilobytes = 600 + build * 150
    const mounted = join(folder, 'mounted')
    await mkdir(mounted, { recursive: true })
    const options = `size=${kilobytes}k`
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', mounted]).status !== 0) break
    try {
      const out = join(mounted, 'index')
      await cp(whole, out, { recursive: true })
      const end = await startBuild(large, out, null).ended()
      await judge(out, end, before, log, `a disk of ${kilobytes} KB`)
    } finally {
      spawnSync('umount', [mounted])
    }
  }
  return log
}

async function judge(
  out: string,
  { exit, code, message }: BuildEnd,
  before: readonly string[],
  log: TrialLog,
  what: string,
): Promise<void> {
  if (exit === 0) return log.count('right')
  if (code !== 'INDEX_UNWRITABLE') return log.count('crashed', `${what}: ${message}`)
  const after = await askAll(await openLocalSearcher(out)).catch((error: unknown) => [String(error)])
  const isWhole = before.every((answer, at) => after[at] === answer)
  log.count(isWhole ? 'coded' : 'wrong', isWhole ? undefined : `${what}: the old index answers otherwise`)
}
