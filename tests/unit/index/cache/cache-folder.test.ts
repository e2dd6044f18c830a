import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheFolderOf, localIndexFolderOf } from '../../../../scripts/index/cache/cache-folder.ts'

const place = { folder: '', before: process.cwd() }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-cache-'))
  process.chdir(place.folder)
})
afterEach(async () => {
  process.chdir(place.before)
  await rm(place.folder, { recursive: true })
})

describe('the cache of an index', () => {
  it('stands beside the packages, and where there are none, in the cache of the user', async () => {
    expect(dirname(cacheFolderOf('index'))).toBe(join(homedir(), '.cache/hansou'))
    await mkdir('node_modules')
    expect(dirname(cacheFolderOf('index'))).toBe(join('node_modules', '.cache/hansou'))
  })

  it('is one for each folder, and holds the indexes of local servers', () => {
    expect(cacheFolderOf('index')).toBe(cacheFolderOf(join(place.folder, 'a/../index')))
    expect(cacheFolderOf('index')).not.toBe(cacheFolderOf('other'))
    expect(localIndexFolderOf('dev', 'posts')).toBe(join(cacheFolderOf('posts'), 'dev'))
  })
})
