import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin, PluginContext } from 'rolldown'
import { leaveOutMiniSearch, threadTarget } from '../assets/browser-files.ts'
import { bundleScript } from '../assets/bundle-script.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const entry = join(root, 'src/browser/search-thread-entry.ts')
const fileName = 'search-thread.js'
const virtualEntry = 'shared-search-thread'
const sharedPrefix = '\0shared:'

/** Names under which the file of the search thread exports what it holds of a module, by path and name. */
type SharedNames = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The search thread as it is packed, and how code for Node and the edge takes from it what it has. */
export interface SharedThread {
  readonly script: Uint8Array
  readonly plugin: Plugin
}

/**
 * Bundles the search thread so that the rest of the package can import from it: a searcher is the same on Node, at the
 * edge and in a browser, and packed once it is a fifth of the package less. What the thread holds of a module is exported
 * from it under short names; the rest of that module (writers of files) stays where it is.
 */
export async function bundleSharedThread(): Promise<SharedThread> {
  const names = await nameSharedExports()
  const script = await bundleScript({
    entry: virtualEntry,
    format: 'esm',
    target: threadTarget,
    plugins: [leaveOutMiniSearch, openVirtualEntry(names)],
  })
  return { script, plugin: importFromThread(names) }
}

/** The exports of modules that the thread holds as they are. */
async function nameSharedExports(): Promise<SharedNames> {
  const shared = new Map<string, Map<string, string>>()
  const count = { names: 0 }
  const learn: Plugin = {
    name: 'learn-exports',
    generateBundle(_options, bundle) {
      const withoutMiniSearch = listImporters(this, join(root, 'src/browser/no-minisearch.ts'))
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const [path, { renderedExports }] of Object.entries(chunk.modules)) {
          if (!path.startsWith(join(root, 'src/')) || path.startsWith(join(root, 'src/browser/'))) continue
          if (renderedExports.length === 0 || withoutMiniSearch.has(path)) continue
          shared.set(path, new Map(renderedExports.map((name) => [name, `_${(count.names++).toString(36)}`])))
        }
      }
    },
  }
  await bundleScript({ entry, format: 'esm', target: threadTarget, plugins: [leaveOutMiniSearch, learn] })
  return shared
}

/** Modules that reach one, which stands in the thread for another, by their imports. */
function listImporters(context: Pick<PluginContext, 'getModuleInfo'>, module: string): ReadonlySet<string> {
  const found = new Set([module])
  for (const path of found)
    for (const importer of context.getModuleInfo(path)?.importers ?? []) found.add(importer)
  return found
}

function openVirtualEntry(names: SharedNames): Plugin {
  const lines = [...names].map(
    ([path, shared]) => `export { ${listNames(shared)} } from ${JSON.stringify(path)}`,
  )
  return {
    name: 'shared-entry',
    resolveId: (name) => (name === virtualEntry ? virtualEntry : null),
    load: (id) =>
      id === virtualEntry
        ? [`export { createSearchThread } from ${JSON.stringify(entry)}`, ...lines].join('\n')
        : null,
  }
}

/** Takes what the thread exports of a module from there, and the rest from the module itself. */
function importFromThread(names: SharedNames): Plugin {
  return {
    name: 'import-from-thread',
    resolveId(name, importer) {
      if (importer === undefined) return null
      if (importer.startsWith(sharedPrefix))
        return name === `./${fileName}`
          ? { id: name, external: true, moduleSideEffects: false }
          : { id: name, moduleSideEffects: false }
      const path = name.startsWith('.') ? resolve(dirname(importer), name) : null
      return path !== null && names.has(path) ? { id: sharedPrefix + path, moduleSideEffects: false } : null
    },
    load(id) {
      if (!id.startsWith(sharedPrefix)) return null
      const path = id.slice(sharedPrefix.length)
      const back = new Map([...names.get(path)!].map(([name, short]) => [short, name]))
      const code = `export { ${listNames(back)} } from './${fileName}'\nexport * from ${JSON.stringify(path)}`
      return { code, moduleType: 'js' }
    },
  }
}

const listNames = (names: ReadonlyMap<string, string>): string =>
  [...names].map(([name, other]) => `${name} as ${other}`).join(', ')
