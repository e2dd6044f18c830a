import { expect, it } from 'vitest'
import { readAtMost, readJson } from '../../../../src/http/request/read-json.ts'

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/', { method: 'POST', body, headers })
}

function gzip(text: string): Promise<ArrayBuffer> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(packed).arrayBuffer()
}

it.each([
  ['an object', '{"q":"汉字"}', { q: '汉字' }],
  ['nothing', '', {}],
  ['blanks', ' \n', {}],
])('reads %s', async (_name, body, object) => {
  expect(await readJson(post(body))).toEqual(object)
})

it('reads no body at all as an empty object', async () => {
  expect(await readJson(post(null))).toEqual({})
})

it('unpacks what is packed', async () => {
  const request = post(await gzip('{"q":"汉字"}'), { 'Content-Encoding': 'gzip' })
  expect(await readJson(request)).toEqual({ q: '汉字' })
})

it.each(['[]', 'null', '1', '"x"', '{', 'x'])('refuses %s', async (body) => {
  await expect(readJson(post(body))).rejects.toMatchObject({
    code: 'INVALID_PARAMETER',
    message: 'body: expected a JSON object',
  })
})

it('refuses what is no gzip but says so', async () => {
  await expect(readJson(post('{}', { 'Content-Encoding': 'gzip' }))).rejects.toMatchObject({
    code: 'INVALID_PARAMETER',
  })
})

it('refuses a small body that is a large text', async () => {
  const body = await gzip(`{"q":"${' '.repeat(300_000)}"}`)
  await expect(readJson(post(body, { 'Content-Encoding': 'gzip' }))).rejects.toThrow(
    'body: expected at most 300000 bytes',
  )
})

it('reads bytes up to the limit, however they arrive, and cancels what is longer', async () => {
  let cancelled = false
  const stream = (...sizes: number[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const size of sizes) controller.enqueue(new Uint8Array(size).fill(size))
        if (sizes.at(-1) !== 9) controller.close()
      },
      cancel() {
        cancelled = true
      },
    })
  expect(await readAtMost(stream(1, 3), 4)).toEqual(Uint8Array.of(1, 3, 3, 3))
  expect(await readAtMost(stream(2), 4)).toEqual(Uint8Array.of(2, 2))
  expect(await readAtMost(null, 4)).toEqual(new Uint8Array())
  expect(await readAtMost(stream(2, 3), 4)).toBeNull()
  expect(cancelled).toBe(false)
  expect(await readAtMost(stream(9), 4)).toBeNull()
  expect(cancelled).toBe(true)
})
