import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { glob } from 'tinyglobby'
import { build, type InlineConfig } from 'tsdown'
import { browserFiles, bundleBrowserFile } from '../assets/browser-files.ts'
import { bundlePackedSearchBox } from '../assets/bundle-search-box.ts'
import { shortenModule } from '../assets/shorten-script.ts'
import { buildSources, hashSources } from '../index/cache/hash-sources.ts'
import { chunkGroups, chunkModules } from './chunk-groups.ts'
import { packThesaurusTable } from './pack-thesaurus.ts'
import { shareThread, threadExport, threadFile } from './share-modules.ts'
import { shareNames } from './share-names.ts'
import { writeTypes } from './write-types.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const out = join(root, 'dist/package')

/** What runs on Node: the command, building from code, a server. */
const nodeEntries = {
  hansou: 'scripts/hansou.ts',
  build: 'scripts/package/build.ts',
  node: 'scripts/package/node.ts',
  thread: 'scripts/index/threads/thread.ts',
}

/** What the configuration of a site generator imports. */
const integrationEntries = {
  vitepress: 'integrations/vitepress.ts',
  docusaurus: 'integrations/docusaurus.ts',
  hexo: 'integrations/hexo.ts',
  astro: 'integrations/astro.ts',
}

/** Sources that webpack compiles with the site that uses them. */
const themeFiles = ['docusaurus-client.js', 'docusaurus-theme', 'docusaurus-static-theme']

/** What runs wherever there is `fetch`: bundled once more by whoever uses it. */
const edgeEntries = { worker: 'src/worker.ts', hono: 'src/hono.ts' }

/** What pages of others bundle. */
const pageEntries = { client: 'src/client/client.ts', minisearch: 'integrations/minisearch.ts' }

/**
 * Name of the entry for MiniSearch. It holds the table of Traditional characters that the search thread holds too; npm packs
 * files by extension and name, and gzip stores the table once where the two follow each other: 10 kB less to download.
 */
const besideThread = 'search-minisearch.js'

const common: InlineConfig = {
  config: false,
  cwd: root,
  outDir: out,
  format: 'esm',
  dts: false,
  clean: false,
  logLevel: 'warn',
  sourcemap: false,
}

/** Compiles what `npm pack` packs: JavaScript for Node, edge and browser, and the types of every entry. */
async function buildPackage(): Promise<void> {
  await rm(out, { recursive: true, force: true })
  const fingerprint = JSON.stringify(await hashSources(buildSources))
  const options: InlineConfig = {
    ...common,
    platform: 'node',
    target: 'node20.19',
    fixedExtension: true,
    // Names are shortened below, where scripts share them.
    minify: { compress: true, codegen: true, mangle: false },
    define: { HANSOU_BUILD: fingerprint },
  }
  // One build, so that Node and the edge share what is the same, among them and with the search thread.
  const { plugin, bundle } = await shareThread()
  await build({
    ...options,
    entry: { ...nodeEntries, ...edgeEntries, ...integrationEntries },
    plugins: [plugin, packThesaurusTable],
    outputOptions: { chunkFileNames: '[name].mjs', codeSplitting: { groups: [...chunkGroups] } },
  })
  // What pages bundle must not bring the search thread along.
  await build({ ...options, entry: pageEntries })
  await rename(join(out, 'minisearch.mjs'), join(out, besideThread))
  for (const name of browserFiles)
    await writeFile(join(out, name), await (name === threadFile ? bundle() : bundleBrowserFile(name)))
  for (const name of themeFiles)
    await cp(join(root, 'integrations', name), join(out, name), { recursive: true })
  await shortenScripts()
  for (const [name, script] of Object.entries(await bundlePackedSearchBox()))
    await writeFile(join(out, name), script)
  const { build: fromCode, node } = nodeEntries
  const { minisearch, ...modules } = {
    build: fromCode,
    node,
    ...edgeEntries,
    ...pageEntries,
    ...integrationEntries,
  }
  const typed = Object.fromEntries(Object.entries(modules).map(([name, source]) => [`${name}.mjs`, source]))
  await writeTypes(out, {
    ...typed,
    [besideThread]: minisearch,
    'browser.js': 'src/browser/create-search.ts',
  })
}

/** Minifies every script once more, and what they import from each other. */
async function shortenScripts(): Promise<void> {
  const scripts = new Map<string, string>()
  for (const name of await glob(
    ['*.mjs', 'docusaurus-client.js', 'docusaurus-*/**/*.js', besideThread, ...browserFiles],
    { cwd: out },
  ))
    scripts.set(name, await readFile(join(out, name), 'utf8'))
  const chunks = [...Object.keys(chunkModules).map((name) => `${name}.mjs`), threadFile]
  for (const [name, { script, names }] of shareNames(scripts, chunks, [threadExport]))
    await writeFile(join(out, name), await shortenModule(script, names))
}

await buildPackage()
