import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { type RunningScript, runScript } from './running-script.ts'

const created: { folder?: string; script?: RunningScript } = {}

afterEach(async () => {
  created.script?.child.kill('SIGKILL')
  if (created.folder !== undefined) await rm(created.folder, { recursive: true })
})

async function countHits(site: string, q: string): Promise<number> {
  const response = await fetch(`${site}api/search?q=${encodeURIComponent(q)}`)
  return ((await response.json()) as { total: number }).total
}

it('npm run dev shows what is saved, makes pages reload, and goes on after an article that cannot be read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-'))
  created.folder = folder
  await writeFile(join(folder, 'one.md'), '# 第一篇\n\n这里有一头灰犀牛。\n')
  const script = runScript('scripts/hansou.ts', ['dev', folder], { PORT: '0' })
  created.script = script
  const [site] = await script.said(/http:\/\/127\.0\.0\.1:\d+\//)
  expect([await countHits(site, '灰犀牛'), await countHits(site, '黑天鹅')]).toEqual([1, 0])
  expect(await (await fetch(site)).text()).toContain('/_dev/reload.js')

  const events = (await fetch(`${site}_dev/events`)).body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await events.read()).value).toBe(': listening\n\n')
  await writeFile(join(folder, 'two.md'), '# 第二篇\n\n这里有一只黑天鹅。\n')
  expect((await events.read()).value).toContain('event: reload')
  expect(await countHits(site, '黑天鹅')).toBe(1)

  await writeFile(join(folder, 'three.md'), Buffer.from([0x23, 0x0a, 0xff, 0xfe, 0xfd]))
  await script.said(/three\.md:\d+/)
  expect(await countHits(site, '灰犀牛')).toBe(1)

  await writeFile(join(folder, 'three.md'), '# 第三篇\n\n这里什么也没有。\n')
  expect((await events.read()).value).toContain('event: reload')
  expect(await countHits(site, '什么也没有')).toBe(1)
  expect(await script.interrupt()).toBe(0)
})
