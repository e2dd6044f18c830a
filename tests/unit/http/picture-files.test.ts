import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerPicture } from '../../../scripts/server/picture-files.ts'

const created: { folder: string } = { folder: '' }

beforeAll(async () => {
  created.folder = await mkdtemp(join(tmpdir(), 'hansou-'))
  await mkdir(join(created.folder, 'content/images'), { recursive: true })
  await writeFile(join(created.folder, 'content/images/图 1.png'), 'picture')
  await writeFile(join(created.folder, 'content/article.md'), '# secret')
  await writeFile(join(created.folder, 'outside.png'), 'secret')
})

afterAll(() => rm(created.folder, { recursive: true }))

it('answers a picture of the folder with its type', async () => {
  const response = await answerPicture(join(created.folder, 'content'), '/images/%E5%9B%BE%201.png')
  expect(response?.headers.get('content-type')).toBe('image/png')
  expect(await response?.text()).toBe('picture')
})

it.each([
  '/../outside.png',
  '/%2e%2e/outside.png',
  '/..%2foutside.png',
  '/article.md',
  '/images/absent.png',
  '/%00.png',
  '/%ff.png',
])('answers nothing for %s', async (pathname) => {
  expect(await answerPicture(join(created.folder, 'content'), pathname)).toBeNull()
})
