import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { readBrowserFile } from '../assets/browser-files.ts'
import { readSearchBox } from '../assets/bundle-search-box.ts'
import { replaceFile } from './write-once.ts'

/** Name of the folder that a static search lies in, in the root of its site. */
export const staticFolder = 'hansou'

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
}

/** Whether a folder is a site that a generator built: it has a front page. */
export async function isBuiltSite(folder: string): Promise<boolean> {
  const found = await stat(join(folder, 'index.html')).catch(() => null)
  return found?.isFile() ?? false
}

/**
 * The two lines that put the box on a page of the site.
 *
 * @param base  address that the site stands at, such as `/docs/`
 */
export function describeStaticSearch(site: string, folder: string, base: string): string {
  const inside = relative(site, folder).replaceAll('\\', '/')
  const address = `${base.replace(/\/$/, '')}/${inside.startsWith('..') ? staticFolder : inside}/`
  return `
Put these lines where the search box shall be, on every page:

  <script type="module" src="${address}search-box.js"></script>
  <hansou-search index="${address}"></hansou-search>

`
}

/**
 * Writes `pagefind/pagefind.js` into a site: Pagefind's module interface over the index of the site.
 *
 * @param site  root of the site
 * @param folder  of the index, inside the site
 * @param bundle  folder of Pagefind's scripts in the site; `pagefind`, in Nextra `_pagefind`
 */
export async function writePagefind(
  site: string,
  folder: string,
  bundle: string = 'pagefind',
): Promise<string> {
  const file = join(site, bundle, 'pagefind.js')
  await mkdir(dirname(file), { recursive: true })
  replaceFile(folder, folder, 'pagefind.js', await readBrowserFile('pagefind.js'))
  const index = relative(dirname(file), folder).replaceAll('\\', '/')
  await writeFile(
    file,
    `import { openPagefind } from '${index}/pagefind.js'
const pagefind = openPagefind(new URL('${index}/', import.meta.url).href)
export const { options, init, preload, search, debouncedSearch, filters, mergeIndex, destroy, createInstance } = pagefind
`,
  )
  return file
}
