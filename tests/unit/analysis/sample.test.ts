import { expect, it } from 'vitest'
import { analyzedSample, analyzeSample } from '../../fixtures/analyzed-sample.ts'

it('analyses in Node as in workerd', async () => {
  expect(await analyzeSample()).toEqual(analyzedSample)
})
