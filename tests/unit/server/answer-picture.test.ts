import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerPicture } from '../../../scripts/server/answer-picture.ts'
import { pictureTypeOf } from '../../../scripts/server/picture-type.ts'

const created = { folder: '' }
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

beforeAll(async () => {
  created.folder = await mkdtemp(join(tmpdir(), 'hansou-'))
  const content = join(created.folder, 'content')
  await mkdir(join(content, '.images'), { recursive: true })
  await writeFile(join(content, '图 1.png'), png)
  await writeFile(join(content, '.images/1.png'), png)
  await mkdir(join(content, 'static/news'), { recursive: true })
  await writeFile(join(content, 'static/news/2.png'), png)
  await writeFile(join(content, 'article.md'), '# secret')
  await writeFile(join(content, 'key.png'), 'secret')
  await writeFile(join(content, 'id_rsa'), png)
  await writeFile(join(created.folder, 'outside.png'), png)
  await symlink(join(created.folder, 'outside.png'), join(content, 'link.png'))
  await symlink(created.folder, join(content, 'up'))
  await symlink(join(content, '图 1.png'), join(content, 'inside.png'))
})
afterAll(() => rm(created.folder, { recursive: true }))

it.each([
  '/%E5%9B%BE%201.png',
  '/.images/1.png',
  '/inside.png',
  '/news/2.png',
])('answers the picture %s', async (path) => {
  const response = await answerPicture(join(created.folder, 'content'), path)
  expect(response?.headers.get('content-type')).toBe('image/png')
  expect(response?.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response?.headers.get('x-content-type-options')).toBe('nosniff')
  expect(Buffer.from(await response!.arrayBuffer())).toEqual(png)
})

it.each([
  ['a path upward', '/../outside.png'],
  ['an escaped path upward', '/%2e%2e/outside.png'],
  ['an escaped slash', '/..%2foutside.png'],
  ['an escape of an escape', '/..%252foutside.png'],
  ['a backslash', '/..%5coutside.png'],
  ['an article', '/article.md'],
  ['a file that is no picture', '/key.png'],
  ['a file without an extension', '/id_rsa'],
  ['a link out of the folder', '/link.png'],
  ['a folder that is a link', '/up/outside.png'],
  ['a folder', '/.images'],
  ['what is not there', '/absent.png'],
  ['a control character', '/%00.png'],
  ['a broken escape', '/%ff.png'],
])('answers nothing for %s', async (_name, path) => {
  expect(await answerPicture(join(created.folder, 'content'), path)).toBeNull()
})

it.each([
  ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
  [
    'a.SVG',
    '\ufeff<?xml version="1.0"?>\n<!-- drawn -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD" "svg.dtd">\n<svg>',
    'image/svg+xml',
  ],
  ['a.svg', '<html><svg></svg></html>', null],
  ['a.svg', '# svg', null],
  ['a.gif', 'GIF89a', 'image/gif'],
  ['a.jpeg', '\xff\xd8\xff\xe0', 'image/jpeg'],
  ['a.jpg', 'GIF89a', null],
  ['a.webp', 'RIFF0000WEBPVP8 ', 'image/webp'],
  ['a.webp', 'RIFF0000WAVE', null],
  ['a.avif', '\0\0\0\x1cftypavif', 'image/avif'],
  ['a.html', '<svg>', null],
  ['a', 'GIF89a', null],
] as const)('takes %s that begins with %j for %s', (name, start, type) => {
  const bytes = Buffer.from(start, name.toLowerCase().endsWith('svg') ? 'utf8' : 'latin1')
  expect(pictureTypeOf(name, bytes)).toBe(type)
})
