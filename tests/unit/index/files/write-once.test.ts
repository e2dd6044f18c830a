import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFile, writeOnce } from '../../../../scripts/index/files/write-once.ts'

const place = { out: '', scratch: '' }
const bytes = Buffer.from('what the name says')

beforeEach(async () => {
  place.out = await mkdtemp(join(tmpdir(), 'hansou-write-'))
  place.scratch = join(place.out, 'scratch')
  await mkdir(place.scratch)
})
afterEach(() => rm(place.out, { recursive: true, force: true }))

const write = () => writeOnce(place.out, place.scratch, 'file', bytes)
const path = () => join(place.out, 'file')

describe('a file named by its content', () => {
  it('is written, and nothing is left in the scratch folder', async () => {
    write()
    expect(await readFile(path())).toEqual(bytes)
    expect(await readdir(place.scratch)).toEqual([])
  })

  it('is left alone when it is there', async () => {
    await writeFile(path(), bytes)
    await utimes(path(), 1, 1)
    const { ino } = await stat(path())
    write()
    expect(await stat(path())).toMatchObject({ ino, mtimeMs: 1000 })
  })

  it.each([
    ['cut off', bytes.subarray(0, 3)],
    ['empty', Buffer.alloc(0)],
    ['changed', Buffer.from('what the name SAYS')],
    ['longer', Buffer.concat([bytes, bytes])],
  ])('is replaced in one step when it is %s: an open reader keeps what it had', async (_name, damaged) => {
    await writeFile(path(), damaged)
    const reader = await open(path())
    write()
    expect(await reader.readFile()).toEqual(Buffer.from(damaged))
    await reader.close()
    expect(await readFile(path())).toEqual(bytes)
  })

  it('that cannot be put in place is a coded error, and leaves nothing behind', async () => {
    await mkdir(join(place.out, 'file'))
    await writeFile(join(place.out, 'file', 'inside'), '')
    expect(write).toThrow(expect.objectContaining({ code: 'INDEX_UNWRITABLE' }))
    expect(await readdir(place.scratch)).toEqual([])
    expect(() => replaceFile(place.out, join(place.out, 'absent'), 'other', bytes)).toThrow(
      expect.objectContaining({ code: 'INDEX_UNWRITABLE' }),
    )
  })
})
