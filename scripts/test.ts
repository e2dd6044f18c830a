import { startVitest, type TestModule } from 'vitest/node'
import { findChromium } from '../tests/browser/browser.ts'

/** How many tests ended how. */
interface Counts {
  passed: number
  failed: number
  skipped: number
}

/**
 * Every test that needs nothing but this machine: in Node, in workerd, in a Chromium where there is one, and against a
 * cluster where there are Java and Maven. Arguments pick test files by a part of their path. The last line counts.
 */
async function runTests(filters: readonly string[]): Promise<Counts> {
  const chromium = findChromium()
  const projects = ['node', 'edge', ...(chromium === null ? [] : ['browser']), 'cluster']
  const vitest = await startVitest('test', [...filters], { watch: false, run: true, project: projects })
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const module of vitest.state.getTestModules()) countTests(module, counts)
  counts.failed += vitest.state.getUnhandledErrors().length
  await vitest.close()
  console.log(
    chromium === null
      ? 'Browser tests did not run: no Chromium found. Set CHROMIUM to the path of one to run them.'
      : `Browser tests ran in ${chromium}.`,
  )
  return counts
}

function countTests(module: TestModule, counts: Counts): void {
  counts.failed += module.errors().length
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed') counts.passed += 1
    else if (state === 'failed') counts.failed += 1
    else counts.skipped += 1
  }
  for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
}

const { passed, failed, skipped } = await runTests(process.argv.slice(2))
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
