import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type FolderLock, lockFolder } from '../../../../scripts/index/files/folder-lock.ts'
import { hasEnded, ownIdentity } from '../../../../scripts/index/files/process-identity.ts'

const place = { folder: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-lock-'))
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

/** The number of a process that has just ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid!
}

function leaveLock(owner: object | string): Promise<void> {
  const name = '.hansou-lock-00000000-0000-0000-0000-000000000000'
  const text = typeof owner === 'string' ? owner : JSON.stringify({ ...ownIdentity(), since: '', ...owner })
  return writeFile(join(place.folder, name), text)
}

/** Makes the lock in the folder so many minutes old. */
async function age(minutes: number): Promise<void> {
  const [name] = await readdir(place.folder)
  const then = new Date(Date.now() - minutes * 60_000)
  await utimes(join(place.folder, name!), then, then)
}

describe('the lock of a folder', () => {
  it('is renewed while it is held', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const lock = await lockFolder(place.folder, { waitMs: 0 })
    await age(60)
    const ageOf = async () =>
      Date.now() - (await stat(join(place.folder, (await readdir(place.folder))[0]!))).mtimeMs
    vi.advanceTimersByTime(60_000)
    await expect.poll(ageOf).toBeLessThan(60_000)
    await lock.release()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is held by one at a time, and named in the refusal of another', async () => {
    const lock = await lockFolder(place.folder, { waitMs: 0 })
    await expect(lockFolder(place.folder, { waitMs: 0 })).rejects.toMatchObject({
      code: 'INDEX_LOCKED',
      message: expect.stringContaining(`process ${process.pid} (${hostname()})`),
    })
    await lock.release()
    await (await lockFolder(place.folder, { waitMs: 0 })).release()
    expect(await readdir(place.folder)).toEqual([])
  })

  it('goes to one that waits, which is told once whom it waits for', async () => {
    const first = await lockFolder(place.folder, { waitMs: 0 })
    const told: string[] = []
    const second = lockFolder(place.folder, {
      waitMs: Number.POSITIVE_INFINITY,
      onWait: ({ message }) => {
        told.push(message)
        void first.release()
      },
    })
    await (await second).release()
    expect(told).toEqual([expect.stringContaining(`process ${process.pid}`)])
  })

  it('is never held by two of many that want it at once', async () => {
    const held = { now: 0, most: 0, times: 0 }
    const work = async () => {
      const lock: FolderLock = await lockFolder(place.folder, { waitMs: Number.POSITIVE_INFINITY })
      held.now += 1
      held.times += 1
      held.most = Math.max(held.most, held.now)
      await new Promise((resolve) => setImmediate(resolve))
      held.now -= 1
      await lock.release()
    }
    await Promise.all(Array.from({ length: 6 }, work))
    expect(held).toEqual({ now: 0, most: 1, times: 6 })
  })

  it.each([
    ['a process that has ended', async () => leaveLock({ pid: await endedPid() })],
    ['a process whose number was given again', () => leaveLock({ started: 'another time' })],
    ['a machine that has started anew since', () => leaveLock({ boot: 'another boot' })],
    [
      'another machine that has not renewed it for long',
      async () => {
        await leaveLock({ host: 'elsewhere' })
        await age(16)
      },
    ],
    [
      'a process of which only its number is known, that has not renewed it for long',
      async () => {
        await leaveLock({ started: '' })
        await age(16)
      },
    ],
    [
      'a power failure, without an owner',
      async () => {
        await leaveLock('{"pid":')
        await age(1)
      },
    ],
  ])('is taken over from %s', async (_name, leave) => {
    await leave()
    const lock = await lockFolder(place.folder, { waitMs: 0 })
    expect((await readdir(place.folder)).length).toBe(1)
    await lock.release()
  })

  it.each([
    ['another machine that renews it', { host: 'elsewhere', pid: 1 }, 14],
    ['a running process, however old it is', {}, 60],
  ])('is left to %s', async (_name, owner, minutes) => {
    await leaveLock(owner)
    await age(minutes)
    await expect(lockFolder(place.folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'INDEX_LOCKED' })
    expect((await readdir(place.folder)).length).toBe(1)
  })

  it('is left to one that is just being written', async () => {
    await leaveLock('')
    await expect(lockFolder(place.folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'INDEX_LOCKED' })
  })
})

it('a process counts as ended once it is gone, and not before', async () => {
  expect(hasEnded(ownIdentity())).toBe(false)
  expect(hasEnded({ ...ownIdentity(), pid: await endedPid() })).toBe(true)
})
