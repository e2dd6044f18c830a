import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

/** Stands in a compiled build, where the files lie ready beside this code. */
declare const HANSOU_BUILD: string

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The scripts that pages load, by name, and what each is made from. */
const entries = {
  'browser.js': 'src/browser/create-search.ts',
  'search-thread.js': 'src/browser/search-thread-entry.ts',
  'pagefind.js': 'src/browser/pagefind/pagefind.ts',
} as const

/** Name of a script that a page loads. */
export type BrowserFile = keyof typeof entries

/** Names of all of them. */
export const browserFiles = Object.keys(entries) as readonly BrowserFile[]

/** A script that a page loads: the one that the package brings, or bundled from the sources of this checkout. */
export async function readBrowserFile(name: BrowserFile): Promise<Uint8Array> {
  return typeof HANSOU_BUILD === 'string'
    ? readFile(new URL(`./${name}`, import.meta.url))
    : bundleBrowserFile(name)
}

/** Bundles a script for the browsers of the last years; a module of its own, with nothing left to import. */
export async function bundleBrowserFile(name: BrowserFile): Promise<Uint8Array> {
  const { build } = await import('esbuild')
  const built = await build({
    entryPoints: [join(root, entries[name])],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [leaveOutMiniSearch],
  })
  return built.outputFiles[0]!.contents
}

const leaveOutMiniSearch: Plugin = {
  name: 'leave-out-minisearch',
  setup({ onResolve }) {
    onResolve({ filter: /minisearch-matcher\.ts$/ }, () => ({
      path: join(root, 'src/browser/no-minisearch.ts'),
    }))
  },
}
