import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'rolldown'
import { bundleScript } from './bundle-script.ts'

/** Stands in a compiled build, where the files lie ready beside this code. */
declare const HANSOU_BUILD: string

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The scripts that pages load, by name, and what each is made from. */
const entries = {
  'browser.js': 'src/browser/create-search.ts',
  'search-thread.js': 'src/browser/search-thread-entry.ts',
  'pagefind.js': 'src/browser/pagefind/pagefind.ts',
} as const

/** Oldest browsers that understand them. */
export const threadTarget: readonly string[] = ['chrome111', 'firefox115', 'safari16.4']

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
export function bundleBrowserFile(name: BrowserFile): Promise<Uint8Array> {
  return bundleScript({
    entry: entries[name],
    format: 'esm',
    target: threadTarget,
    plugins: [leaveOutMiniSearch],
  })
}

/** Keeps MiniSearch out of the search thread, which opens packed indexes alone. */
export const leaveOutMiniSearch: Plugin = {
  name: 'leave-out-minisearch',
  resolveId: (name) =>
    name.endsWith('/minisearch-matcher.ts') ? join(root, 'src/browser/no-minisearch.ts') : null,
}
