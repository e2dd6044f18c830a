import { execFileSync } from 'node:child_process'
import { copyFile, cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'tsdown'
import { browserFiles, bundleBrowserFile } from '../assets/browser-files.ts'
import { bundleSearchBox } from '../assets/bundle-search-box.ts'
import { buildSources, hashSources } from '../index/cache/hash-sources.ts'
import { chunkGroups } from './chunk-groups.ts'
import { bundleSharedThread } from './share-modules.ts'

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

/** Types of the search box, and of its element in the templates of frameworks. */
const elementTypes = 'src/search-box/element-contract.ts'
const frameworks = ['react', 'vue', 'svelte'] as const

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
    minify: true,
    define: { HANSOU_BUILD: fingerprint },
  }
  // One build, so that Node and the edge share what is the same, among them and with the search thread.
  const { script, plugin } = await bundleSharedThread()
  await build({
    ...options,
    entry: { ...nodeEntries, ...edgeEntries, ...integrationEntries },
    plugins: [plugin],
    outputOptions: { chunkFileNames: '[name].mjs', codeSplitting: { groups: [...chunkGroups] } },
  })
  // What pages bundle must not bring the search thread along.
  await build({ ...options, entry: pageEntries })
  await rename(join(out, 'minisearch.mjs'), join(out, besideThread))
  for (const name of browserFiles)
    await writeFile(join(out, name), name === 'search-thread.js' ? script : await bundleBrowserFile(name))
  for (const [name, script] of Object.entries(await bundleSearchBox(true)))
    await writeFile(join(out, name), script)
  for (const name of themeFiles)
    await cp(join(root, 'integrations', name), join(out, name), { recursive: true })
  const { build: fromCode, node } = nodeEntries
  await writeTypes([
    fromCode,
    node,
    ...Object.values(edgeEntries),
    ...Object.values(pageEntries),
    ...Object.values(integrationEntries),
    'src/browser/create-search.ts',
    elementTypes,
  ])
  for (const name of frameworks)
    await copyFile(join(root, `src/search-box/${name}.d.ts`), join(out, `types/src/search-box/${name}.d.ts`))
}

/** Writes a declaration for each entry and for what it speaks of, in the tree of the sources. */
async function writeTypes(entries: readonly string[]): Promise<void> {
  const config = join(root, 'tsconfig.package.json')
  await writeFile(
    config,
    JSON.stringify({
      extends: './tsconfig.json',
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: '.',
        outDir: join(out, 'types'),
      },
      files: entries,
      include: [],
    }),
  )
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', config], { stdio: 'inherit' })
  } finally {
    await rm(config)
  }
  await removeUnreached(join(out, 'types'), entries)
  await removeComments(join(out, 'types'), documentedTypes)
}

/** Declarations whose comments tell users of the package about what they call; the rest is told in `docs`. */
const documentedTypes = [
  nodeEntries.build,
  nodeEntries.node,
  ...Object.values(edgeEntries),
  ...Object.values(pageEntries),
  'src/browser/create-search.ts',
  elementTypes,
  'src/search/answer.ts',
  'scripts/index/options/build-options.ts',
  'scripts/index/options/source-options.ts',
]

/** Takes the comments out of the other declarations: 4 kB less to download. */
async function removeComments(folder: string, documented: readonly string[]): Promise<void> {
  const kept = new Set(documented.map((path) => join(folder, path.replace(/\.ts$/, '.d.ts'))))
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile() || kept.has(file)) continue
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n?/gm, ''))
  }
}

/** Removes the declarations that no entry speaks of: the compiler writes one for every file it reads. */
async function removeUnreached(folder: string, entries: readonly string[]): Promise<void> {
  const declarationOf = (path: string): string => path.replace(/\.ts$/, '.d.ts')
  const reached = new Set(entries.map((entry) => join(folder, declarationOf(entry))))
  for (const file of reached) {
    const imports = (await readFile(file, 'utf8')).matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)
    for (const [, name] of imports) reached.add(join(dirname(file), declarationOf(name!)))
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && !reached.has(file)) await rm(file)
  }
}

await buildPackage()
