import { expect, it } from 'vitest'
import { analyzedSample, analyzeSample } from '../fixtures/analyzed-sample.ts'

it('analyses in workerd as in Node', async () => {
  expect(await analyzeSample()).toEqual(analyzedSample)
})
