import { expect, it } from 'vitest'
import { createBulkWriter } from '../../../../scripts/index/cluster/bulk-writer.ts'
import { createClusterClient } from '../../../../src/engine/opensearch/connection/cluster-client.ts'

const documents = ['甲', '乙\\n', '丙', '丁'].map(
  (text, id) => `{"index":{"_id":"${id}"}}\n{"text":"${text}"}\n`,
)

/** A cluster whose answers are given, one after the other; the last is repeated. */
function openWriter(answers: readonly { readonly status?: number; readonly body?: unknown }[]) {
  const sent: string[] = []
  const client = createClusterClient({
    urls: ['http://127.0.0.1:9200'],
    fetch: async (_, request) => {
      const answer = answers[Math.min(sent.length, answers.length - 1)]!
      sent.push(new TextDecoder().decode(request?.body as Uint8Array<ArrayBuffer>))
      return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status ?? 200 })
    },
  })
  return { sent, writer: createBulkWriter(client, 'target', { firstPauseMs: 0 }) }
}

async function send(answers: Parameters<typeof openWriter>[0], lines: readonly string[] = documents) {
  const { sent, writer } = openWriter(answers)
  await writer.send(new TextEncoder().encode(lines.join('')))
  await writer.finish()
  return sent
}

function itemsOf(...statuses: readonly number[]) {
  return {
    errors: statuses.some((status) => status > 299),
    items: statuses.map((status) => ({
      index: status > 299 ? { status, error: { type: 'some_exception', reason: 'why' } } : { status },
    })),
  }
}

it('sends a body once that is taken', async () => {
  expect(await send([{ body: { errors: false } }])).toEqual([documents.join('')])
})

it.each<[string, readonly number[], readonly number[]]>([
  ['the first', [429, 201, 201, 201], [0]],
  ['the last', [201, 200, 201, 503], [3]],
  ['some between', [201, 429, 503, 201], [1, 2]],
  ['some apart', [429, 201, 500, 201], [0, 2]],
  ['all', [429, 429, 429, 429], [0, 1, 2, 3]],
])('sends only those documents again that were refused for now: %s', async (_, statuses, again) => {
  const sent = await send([{ body: itemsOf(...statuses) }, { body: { errors: false } }])
  expect(sent).toEqual([documents.join(''), again.map((number) => documents[number]).join('')])
})

it('counts what is refused twice in the body that was sent last', async () => {
  const sent = await send([
    { body: itemsOf(201, 429, 429, 201) },
    { body: itemsOf(201, 429) },
    { body: { errors: false } },
  ])
  expect(sent.slice(1)).toEqual([documents[1]! + documents[2]!, documents[2]])
})

it.each([
  ['the whole request is refused', { status: 429 }],
  ['a node fails', { status: 503 }],
  ['errors are told without items', { body: { errors: true } }],
])('sends the whole body again where %s', async (_, answer) => {
  expect(await send([answer, { body: { errors: false } }])).toEqual([documents.join(''), documents.join('')])
})

it('gives up where a document is never taken, and says why', async () => {
  await expect(send([{ body: itemsOf(201, 429, 400, 201) }])).rejects.toMatchObject({
    code: 'INDEX_UNWRITABLE',
    message: expect.stringContaining('some_exception'),
  })
})

it('gives up after eight tries', async () => {
  const { sent, writer } = openWriter([{ status: 429 }])
  await writer.send(new TextEncoder().encode(documents.join('')))
  await expect(writer.finish()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  expect(sent).toHaveLength(8)
})
