import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishBuild } from '../../../../scripts/index/files/publish-build.ts'
import { manifestName } from '../../../../src/format/header/manifest-name.ts'
import { openingName } from '../../../../src/format/header/opening-file.ts'

const place = { out: '' }
const old = Buffer.from('{"build":"old"}')
const next = Buffer.from('{"build":"next"}')

beforeEach(async () => {
  place.out = await mkdtemp(join(tmpdir(), 'hansou-publish-'))
  await writeFile(join(place.out, manifestName), old)
})
afterEach(() => rm(place.out, { recursive: true, force: true }))

const manifest = () => readFile(join(place.out, manifestName))

describe('a build that is published', () => {
  it('has its manifest in the place of the old one, once all of its files are on the disk', async () => {
    const names = Array.from({ length: 40 }, (_, file) => `store-${file}.bin`)
    for (const name of names) await writeFile(join(place.out, name), name)
    await publishBuild(place.out, place.out, { manifest: next, opening: null }, new Set(names))
    expect(await manifest()).toEqual(next)
    expect(await readdir(place.out)).toEqual(expect.arrayContaining(names))
  })

  it('has the file to open it with once its manifest is there, and none of the build before', async () => {
    const publish = (opening: Uint8Array | null) =>
      publishBuild(place.out, place.out, { manifest: next, opening }, new Set())
    await publish(Buffer.from('opening'))
    expect(await readFile(join(place.out, openingName), 'utf8')).toBe('opening')
    await publish(null)
    expect(await readdir(place.out)).not.toContain(openingName)
  })

  it('leaves the old index live where one of its files cannot be synced, and names that file', async () => {
    await writeFile(join(place.out, 'store-0.bin'), 'there')
    const files = new Set(['store-0.bin', 'store-1.bin'])
    await expect(
      publishBuild(place.out, place.out, { manifest: next, opening: null }, files),
    ).rejects.toMatchObject({
      code: 'INDEX_UNWRITABLE',
      message: expect.stringContaining('store-1.bin could not be written'),
    })
    expect(await manifest()).toEqual(old)
  })
})
