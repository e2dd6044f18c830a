import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin, PluginContext } from 'rolldown'
import { leaveOutMiniSearch, threadTarget } from '../assets/browser-files.ts'
import { bundleScript } from '../assets/bundle-script.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const entry = join(root, 'src/browser/search-thread-entry.ts')
/** File of the search thread. */
export const threadFile = 'search-thread.js'
/** What pages import from it; its other exports are for the rest of the package. */
export const threadExport = 'createSearchThread'
const virtualEntry = 'shared-search-thread'
const importOfThread = /import\s*\{([^}]*)\}\s*from\s*"\.\/search-thread\.js"/g
const sharedPrefix = '\0shared:'

/** Names under which the file of the search thread exports what it holds of a module, by path and name. */
type SharedNames = ReadonlyMap<string, ReadonlyMap<string, string>>

/** How code for Node and the edge takes from the search thread what it has, and the thread as it is packed. */
export interface SharedThread {
  readonly plugin: Plugin
  /** Bundles the thread with the exports that builds with the plugin have imported. */
  readonly bundle: () => Promise<Uint8Array>
}

/**
 * Lets the package import from the search thread: a searcher is the same on Node, at the edge and in a browser, and
 * packed once it is a fifth of the package less. What the thread holds of a module is exported from it under short names;
 * the rest of that module (writers of files) stays where it is.
 */
export async function shareThread(): Promise<SharedThread> {
  const names = await nameSharedExports()
  const imported = new Set<string>()
  return {
    plugin: importFromThread(names, imported),
    bundle: () =>
      bundleScript({
        entry: virtualEntry,
        format: 'esm',
        target: threadTarget,
        plugins: [leaveOutMiniSearch, openVirtualEntry(names, imported)],
      }),
  }
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

function openVirtualEntry(names: SharedNames, imported: ReadonlySet<string>): Plugin {
  const lines = [...names].map(([path, shared]) => {
    const used = new Map([...shared].filter(([, short]) => imported.has(short)))
    return `export { ${listNames(used)} } from ${JSON.stringify(path)}`
  })
  return {
    name: 'shared-entry',
    resolveId: (name) => (name === virtualEntry ? virtualEntry : null),
    load: (id) =>
      id === virtualEntry
        ? [`export { ${threadExport} } from ${JSON.stringify(entry)}`, ...lines].join('\n')
        : null,
  }
}

/** Takes what the thread holds of a module from there, and the rest from the module itself. */
function importFromThread(names: SharedNames, imported: Set<string>): Plugin {
  return {
    name: 'import-from-thread',
    resolveId(name, importer) {
      if (importer === undefined) return null
      if (importer.startsWith(sharedPrefix))
        return name === `./${threadFile}`
          ? { id: name, external: true, moduleSideEffects: false }
          : { id: name, moduleSideEffects: false }
      const path = name.startsWith('.') ? resolve(dirname(importer), name) : null
      return path !== null && names.has(path) ? { id: sharedPrefix + path, moduleSideEffects: false } : null
    },
    load(id) {
      if (!id.startsWith(sharedPrefix)) return null
      const path = id.slice(sharedPrefix.length)
      const back = new Map([...names.get(path)!].map(([name, short]) => [short, name]))
      const code = `export { ${listNames(back)} } from './${threadFile}'\nexport * from ${JSON.stringify(path)}`
      return { code, moduleType: 'js' }
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          for (const [, list = ''] of chunk.code.matchAll(importOfThread))
            for (const [short] of list.matchAll(/\b_\w+(?= as\b)/g)) imported.add(short)
    },
  }
}

const listNames = (names: ReadonlyMap<string, string>): string =>
  [...names].map(([name, other]) => `${name} as ${other}`).join(', ')
