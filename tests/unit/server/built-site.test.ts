import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerSiteFile, isBuiltFolder } from '../../../scripts/server/built-site.ts'

const place = { folder: '', outside: '' }
beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-built-'))
  place.outside = await mkdtemp(join(tmpdir(), 'hansou-built-'))
  await writeFile(join(place.outside, 'secret.html'), 'secret')
  await mkdir(join(place.folder, 'guide'))
  await mkdir(join(place.folder, '.well-known'))
  await writeFile(join(place.folder, 'index.html'), 'home')
  await writeFile(join(place.folder, 'guide/index.html'), 'guide')
  await writeFile(join(place.folder, 'guide/开始.html'), 'start')
  await writeFile(join(place.folder, 'guide/old.HTM'), 'old')
  await writeFile(join(place.folder, 'guide/app.js'), 'code')
  await writeFile(join(place.folder, 'guide/data'), 'bytes')
  await writeFile(join(place.folder, '.well-known/a.txt'), 'known')
  await writeFile(join(place.folder, '.env'), 'secret')
  await symlink(place.outside, join(place.folder, 'out'))
  await symlink(join(place.outside, 'secret.html'), join(place.folder, 'link.html'))
})
afterAll(async () => {
  for (const folder of Object.values(place)) await rm(folder, { recursive: true })
})

it.each([
  ['/', 'home+', 'text/html; charset=utf-8'],
  ['/guide/', 'guide+', 'text/html; charset=utf-8'],
  ['/guide', 'guide+', 'text/html; charset=utf-8'],
  ['/guide/%E5%BC%80%E5%A7%8B', 'start+', 'text/html; charset=utf-8'],
  ['/guide/%E5%BC%80%E5%A7%8B.html', 'start+', 'text/html; charset=utf-8'],
  ['/guide/old.HTM', 'old+', 'text/html; charset=utf-8'],
  ['/guide/app.js', 'code', 'text/javascript; charset=utf-8'],
  ['/guide/data', 'bytes', 'application/octet-stream'],
  ['/.well-known/a.txt', 'known', 'text/plain; charset=utf-8'],
  ['/base/guide/app.js', 'code', 'text/javascript; charset=utf-8'],
  ['/base/', 'home+', 'text/html; charset=utf-8'],
])('answers %s with %s', async (path, body, type) => {
  const response = await answerSiteFile(place.folder, path, '+')
  expect([await response?.text(), response?.headers.get('content-type')]).toEqual([body, type])
  expect(response?.headers.get('x-content-type-options')).toBe('nosniff')
})

it.each([
  '/.env',
  '/out/secret',
  '/link',
  '/link.html',
  '/..%2fsecret.html',
  '/base/.env',
  '/nowhere',
  '/%00',
])('answers nothing for %s', async (path) => {
  expect(await answerSiteFile(place.folder, path, '')).toBeNull()
})

it('tells a built site from a folder of articles and from a file', async () => {
  expect(await isBuiltFolder(place.folder)).toBe(true)
  expect(await isBuiltFolder(join(place.folder, 'index.html'))).toBe(false)
  expect(await isBuiltFolder(join(place.folder, 'nothing'))).toBe(false)
  expect(await isBuiltFolder(join(import.meta.dirname, '../../../content'))).toBe(false)
})
