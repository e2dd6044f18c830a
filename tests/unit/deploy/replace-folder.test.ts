import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openFreshFolder, recoverFolder, replaceFolder } from '../../../scripts/deploy/replace-folder.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function writeTree(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-replace-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

/** The number of a process that has ended. */
const ended = spawnSync(process.execPath, ['-e', '']).pid

describe('the folder of a laid out site', () => {
  it('is replaced by a fresh one beside it, which leaves nothing behind', async () => {
    const dist = await writeTree({ 'site/a': 'old' })
    const fresh = await openFreshFolder(join(dist, 'site'))
    await writeFile(join(fresh, 'a'), 'new')
    await replaceFolder(fresh, join(dist, 'site'))
    expect(await readFile(join(dist, 'site/a'), 'utf8')).toBe('new')
    expect(await readdir(dist)).toEqual(['site'])
  })

  it('comes back where a process was killed between two renames', async () => {
    const dist = await writeTree({ [`.site-${ended}-x.old/a`]: 'old', [`.site-${ended}-x/a`]: 'new' })
    await recoverFolder(join(dist, 'site'))
    expect(await readFile(join(dist, 'site/a'), 'utf8')).toBe('old')
    expect(await readdir(dist)).toEqual(['site'])
  })

  it('stays, and what killed processes left goes, but nothing of a process at work or of others', async () => {
    const kept = { 'site/a': 'live', [`.site-${process.pid}-y/a`]: 'at work', '.site-map/a': 'other' }
    const dist = await writeTree({
      ...kept,
      [`.site-${ended}-x/a`]: 'half',
      [`.site-${ended}-z.old/a`]: 'old',
    })
    await recoverFolder(join(dist, 'site'))
    expect((await readdir(dist)).sort()).toEqual([`.site-${process.pid}-y`, '.site-map', 'site'].sort())
    expect(await readFile(join(dist, 'site/a'), 'utf8')).toBe('live')
  })

  it('needs not be there', async () => {
    const dist = await writeTree({})
    await recoverFolder(join(dist, 'nowhere/site'))
    expect(await readdir(dist)).toEqual([])
  })
})
