import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLocalSite } from '../../../scripts/server/local-site.ts'
import { createReloader } from '../../../scripts/server/reloader.ts'

const place = { folder: '', source: '' }
beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-local-'))
  place.source = place.folder
  await writeFile(join(place.source, 'a.md'), '# 水闸\n\n每天开两次。')
})
afterAll(() => rm(place.folder, { recursive: true, force: true }))

it.each([
  true,
  false,
])('lets pages run the script that reloads them, in development alone: %s', async (isDevelopment) => {
  const reloader = isDevelopment ? createReloader() : null
  const { app, rebuild } = await createLocalSite({
    source: place.source,
    indexFolder: join(place.folder, `index-${isDevelopment}`),
    examples: [],
    reloader,
  })
  await rebuild()
  const answer = await app.fetch(new Request('http://site.local/a'))
  expect(answer.status).toBe(200)
  const policy = answer.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(/script-src 'self'; connect-src 'self'$/.test(policy!)).toBe(isDevelopment)
  expect((await answer.text()).includes('src="/_dev/reload.js"')).toBe(isDevelopment)
  expect((await app.fetch(new Request('http://site.local/_dev/reload.js'))).status).toBe(
    isDevelopment ? 200 : 404,
  )
})

it.each([
  [true, 40],
  [false, 0],
])('analyses little anew when an article changes, in development alone: %s', async (isDevelopment, least) => {
  const source = join(place.folder, `many-${isDevelopment}`)
  await mkdir(source)
  const write = (number: number, word: string) =>
    writeFile(join(source, `${number}.md`), `# 第${number}篇\n\n${word.repeat(500)}。`)
  for (let number = 0; number < 60; number++) await write(number, '水闸')
  const indexFolder = join(place.folder, `many-index-${isDevelopment}`)
  const reloader = isDevelopment ? createReloader() : null
  const { rebuild } = await createLocalSite({ source, indexFolder, examples: [], reloader })
  await rebuild()
  await write(30, '河道')
  const { articles, remembered } = await rebuild()
  expect(articles).toBe(60)
  if (isDevelopment) expect(remembered).toBeGreaterThan(least)
  else expect(remembered).toBe(least)
})
