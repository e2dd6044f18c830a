import { expect, it } from 'vitest'
import { readByteText } from '../../../src/warm-up/byte-text.ts'
import { startApp, withStartingResponse } from '../../../src/warm-up/start-app.ts'
import { warmUpIndex } from '../../../src/warm-up/warm-up-index.table.ts'

const files = new Map(Object.entries(warmUpIndex).map(([name, text]) => [name, readByteText(text)]))

it('answers as a worker does, without a response of the platform', async () => {
  const { Response } = globalThis
  const statuses = await withStartingResponse(async () => {
    expect(globalThis.Response).not.toBe(Response)
    const ask = startApp(files)
    return [await ask('/api/search?q=%E8%BF%90%E6%B2%B3'), await ask('/api/search?limit=x'), await ask('/x')]
  })
  expect(statuses).toEqual([200, 400, 404])
  expect(globalThis.Response).toBe(Response)
})

it('leaves the response of the platform in its place where asking fails', async () => {
  const { Response } = globalThis
  const failing = withStartingResponse(async () => Promise.reject(new RangeError('so it is')))
  await expect(failing).rejects.toThrow('so it is')
  expect(globalThis.Response).toBe(Response)
})
