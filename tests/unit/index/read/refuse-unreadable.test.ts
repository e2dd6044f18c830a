import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listFiles } from '../../../../scripts/index/read/list-source-files.ts'
import { readSources } from '../../../../scripts/index/read/read-sources.ts'
import type { LeftOut } from '../../../../src/format/article.ts'

const script = fileURLToPath(new URL('../../../../scripts/measure/torture/build-once.ts', import.meta.url))
const node = fileURLToPath(new URL('../../../../node_modules/.bin/node', import.meta.url))
const place = { folder: '' }

beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-unreadable-'))
  await chmod(place.folder, 0o777)
  await mkdir(join(place.folder, 'articles/closed'), { recursive: true })
  await writeFile(join(place.folder, 'articles/one.md'), '# 一\n\n正文。\n')
  await writeFile(join(place.folder, 'articles/closed/two.md'), '# 二\n\n正文。\n')
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

/** Whether everyone may pass through all folders above a path. */
function isOpenToAll(path: string): boolean {
  const isOpen = (statSync(path).mode & 0o001) !== 0
  return isOpen && (dirname(path) === path || isOpenToAll(dirname(path)))
}

/** Root may read everything, and nobody else may run a project that lies in a closed folder. */
const canBind = process.platform !== 'win32' && (process.getuid?.() !== 0 || isOpenToAll(dirname(script)))
const whetherBound = canBind ? '' : ' (skipped: permissions bind no user who can run this project)'

/** Builds as a user whom permissions bind: nobody, where the tests run as root. */
const build = () => runBound(script, join(place.folder, 'articles'), join(place.folder, 'index'))

async function runBound(...words: string[]): Promise<string> {
  const identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const child = spawn(node, words, { stdio: ['ignore', 'pipe', 'pipe'], cwd: place.folder, ...identity })
  const [said, warned] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return said + warned
}

it.skipIf(!canBind)(`says which folder cannot be read, and builds nothing${whetherBound}`, async () => {
  await chmod(join(place.folder, 'articles/closed'), 0)
  expect(await build()).toMatch(/^failed ARTICLE_NOT_FOUND closed could not be read: permission denied/)
})

it.skipIf(!canBind)(`says which file cannot be read, and builds nothing${whetherBound}`, async () => {
  await chmod(join(place.folder, 'articles/one.md'), 0)
  expect(await build()).toMatch(/^failed ARTICLE_NOT_FOUND one\.md could not be read: permission denied/)
})

it.skipIf(!canBind)(
  `leaves a file out that cannot be read, where it was asked to keep going${whetherBound}`,
  async () => {
    await chmod(join(place.folder, 'articles/one.md'), 0)
    const command = fileURLToPath(new URL('../../../../scripts/hansou.ts', import.meta.url))
    const said = await runBound(command, 'articles', '--out', 'index', '--keep-going')
    expect(said).toContain('one.md could not be read: permission denied')
    expect(said).toMatch(/articles +1\n/)
  },
)

it('reads an article once, though a link leads back to a folder above it', async () => {
  const articles = join(place.folder, 'articles')
  await symlink(articles, join(articles, 'closed/loop'))
  await symlink('b', join(articles, 'a'))
  await symlink('a', join(articles, 'b'))
  expect(await listFiles(articles, 'markdown')).toEqual(['closed/two.md', 'one.md'])
})

const takesBytes = process.platform === 'linux'
const whetherBytes = takesBytes ? '' : ' (skipped: names are no bytes here)'

it.skipIf(!takesBytes)(`tells of names that are no UTF-8, and reads the others${whetherBytes}`, async () => {
  const articles = join(place.folder, 'articles')
  const inArticles = (name: number[]): Buffer => Buffer.from([...Buffer.from(`${articles}/`), ...name])
  await mkdir(inArticles([0xce, 0xc4, 0xd5, 0xc2]))
  for (const ending of ['.md', '.png'])
    await writeFile(inArticles([0xd6, 0xd0, 0xce, 0xc4, ...Buffer.from(ending)]), '# 三\n')
  await writeFile(join(articles, '\ufffd.md'), '# 四\n')
  const leftOut: LeftOut[] = []
  const read: string[] = []
  for await (const { file } of readSources(articles, { onLeftOut: (item) => leftOut.push(item) }))
    read.push(file)
  expect(read).toEqual(['closed/two.md', 'one.md', '\ufffd.md'])
  expect(leftOut.map(({ reason, file }) => `${reason} ${file}`).sort()).toEqual([
    'name \ufffd\ufffd\ufffd\ufffd',
    'name \ufffd\ufffd\ufffd\ufffd.md',
  ])
})
