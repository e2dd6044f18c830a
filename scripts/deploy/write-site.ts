import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { readSitePath } from '../../src/article/fields/site-path.ts'
import { SearchError } from '../../src/errors.ts'
import type { ParsedArticle } from '../../src/format/article.ts'
import { writeSearchBox } from '../assets/bundle-search-box.ts'
import { writeHeadersFile } from '../assets/site-headers.ts'
import { buildIndex } from '../index/build-index.ts'
import { cacheFolderOf } from '../index/cache/cache-folder.ts'
import { isWithin } from '../index/files/is-within.ts'
import { unwritable } from '../index/files/write-once.ts'
import type { BuildOptions, BuildSummary } from '../index/options/build-options.ts'
import { readSiteOptions } from '../index/options/site-options.ts'
import type { SourceOptions } from '../index/options/source-options.ts'
import { createArticlePages } from '../server/article-pages.ts'
import { isBuiltFolder } from '../server/built-site.ts'
import { findPublicFile } from '../server/folder-files.ts'
import { pictureTypeOf } from '../server/picture-type.ts'
import { copySite } from './copy-site.ts'
import {
  checkAssets,
  openFreshFolder,
  recoverFolder,
  refuseForeignSite,
  replaceFolder,
} from './replace-folder.ts'

/** What a site shows beside the search, and who hears of the build. */
export interface SiteOptions extends Pick<BuildOptions, 'onProgress' | 'onDetect' | 'onWarning'> {
  /** Folder or file of articles, or folder of a built site. */
  readonly source: string
  /** Whether the site holds pages: those of the built site, or the articles with the pictures they show. */
  readonly pages: boolean
}

/**
 * Writes the folder that is deployed: index, search box, headers and, where they are wanted, pages and pictures.
 * Everything is written beside the folder, which is then replaced; after an error it is as it was. Files of the index
 * before stay in it, for browsers and workers that have it open.
 *
 * @throws {SearchError} as `buildIndex`; ARTICLE_INVALID for an address that leads out of the site,
 *   ARTICLE_DUPLICATE for two articles whose pages are one file; INVALID_OPTION for a folder that holds something
 *   else, and for a site that Cloudflare would refuse
 */
export async function writeSite(
  { source, pages, ...heard }: SiteOptions,
  siteFolder: string,
): Promise<BuildSummary> {
  await mkdir(dirname(siteFolder), { recursive: true })
  await recoverFolder(siteFolder)
  await refuseForeignSite(siteFolder)
  const folder = await openFreshFolder(siteFolder)
  try {
    const index = join(folder, '_hansou')
    if (existsSync(join(siteFolder, '_hansou')))
      await cp(join(siteFolder, '_hansou'), index, { recursive: true, preserveTimestamps: true })
    const { options } = await readSiteOptions(source)
    const cache = cacheFolderOf(join(siteFolder, '_hansou'))
    const site = { base: '/' }
    const summary = await buildIndex(source, index, {
      ...options,
      ...heard,
      cache,
      split: true,
      onDetect(findings, base = '/') {
        site.base = base
        heard.onDetect?.(findings)
      },
    })
    const isBuilt = pages && (await isBuiltFolder(source))
    if (pages && !isBuilt) await writePages(source, options, folder)
    const headers = isBuilt
      ? writeHeadersFile({
          // Its pages name each other, and hits name them, under the base.
          files: await copySite(source, folder, readSitePath(site.base)?.filter(Boolean)),
          own: await readOwnHeaders(source),
        })
      : writeHeadersFile()
    await writeSearchBox(folder, headers)
    await checkAssets(folder)
    await replaceFolder(folder, siteFolder)
    return summary
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function readOwnHeaders(site: string): Promise<string> {
  return readFile(join(site, '_headers'), 'utf8').catch(() => '')
}

/** Every article under its own address; the assets answer `/news/visit` with `news/visit.html`. */
async function writePages(source: string, options: SourceOptions, folder: string): Promise<void> {
  const pictures = new Set<string>()
  for (const { segments, parsed, render } of await createArticlePages(source, options).list()) {
    const name = segments.at(-1) === '' ? 'index.html' : `${segments.at(-1)!.replace(/\.html$/, '')}.html`
    await writeNew(folder, [...segments.slice(0, -1), name], render(), parsed.article.url)
    for (const picture of listPictures(parsed)) pictures.add(picture)
  }
  for (const picture of pictures) await copyPicture(source, folder, picture)
}

function listPictures({ article, passages }: ParsedArticle): string[] {
  const shown = passages.flatMap((passage) => passage.pictures.map((picture) => picture.src))
  return [...(article.image === null ? [] : [article.image]), ...shown]
}

/** Copies a picture of an article; one of another site, a file that is none, a link out of the folder is left out. */
async function copyPicture(source: string, folder: string, address: string): Promise<void> {
  const segments = readSitePath(address)
  const file = segments === null ? null : await findPublicFile(source, address)
  if (segments === null || file === null || pictureTypeOf(segments.at(-1)!, await readHead(file)) === null)
    return
  const target = placeInside(folder, segments, address)
  await mkdir(dirname(target), { recursive: true })
  await copyFile(file, target)
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function writeNew(
  folder: string,
  segments: readonly string[],
  text: string,
  address: string,
): Promise<void> {
  const target = placeInside(folder, segments, address)
  try {
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text, { flag: 'wx' })
  } catch (cause) {
    if (!['EEXIST', 'ENOTDIR', 'EISDIR'].includes((cause as NodeJS.ErrnoException).code ?? ''))
      throw unwritable(target, cause)
    throw new SearchError(
      'ARTICLE_DUPLICATE',
      `expected a page of its own for every address, got two for the file of ${address}`,
      { cause },
    )
  }
}

/**
 * The path of a file of the site, checked once more before anything is written to it.
 *
 * @throws {SearchError} ARTICLE_INVALID for names that lead out of the folder
 */
export function placeInside(folder: string, segments: readonly string[], address: string): string {
  const target = resolve(folder, ...segments)
  if (isWithin(folder, target) && target !== resolve(folder)) return target
  throw new SearchError(
    'ARTICLE_INVALID',
    `expected an address that stays on its site, got ${JSON.stringify(address.slice(0, 80))}`,
  )
}
