import { expect, it } from 'vitest'
import { queueRuns } from '../../../scripts/server/queue-runs.ts'

/** Runs that end when they are told to, and how many have begun. */
function createRuns() {
  const ends: (() => void)[] = []
  const ask = queueRuns(() => new Promise((resolve) => void ends.push(resolve)))
  return { ask, ends }
}

it('runs once more for all that is asked for during a run, and then no more', async () => {
  const { ask, ends } = createRuns()
  const all = [ask(), ask(), ask()]
  expect(ends).toHaveLength(1)
  ends[0]!()
  await expect.poll(() => ends.length).toBe(2)
  ends[1]!()
  await Promise.all(all)
  expect(ends).toHaveLength(2)
})

it('runs anew for what is asked for once nothing is under way', async () => {
  const { ask, ends } = createRuns()
  const first = ask()
  ends[0]!()
  await first
  expect(ends).toHaveLength(1)
  const second = ask()
  expect(ends).toHaveLength(2)
  ends[1]!()
  await second
})
