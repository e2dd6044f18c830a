import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inventArticles } from '../fixtures/invented-articles.ts'
import { runScript } from './running-script.ts'

const place = { folder: '' }
const inside = (...names: string[]) => join(place.folder, ...names)

beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-interrupted-'))
  await writeFile(inside('few.jsonl'), '{"id":"a","title":"茶","text":"喝茶。"}\n')
  await writeFile(
    inside('many.jsonl'),
    inventArticles(12_000, 8, 7)
      .map((line) => JSON.stringify(line))
      .join('\n'),
  )
})
afterAll(() => rm(place.folder, { recursive: true, force: true }))

it('Ctrl-C ends a build at once with 130, and leaves the index that was there and nothing else', async () => {
  const first = runScript('scripts/hansou.ts', [inside('few.jsonl'), '--out', inside('index')], {})
  expect(await first.ended()).toBe(0)
  const before = await readdir(inside('index'))
  const second = runScript(
    'scripts/hansou.ts',
    [inside('many.jsonl'), '--out', inside('index'), '--no-cache'],
    {},
  )
  await second.said(/reading articles/)
  expect(await second.interrupt()).toBe(130)
  await second.said(/stopped; .*index is as it was/)
  expect(await readdir(inside('index'))).toEqual(before)
})

it('serve names the folder that holds no index, and the flag that is no port', async () => {
  const missing = runScript('scripts/hansou.ts', ['serve', '--index', inside('nothing')], {})
  await missing.said(
    /expected an index in .*nothing, found none; build it: hansou <articles> --out .*nothing/,
  )
  expect(await missing.ended()).toBe(1)
  const wrong = runScript('scripts/hansou.ts', ['serve', '--index', inside('index'), '--port', 'abc'], {})
  await wrong.said(/'--port <n>' argument 'abc' is invalid\. expected a whole number from 0 to 65535/)
  expect(await wrong.ended()).toBe(1)
})

it('dev listens on the port of its flag', async () => {
  await writeFile(inside('a.md'), '# 茶\n\n喝茶。\n')
  const dev = runScript('scripts/hansou.ts', ['dev', place.folder, '--port', '0'], { PORT: '1' })
  await dev.said(/汉搜 http:\/\/127\.0\.0\.1:\d{4,5}\//)
  expect(await dev.interrupt()).toBe(0)
})
