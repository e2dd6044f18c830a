import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { manifestName } from '../../../src/format/header/manifest-name.ts'
import { openingName } from '../../../src/format/header/opening-file.ts'
import { verifyName } from '../../../src/reader/file-cache.ts'
import { isLockName } from './folder-lock.ts'
import { replaceFile } from './write-once.ts'

/** File that lists the files of the last builds, newest first. */
const listName = '.files.json'

const contentName = /^[a-z][a-z-]*-[0-9a-f]{16}\.bin$/
const scratchName = /^\.hansou-(?:scratch-[A-Za-z0-9]{6}|unfinished-[0-9a-f-]{36})$/

const listSchema = v.object({
  builds: v.array(v.object({ manifest: v.string(), files: v.array(v.string()) })),
})
type BuildList = v.InferOutput<typeof listSchema>['builds']

/** Which files the live index and the one before it are made of, as far as it is known. */
export interface KnownBuilds {
  /** Newest first; the first is the live one. Empty when it is not known. */
  readonly builds: BuildList
  /** Whether the files of the live index are known, or there is no live index. */
  readonly isComplete: boolean
}

/** Reads what is known of the builds in a folder. A list that is missing or damaged is an empty one. */
export async function readKnownBuilds(out: string): Promise<KnownBuilds> {
  const manifest = await readFile(join(out, manifestName)).catch(() => null)
  if (manifest === null) return { builds: [], isComplete: true }
  let listed: BuildList = []
  try {
    listed = v.parse(listSchema, JSON.parse(await readFile(join(out, listName), 'utf8'))).builds
  } catch {
    // The list of another version, a damaged one, or none.
  }
  // What stands before the live build never became live: it was killed on its last step.
  const live = listed.findIndex((build) => build.manifest === hashManifest(manifest))
  return { builds: live < 0 ? [] : listed.slice(live), isComplete: live >= 0 }
}

/**
 * Lists a new build before its manifest is put in place, so that whenever the process ends, the list knows the files
 * of the live index. A list that cannot be written ends no build; nothing is removed then.
 */
export function listBuild(
  out: string,
  scratch: string,
  known: KnownBuilds,
  manifest: Uint8Array,
  files: ReadonlySet<string>,
): KnownBuilds {
  const build = { manifest: hashManifest(manifest), files: [...files] }
  const before = known.builds.filter((other) => other.manifest !== build.manifest)
  const builds = [build, ...before]
  try {
    replaceFile(out, scratch, listName, Buffer.from(JSON.stringify({ builds: builds.slice(0, 3) })))
  } catch {
    return { builds, isComplete: false }
  }
  return { builds, isComplete: known.isComplete }
}

/**
 * Removes files of builds older than the live one and the one before it, which a running server may still read.
 * Only files that an earlier build listed, or whose content is what their name says, are taken for files of an index.
 */
export async function removeStaleFiles(out: string, known: KnownBuilds): Promise<void> {
  if (!known.isComplete) return
  const kept = new Set(known.builds.slice(0, 2).flatMap((build) => build.files))
  const listed = new Set(known.builds.flatMap((build) => build.files))
  for (const name of await readdir(out)) {
    if (!contentName.test(name) || kept.has(name)) continue
    if (listed.has(name) || (await isContentNamed(out, name))) await rm(join(out, name), { force: true })
  }
}

/** Removes what killed builds left behind. Only for the holder of the folder's lock. */
export async function removeScratch(out: string): Promise<void> {
  for (const name of await readdir(out)) {
    if (scratchName.test(name)) await rm(join(out, name), { recursive: true, force: true })
  }
}

/** Whether a file is one that builds write: by its name, and by its content where the name tells of it. */
export async function isOwnFile(out: string, name: string): Promise<boolean> {
  if (name === listName || name === openingName || isLockName(name) || scratchName.test(name)) return true
  return contentName.test(name) && (await isContentNamed(out, name))
}

async function isContentNamed(out: string, name: string): Promise<boolean> {
  try {
    verifyName(name, await readFile(join(out, name)))
    return true
  } catch {
    return false
  }
}

function hashManifest(manifest: Uint8Array): string {
  return createHash('sha256').update(manifest).digest('hex')
}
