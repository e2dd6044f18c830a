import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'rolldown'
import { leaveOutMiniSearch, threadTarget } from '../assets/browser-files.ts'
import { bundleScript } from '../assets/bundle-script.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const entry = join(root, 'src/browser/search-thread-entry.ts')
const fileName = 'search-thread.js'
const virtualEntry = 'shared-search-thread'
const sharedPrefix = '\0shared:'

/** Names that the file of the search thread exports a module's exports under, by path and name. */
type SharedNames = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The search thread as it is packed, and how code for Node and the edge takes from it what it has. */
export interface SharedThread {
  readonly script: Uint8Array
  readonly plugin: Plugin
}

/**
 * Bundles the search thread so that the rest of the package can import from it: a searcher is the same on Node, at the
 * edge and in a browser, and packed once it is a sixth of the package less. Modules that the thread holds as a whole
 * are exported from it under short names; one of which it holds a part stays where it is.
 */
export async function bundleSharedThread(): Promise<SharedThread> {
  const names = await nameWholeModules()
  const script = await bundleScript({
    entry: virtualEntry,
    format: 'esm',
    target: threadTarget,
    plugins: [leaveOutMiniSearch, openVirtualEntry(names)],
  })
  return { script, plugin: importFromThread(names) }
}

/** The modules of which the thread holds every export. */
async function nameWholeModules(): Promise<SharedNames> {
  const whole = new Map<string, Map<string, string>>()
  const count = { names: 0 }
  const learn: Plugin = {
    name: 'learn-modules',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const [path, { renderedExports }] of Object.entries(chunk.modules)) {
          if (!path.startsWith(join(root, 'src/')) || path.startsWith(join(root, 'src/browser/'))) continue
          const all = this.getModuleInfo(path)?.exports ?? []
          if (all.length === 0 || !all.every((name) => renderedExports.includes(name))) continue
          whole.set(path, new Map(all.map((name) => [name, `_${(count.names++).toString(36)}`])))
        }
      }
    },
  }
  await bundleScript({ entry, format: 'esm', target: threadTarget, plugins: [leaveOutMiniSearch, learn] })
  // It opens MiniSearch's JSON too, which the thread leaves out.
  whole.delete(join(root, 'src/search/open-searcher.ts'))
  return whole
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

/** Puts what the thread exports in the place of the modules it holds. */
function importFromThread(names: SharedNames): Plugin {
  return {
    name: 'import-from-thread',
    resolveId(name, importer) {
      if (importer === undefined || !name.startsWith('.')) return null
      if (importer.startsWith(sharedPrefix))
        return { id: `./${fileName}`, external: true, moduleSideEffects: false }
      const path = resolve(dirname(importer), name)
      return names.has(path) ? { id: sharedPrefix + path, moduleSideEffects: false } : null
    },
    load(id) {
      if (!id.startsWith(sharedPrefix)) return null
      const shared = names.get(id.slice(sharedPrefix.length))!
      const back = new Map([...shared].map(([name, short]) => [short, name]))
      return { code: `export { ${listNames(back)} } from './${fileName}'`, moduleType: 'js' }
    },
  }
}

const listNames = (names: ReadonlyMap<string, string>): string =>
  [...names].map(([name, other]) => `${name} as ${other}`).join(', ')
