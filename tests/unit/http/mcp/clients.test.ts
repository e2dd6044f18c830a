import { Client as Client2, StreamableHTTPClientTransport as Transport2 } from '@modelcontextprotocol/client'
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as Transport1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CanalSite, serveCanalSite } from '../../../fixtures/canal-site.ts'

const opened: { site?: CanalSite } = {}
const self = { name: 'test', version: '1' }

beforeAll(async () => {
  opened.site = await serveCanalSite(async () => null, { siteUrl: 'https://site.example/' })
})
afterAll(() => opened.site?.close())

const endpoint = () => new URL('mcp', opened.site!.url)

interface Caller {
  listTools(): Promise<{ tools: readonly object[] }>
  callTool(call: { name: string; arguments: Record<string, unknown> }): Promise<unknown>
  close(): Promise<void>
}

type Connect = () => Promise<Caller>

const connect2 =
  (options: object): Connect =>
  async () => {
    const client = new Client2(self, options)
    await client.connect(new Transport2(endpoint()))
    return client as unknown as Caller
  }

const clients: readonly (readonly [name: string, connect: Connect])[] = [
  [
    '@modelcontextprotocol/sdk 1',
    async () => {
      const client = new Client1(self)
      await client.connect(new Transport1(endpoint()) as never)
      return client as unknown as Caller
    },
  ],
  ['@modelcontextprotocol/client 2', connect2({})],
  ['@modelcontextprotocol/client 2, which negotiates', connect2({ versionNegotiation: { mode: 'auto' } })],
  [
    '@modelcontextprotocol/client 2 of the stateless revision',
    connect2({ versionNegotiation: { mode: { pin: '2026-07-28' } } }),
  ],
]

interface Answer {
  readonly isError?: boolean
  readonly content: readonly { readonly type: string; readonly text: string }[]
  readonly structuredContent: {
    readonly results: readonly { readonly id: string; readonly url: string }[]
    readonly text: string
  }
}

describe.each(clients)('%s', (_, connect) => {
  it('lists tools that only read, and says what they answer', async () => {
    const client = await connect()
    const { tools } = await client.listTools()
    expect(tools).toMatchObject([
      { name: 'search', annotations: { readOnlyHint: true }, outputSchema: { type: 'object' } },
      { name: 'fetch', annotations: { readOnlyHint: true }, outputSchema: { type: 'object' } },
    ])
    await client.close()
  })

  it('searches, and reads the article that was found', async () => {
    const client = await connect()
    await client.listTools()
    const found = (await client.callTool({ name: 'search', arguments: { query: '揚州 漕運' } })) as Answer
    const [first] = found.structuredContent.results
    expect(first).toMatchObject({ id: 'canal/7', title: '大运河扬州段的漕运', date: '2021-08-15' })
    expect(first!.url).toMatch(/^https:\/\/site\.example\/canal\/7/)
    expect(JSON.parse(found.content[0]!.text)).toEqual(found.structuredContent)
    const read = (await client.callTool({ name: 'fetch', arguments: { id: first!.id } })) as Answer
    expect(read.structuredContent).toMatchObject({
      id: 'canal/7',
      url: 'https://site.example/canal/7',
      text: expect.stringMatching(/从前[\s\S]*这里写的是扬州[\s\S]*今天[\s\S]*如今扬州/),
      metadata: { authors: ['林一舟'], tags: ['漕运', '江南'] },
    })
    await client.close()
  })

  it('answers a wrong argument so that a model can mend it', async () => {
    const client = await connect()
    await client.listTools()
    const call = async (name: string, parameters: Record<string, unknown>) =>
      (await client.callTool({ name, arguments: parameters })) as Answer
    const none = await call('fetch', { id: 'none' })
    expect(none).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('no article') }] })
    expect(await call('search', { query: '运河', limit: 51 })).toMatchObject({ isError: true })
    await client.close()
  })
})
