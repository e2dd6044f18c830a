import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CanalSite, serveCanalSite } from '../fixtures/canal-site.ts'
import { installPackages } from './install.ts'

const installed = await installPackages('mcp', [
  '@modelcontextprotocol/conformance@0.1.16',
  '@modelcontextprotocol/inspector@2.12.0',
])
const inspector = '@modelcontextprotocol/inspector/clients/launcher/build/index.js'
const opened: { site?: CanalSite } = {}

beforeAll(async () => {
  opened.site = await serveCanalSite()
})
afterAll(() => opened.site?.close())

const endpoint = () => new URL('mcp', opened.site!.url).href
const missing = installed === null ? ' (skipped: the packages could not be installed)' : ''

describe.skipIf(installed === null)(`the conformance suite${missing}`, () => {
  it.each([
    'server-initialize',
    'ping',
    'tools-list',
    'dns-rebinding-protection',
  ])('passes %s', async (scenario) => {
    const parameters = ['server', '--url', endpoint(), '--scenario', scenario]
    expect(await installed!.run('@modelcontextprotocol/conformance/dist/index.js', parameters)).toMatch(
      /Passed: (\d+)\/\1, 0 failed/,
    )
  })
})

describe.skipIf(installed === null)(`the Inspector${missing}`, () => {
  const inspect = (...parameters: string[]) =>
    installed!.run(inspector, ['--cli', endpoint(), '--transport', 'http', ...parameters])

  it.each([
    'legacy',
    'auto',
    'modern',
  ])('lists tools whose schemas are portable, in the %s era', async (era) => {
    const printed = await inspect('--protocol-era', era, '--strict', '--method', 'tools/list')
    expect(printed).toContain('"name": "search"')
    expect(printed).toContain('"name": "fetch"')
  })

  it.each(['legacy', 'modern'])('searches in the %s era', async (era) => {
    const call = ['--method', 'tools/call', '--tool-name', 'search', '--tool-arg', 'query=揚州 漕運']
    expect(await inspect('--protocol-era', era, ...call)).toContain('canal/7')
  })
})
