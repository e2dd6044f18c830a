import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type FileList, fileListName } from '../../../src/browser/file-list.ts'
import { openManifest } from '../../../src/format/header/manifest.ts'
import { manifestName } from '../../../src/format/header/manifest-name.ts'
import { readBrowserFile } from '../../assets/browser-files.ts'
import { readSearchBox } from '../../assets/bundle-search-box.ts'
import { readKnownBuilds } from '../files/stale-files.ts'
import { withSlashes } from '../files/with-slashes.ts'
import { replaceFile } from '../files/write-once.ts'

/** Name of the folder that a static search lies in, in the root of its site. */
export const staticFolder = 'hansou'

/** Name of the folder that a worker reads its index from, in the root of its site. */
export const workerFolder = '_hansou'

/**
 * Writes the scripts of a static search beside its index: with them a page searches without any function.
 *
 * @param folder  of the index
 */
export async function writeStaticSearch(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of ['browser.js', 'search-thread.js'] as const)
    replaceFile(folder, folder, name, await readBrowserFile(name))
  for (const [name, script] of Object.entries(await readSearchBox()))
    replaceFile(folder, folder, name, script)
  replaceFile(folder, folder, fileListName, Buffer.from(JSON.stringify(await listIndex(folder))))
  replaceFile(folder, folder, 'offline.js', Buffer.from(offlineScript))
}

/**
 * The files that a page keeps of the index in a folder, and their bytes: those of builds before it are not among them,
 * nor is the header file where the manifest has it.
 */
async function listIndex(folder: string): Promise<FileList> {
  const { builds } = await readKnownBuilds(folder)
  const { manifest, headerFile } = openManifest(await readFile(join(folder, manifestName)))
  const inManifest = headerFile === null ? null : manifest.files.header?.name
  const files = (builds[0]?.files ?? []).filter((name) => name.endsWith('.bin') && name !== inManifest).sort()
  const sizes = await Promise.all(files.map((name) => stat(join(folder, name))))
  return { files, bytes: sizes.reduce((sum, { size }) => sum + size, 0) }
}

/**
 * Readies all of a search while the page is idle: index, search thread, and the panels of its boxes, which load them at
 * the first event of their field.
 */
const offlineScript = `import { createSearch } from './browser.js'
const ready = async () => {
  await createSearch().preload()
  await customElements.whenDefined('hansou-search')
  for (const box of document.querySelectorAll('hansou-search'))
    box.shadowRoot.querySelector('input').dispatchEvent(new FocusEvent('focus'))
}
const onIdle = globalThis.requestIdleCallback ?? setTimeout
onIdle(() => ready().catch(() => undefined))
`

/** Where Pagefind's interface of a site lies, and what it asks. */
export interface PagefindTarget {
  /** Root of the site. */
  readonly site: string
  /** Folder of Pagefind's scripts in the site. Default: `pagefind`; Nextra's is `_pagefind`. */
  readonly bundle?: string
  /** A folder with a static search, inside the site. */
  readonly index?: string
  /** Address of a worker or server that answers, where there is no such folder. */
  readonly endpoint?: string
}

/** Writes `pagefind/pagefind.js` into a site: Pagefind's module interface over an index of ours. @returns the file */
export async function writePagefind(target: PagefindTarget): Promise<string> {
  const { site, bundle = 'pagefind', index, endpoint = '/' } = target
  const folder = join(site, bundle)
  await mkdir(folder, { recursive: true })
  const script = await readBrowserFile('pagefind.js')
  const opening =
    index === undefined ? writeApiOpening(folder, script, endpoint) : writeIndexOpening(folder, script, index)
  const file = join(folder, 'pagefind.js')
  await writeFile(
    file,
    `${opening}
export const { options, init, preload, search, debouncedSearch, filters, mergeIndex, destroy, createInstance } = pagefind
`,
  )
  return file
}

/** The interface lies beside the index, whose scripts it loads. */
function writeIndexOpening(folder: string, script: Uint8Array, index: string): string {
  replaceFile(index, index, 'pagefind.js', script)
  const address = withSlashes(relative(folder, index))
  return `import { openPagefind } from '${address}/pagefind.js'
const pagefind = openPagefind(new URL('${address}/', import.meta.url).href)`
}

function writeApiOpening(folder: string, script: Uint8Array, endpoint: string): string {
  replaceFile(folder, folder, 'hansou-pagefind.js', script)
  return `import { openPagefindApi } from './hansou-pagefind.js'
const pagefind = openPagefindApi(new URL(${JSON.stringify(endpoint)}, location.href).href)`
}
