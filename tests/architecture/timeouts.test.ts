import { expect, it } from 'vitest'
import config from '../../vitest.config.ts'

it('gives every project time for its tests and its hooks', () => {
  const projects = config.test?.projects ?? []
  expect(projects.length).toBeGreaterThan(2)
  for (const project of projects) {
    const test = (project as { test: { testTimeout?: number; hookTimeout?: number } }).test
    expect(test.testTimeout).toBeGreaterThanOrEqual(300_000)
    expect(test.hookTimeout).toBeGreaterThanOrEqual(300_000)
  }
})
