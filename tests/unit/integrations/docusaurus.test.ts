import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import hansouDocusaurus from '../../../integrations/docusaurus.ts'

const place = { folder: '' }
const files = {
  'package.json': '{}',
  'node_modules/@docusaurus/core/package.json': '{}',
  // Beside Docusaurus, as where the site itself has another release.
  'node_modules/@docusaurus/core/node_modules/webpack/index.js':
    'exports.DefinePlugin = class { constructor(values) { this.own = values } }',
}
beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-docusaurus-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(place.folder, name)), { recursive: true })
    await writeFile(join(place.folder, name), text)
  }
})
afterAll(() => rm(place.folder, { recursive: true, force: true }))

interface WebpackPlugin {
  configureWebpack(
    config: object,
    isServer: boolean,
    utilities: object,
  ): { readonly plugins: readonly object[] }
}

class GivenPlugin {
  readonly given: unknown
  constructor(values: unknown) {
    this.given = values
  }
}

it.each([
  [
    'the bundler that Docusaurus hands over',
    { currentBundler: { instance: { DefinePlugin: GivenPlugin } } },
    'given',
  ],
  ['the webpack of Docusaurus, where it hands over none, as before 3.6', {}, 'own'],
])('defines the address of the index by %s', (_, utilities, name) => {
  const context = { siteDir: place.folder, baseUrl: '/docs/' }
  const plugin = hansouDocusaurus(context, { static: true }) as WebpackPlugin
  const { plugins } = plugin.configureWebpack({}, true, utilities)
  expect(plugins).toEqual([{ [name]: { HANSOU_INDEX: '"/docs/hansou/"' } }])
})
