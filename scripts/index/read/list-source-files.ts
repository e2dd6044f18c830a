import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { glob } from 'tinyglobby'
import type { SearchError } from '../../../src/errors.ts'
import { failure, reasonOf } from '../../messages/failure.ts'
import type { SourceOptions } from '../options/source-options.ts'
import { detectSite } from '../site/detect-site.ts'
import { readDocsify } from '../site/static-configs.ts'
import { orderFiles } from './file-order.ts'
import { isNameLost } from './refuse-unreadable.ts'
import { skipLinkLoops } from './skip-link-loops.ts'

/** Endings of the files that are read, and of texts in markup that is not. */
const patterns = {
  markdown: '**/*.{md,markdown,mdx}',
  html: '**/*.{html,htm,xhtml}',
  other: '**/*.{adoc,asciidoc,rst,org}',
}

/**
 * Lists files of one kind under a folder, in the order of an index (see `orderFiles`); `node_modules` and what begins
 * with a dot is left out.
 *
 * @returns paths under the folder, with `/`
 */
export async function listFiles(
  folder: string,
  kind: keyof typeof patterns,
  { include, exclude = [] }: Pick<SourceOptions, 'include' | 'exclude'> = {},
): Promise<string[]> {
  const files = await glob(patterns[kind], {
    cwd: folder,
    ignore: ['**/node_modules/**', ...exclude.flatMap(globsOf)],
    expandDirectories: false,
    caseSensitiveMatch: false,
  })
  const chosen = include === undefined ? null : await listChosen(folder, include)
  const wanted = files.filter((file) => chosen?.has(file) !== false && !isNameLost(join(folder, file)))
  return orderFiles(skipLinkLoops(folder, wanted))
}

async function listChosen(folder: string, include: readonly string[]): Promise<ReadonlySet<string>> {
  const files = await glob(include.flatMap(globsOf), { cwd: folder, expandDirectories: false })
  return new Set(files)
}

/**
 * `drafts`, `drafts/`, `/drafts` and `./drafts` mean everything under that folder, as a name with a dot (`v1.2`) may.
 * What leads out of the folder of the site means nothing in it.
 */
function globsOf(pattern: string): string[] {
  const isGlob = /[*?{}[\]!()]/.test(pattern)
  const path = (isGlob ? pattern : pattern.replaceAll('\\', '/'))
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/+$/, '')
  if (path === '' || path === '.') return ['**']
  if (/^\.\.(?:\/|$)|^[a-z]:/i.test(path)) return []
  return isGlob ? [path] : [path, `${path}/**`]
}

/** Whether a generator builds a site from a folder; what docsify has is served as it stands. */
function isSourceOfSite(folder: string): boolean {
  const { site, rules } = detectSite(folder, { today: '' })
  return site?.folder === resolve(folder) && rules.generator !== 'docsify'
}

const frontPages = ['index.html', '404.html']

/** Whether a folder is served as it stands: it has a front page or one for errors, and no generator builds a site from it. */
export function isStaticSite(folder: string): boolean {
  return frontPages.some((name) => existsSync(join(folder, name))) && !isSourceOfSite(folder)
}

/**
 * Tells whether a folder holds a built site: it has pages, no configuration of a generator, and not many more Markdown
 * files than pages (some sites publish their Markdown too); without a front page, or one for errors where the host makes
 * the front page, hardly any (a README beside the posts).
 */
export function isBuiltSite(folder: string, pages: readonly string[], markdown: readonly string[]): boolean {
  if (pages.length === 0 || isSourceOfSite(folder)) return false
  // docsify's one page is drawn from the Markdown beside it.
  if (markdown.length > 0 && readDocsify(folder) !== null) return false
  if (markdown.length === 0) return true
  const isServed = frontPages.some((name) => pages.includes(name))
  return pages.length >= markdown.length * (isServed ? 0.5 : 10)
}

/** Files read at the same time, so that the disk does not wait for the parser. */
const filesAhead = 8

/**
 * Reads files of a folder in order, a few ahead.
 *
 * @param onUnreadable  told of each file that cannot be read, which is left out
 * @throws {SearchError} ARTICLE_NOT_FOUND that names a file that cannot be read, where nobody is told of it
 */
export async function* readFiles(
  folder: string,
  files: readonly string[],
  onUnreadable?: (error: SearchError) => void,
): AsyncGenerator<{ file: string; bytes: Uint8Array }> {
  const reading: Promise<Buffer>[] = []
  for (const [place, file] of files.entries()) {
    while (reading.length < filesAhead && place + reading.length < files.length) {
      const read = readFile(join(folder, files[place + reading.length]!))
      read.catch(() => {})
      reading.push(read)
    }
    const bytes = await reading.shift()!.catch((cause: unknown) => {
      const error = failure('ARTICLE_NOT_FOUND', 'read', [file, reasonOf(cause)], cause)
      if (onUnreadable === undefined) throw error
      onUnreadable(error)
      return null
    })
    if (bytes !== null) yield { file, bytes }
  }
}
