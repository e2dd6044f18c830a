import { basename, dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'
import { readTemplate } from '../../../src/article/generators/page-path.ts'
import type { SiteRules } from '../../../src/article/generators/site-rules.ts'
import { readText } from './config-files.ts'
import { readLiterals } from './config-literals.ts'

/** The folder that Eleventy takes pages from. */
export function readInput(configuration: string): string {
  return (
    /\bsetInputDirectory\(\s*["'`]([^"'`]+)/.exec(configuration)?.[1] ??
    readLiterals(configuration).text('input') ??
    ''
  ).replace(/^\.\/?|\/$/g, '')
}

/** Addresses that the data of a folder give its pages (`posts/posts.json`, `posts/posts.11tydata.js`). */
export function readFolderData(folder: string): SiteRules['folderPermalinks'] {
  const files = globSync('**/*.{json,11tydata.js,11tydata.cjs,11tydata.mjs}', {
    cwd: folder,
    ignore: ['**/node_modules/**'],
  })
  return files.sort().flatMap((file) => {
    const name = basename(file).replace(/(?:\.11tydata)?\.\w+$/, '')
    if (name !== basename(dirname(file))) return []
    const [, , written = ''] =
      /\bpermalink["']?\s*:\s*(?:\([^()]*\)\s*=>\s*)?(["'`])((?:(?!\1)[^\n])+)\1/.exec(
        readText(join(folder, file)),
      ) ?? []
    const permalink = readTemplate(written)
    return permalink === null ? [] : [{ folder: `${dirname(file)}/`, permalink }]
  })
}
