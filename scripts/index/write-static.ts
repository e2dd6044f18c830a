import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { readBrowserFile } from '../package/browser-files.ts'

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
    await writeFile(join(folder, name), await readBrowserFile(name))
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
  await writeFile(join(folder, 'pagefind.js'), await readBrowserFile('pagefind.js'))
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
