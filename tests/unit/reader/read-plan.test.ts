import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createReadBudget,
  createReadPlan,
  type ReadBudget,
  type ReadPlan,
  type ReadShare,
  readShares,
  sharedReads,
} from '../../../src/reader/read-plan.ts'

const names = Object.keys(readShares) as ReadShare[]

/** Uses files of a share until it is spent. @returns how many */
function spend(plan: ReturnType<typeof createReadPlan>, share: ReadShare): number {
  const budget = plan.share(share)
  let files = 0
  while (budget.left > 0) budget.use(`${share}-${files++}`)
  return files
}

describe('a read plan', () => {
  it.each(names)('keeps the shares of the others whatever %s uses', (name) => {
    const plan = createReadPlan(sharedReads)
    expect(spend(plan, name)).toBe(readShares[name])
    for (const other of names) if (other !== name) expect(plan.share(other).left).toBe(readShares[other])
    expect(() => plan.share(name).use('one more')).toThrow(RangeError)
  })

  it('gives what a step has no use for to whichever needs it', () => {
    const plan = createReadPlan(sharedReads)
    plan.expect('spelling', 0)
    plan.expect('terms', 3)
    const given = readShares.spelling + readShares.terms - 3
    expect(plan.share('window').left).toBe(readShares.window + given)
    expect(spend(plan, 'bigrams')).toBe(readShares.bigrams + given)
    expect(plan.share('window').left).toBe(readShares.window)
    expect(plan.share('terms').left).toBe(3)
    plan.expect('terms', 100)
    expect(plan.share('terms').left).toBe(3)
  })

  it('counts a file once, whichever steps use it', () => {
    const plan = createReadPlan(sharedReads)
    plan.share('terms').use('a')
    const { left } = plan.share('window')
    plan.share('window').use('a')
    expect(plan.share('window').left).toBe(left)
    expect(plan.share('page').has('a')).toBe(true)
  })

  it.each([0, 1, 12, 30, 39])('of %i reads has no share that goes over them', (most) => {
    const plan = createReadPlan(most)
    const used = names.map((name) => spend(plan, name)).reduce((sum, files) => sum + files, 0)
    expect(used).toBe(most)
  })

  it('has nothing left, and never less, whatever its steps use and give back', () => {
    const step = fc.tuple(fc.constantFrom(...names), fc.nat(9), fc.boolean())
    fc.assert(
      fc.property(fc.nat(60), fc.array(step, { maxLength: 120 }), (most, steps) => {
        const plan = createReadPlan(most)
        for (const [index, [name, files, isUse]] of steps.entries()) {
          if (!isUse) plan.expect(name, files)
          else if (plan.share(name).left > 0) plan.share(name).use(`${index}`)
          expect(Math.min(...names.map((other) => plan.share(other).left))).toBeGreaterThanOrEqual(0)
        }
      }),
      { seed: 3, numRuns: 100 },
    )
  })

  it('has no end where reads are not counted', () => {
    const plan = createReadPlan(Infinity)
    for (let file = 0; file < 1000; file++) plan.share('page').use(`${file}`)
    expect(plan.share('page').left).toBe(Infinity)
  })

  it.each([
    ['six', undefined, 6],
    ['as many as a setting says', 16, 16],
  ])('never has more than %s reads under way, whatever ends while others begin', async (_, atOnce, expected) => {
    const plan = createReadPlan(Infinity, atOnce)
    let running = 0
    let most = 0
    const read = async (turns: number): Promise<void> => {
      most = Math.max(most, ++running)
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      running--
    }
    const started = Array.from({ length: 60 }, (_, index) =>
      plan
        .share(names[index % names.length]!)
        .run(() => read((index % 7) * 8))
        .then(() => plan.share('page').run(() => read(3))),
    )
    await Promise.all(started)
    expect(most).toBe(expected)
  })

  it('tell what is kept for a step, which takes none from others', () => {
    const plan = createReadPlan(sharedReads)
    const page = plan.share('page')
    expect(page.kept).toBe(readShares.page)
    plan.expect('bigrams', 0)
    expect(page.left).toBe(readShares.page + readShares.bigrams)
    expect(page.kept).toBe(readShares.page)
    page.use('0')
    expect(page.kept).toBe(readShares.page - 1)
    for (let file = 1; file <= readShares.page; file++) page.use(`${file}`)
    expect(page.kept).toBe(0)
    expect(page.left).toBe(readShares.bigrams - 1)
  })

  it.each([
    ['a plan', () => createReadPlan(40, 1), (plan: unknown) => (plan as ReadPlan).share('page')],
    ['a budget', () => createReadBudget(40), (budget: unknown) => budget as ReadBudget],
  ] as const)('of %s end with the request', async (_name, create, budgetOf) => {
    const reads = create()
    const budget = budgetOf(reads)
    const done: string[] = []
    let goOn = (): void => undefined
    const slow = new Promise<void>((resolve) => {
      goOn = resolve
    })
    budget.use('a')
    const failing = budget.keep(budget.run(() => slow.then(() => Promise.reject(new Error('broken')))))
    void budget.keep(budget.run(async () => {}).then(() => done.push('another file')))
    const ended = reads.end().then(() => done.push('the end'))
    expect([budget.left, budget.kept]).toEqual([0, 0])
    expect(() => budget.use('a')).toThrow(RangeError)
    expect(() => budget.use('b')).toThrow(RangeError)
    await Promise.resolve()
    expect(done).not.toContain('the end')
    goOn()
    await expect(failing).rejects.toThrow('broken')
    await ended
    expect(done).toEqual(['another file', 'the end'])
  })
})

it('a budget counts each file once, and gives no more than it has', () => {
  const budget = createReadBudget(2)
  const lefts = ['a', 'a', 'b', 'a'].map((name) => {
    budget.use(name)
    return [budget.left, budget.kept]
  })
  expect(lefts).toEqual([
    [1, 1],
    [1, 1],
    [0, 0],
    [0, 0],
  ])
  expect([budget.has('a'), budget.has('c')]).toEqual([true, false])
  expect(() => budget.use('c')).toThrow(RangeError)
})
