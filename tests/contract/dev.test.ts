import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { type RunningScript, runScript } from './running-script.ts'

const created: { folder?: string; script?: RunningScript } = {}

afterEach(async () => {
  created.script?.child.kill('SIGKILL')
  if (created.folder !== undefined) await rm(created.folder, { recursive: true, force: true })
})

/** Reads events until one matches. */
async function readUntil(events: ReadableStreamDefaultReader<string>, text: string): Promise<string[]> {
  const seen: string[] = []
  while (!seen.join('').includes(text)) seen.push((await events.read()).value ?? '')
  return seen
}

async function countHits(site: string, q: string): Promise<number> {
  const response = await fetch(`${site}api/search?q=${encodeURIComponent(q)}`)
  return ((await response.json()) as { total: number }).total
}

it('npm run dev shows what is saved, makes pages reload, and goes on after an article that cannot be read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-'))
  created.folder = folder
  await writeFile(join(folder, 'one.md'), '# 第一篇\n\n这里有一头灰犀牛。\n')
  await writeFile(join(folder, 'hansou.json'), '{"name":"我的站","examples":["灰犀牛"]}')
  const script = runScript('scripts/hansou.ts', ['dev', folder], { PORT: '0' })
  created.script = script
  const [site] = await script.said(/http:\/\/127\.0\.0\.1:\d+\//)
  const front = await (await fetch(site)).text()
  expect(front).toContain('<h1>我的站</h1>')
  expect(front).toContain(`href="?q=${encodeURIComponent('灰犀牛')}"`)
  expect([await countHits(site, '灰犀牛'), await countHits(site, '黑天鹅')]).toEqual([1, 0])
  expect(await (await fetch(site)).text()).toContain('/_dev/reload.js')

  const events = (await fetch(`${site}_dev/events`)).body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await events.read()).value).toBe(': listening\n\n')
  await writeFile(join(folder, 'two.md'), '# 第二篇\n\n这里有一只黑天鹅。\n')
  expect((await events.read()).value).toContain('event: reload')
  expect(await countHits(site, '黑天鹅')).toBe(1)

  // An article that cannot be read shows on the page; the rest is up to date.
  await writeFile(join(folder, 'three.md'), Buffer.from([0x23, 0x0a, 0xff, 0xfe, 0xfd]))
  await script.said(/three\.md/)
  const shown = (await readUntil(events, 'event: reload')).join('')
  expect(shown).toMatch(/event: problems\ndata: \[".*three\.md/)
  expect(await countHits(site, '灰犀牛')).toBe(1)

  await writeFile(join(folder, 'three.md'), '# 第三篇\n\n这里什么也没有。\n')
  expect((await readUntil(events, 'event: reload')).join('')).toContain('event: problems\ndata: []')
  expect(await countHits(site, '什么也没有')).toBe(1)

  await script.said(/indexed 3 articles/)
  // Touched, saved unchanged, or in a folder that is not read: nothing is built.
  await utimes(join(folder, 'one.md'), new Date(), new Date())
  await writeFile(join(folder, 'two.md'), '# 第二篇\n\n这里有一只黑天鹅。\n')
  await mkdir(join(folder, 'node_modules'))
  await writeFile(join(folder, 'node_modules', 'readme.md'), '# 不读\n')
  await symlink(folder, join(folder, 'loop'))
  await symlink('b', join(folder, 'a'))
  await symlink('a', join(folder, 'b'))
  await writeFile(join(folder, 'four.md'), '# 第四篇\n\n这里有一座大桥。\n')
  const said = (await script.said(/indexed (\d+) articles/))[1]
  expect([said, await countHits(site, '大桥'), await countHits(site, '黑天鹅')]).toEqual(['4', 1, 1])
  expect(await script.interrupt()).toBe(0)
})

it('two servers of npm run dev in one checkout answer with their own articles', async () => {
  const folders = await Promise.all([0, 1].map(() => mkdtemp(join(tmpdir(), 'hansou-'))))
  const scripts = folders.map((folder) => runScript('scripts/hansou.ts', ['dev', folder], { PORT: '0' }))
  try {
    await writeFile(join(folders[0]!, 'one.md'), '# 一\n\n灰犀牛。\n')
    await writeFile(join(folders[1]!, 'one.md'), '# 二\n\n黑天鹅。\n')
    const sites = await Promise.all(scripts.map((script) => script.said(/http:\/\/127\.0\.0\.1:\d+\//)))
    const counts = await Promise.all(
      sites.flatMap(([site]) => [countHits(site, '灰犀牛'), countHits(site, '黑天鹅')]),
    )
    expect(counts).toEqual([1, 0, 0, 1])
    const foreign = await fetch(sites[0]![0], { headers: { origin: 'https://evil.example' } })
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null])
  } finally {
    for (const { child } of scripts) child.kill('SIGKILL')
    for (const folder of folders) await rm(folder, { recursive: true })
  }
})

it('npm run dev over a built site serves that site with the box in it, and nothing beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-'))
  created.folder = folder
  await mkdir(join(folder, 'guide'))
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><title>首页</title><main><h1>首页</h1><p>大运河。</p></main>',
  )
  await writeFile(
    join(folder, 'guide/start.html'),
    '<!doctype html><title>开始</title><main><h1>开始</h1><p>灰犀牛。</p></main>',
  )
  await writeFile(join(folder, 'app.css'), 'p { color: red }')
  await writeFile(join(folder, '.env'), 'SECRET=1')
  await symlink('/etc', join(folder, 'etc'))
  const script = runScript('scripts/hansou.ts', ['dev', folder], { PORT: '0' })
  created.script = script
  const [site] = await script.said(/http:\/\/127\.0\.0\.1:\d+\//)
  const look = async (path: string) => {
    const response = await fetch(new URL(path, site))
    return [response.status, response.headers.get('content-type'), await response.text()] as const
  }
  for (const path of ['/', '/guide/start', '/guide/start.html']) {
    const [status, type, html] = await look(path)
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8'])
    expect(html).toContain(path === '/' ? '大运河' : '灰犀牛')
    expect(html).toContain('<hansou-search endpoint="/">')
  }
  expect(await look('/app.css')).toEqual([200, 'text/css; charset=utf-8', 'p { color: red }'])
  for (const path of ['/.env', '/etc/passwd', '/..%2f..%2fetc/passwd', '/guide'])
    expect((await look(path))[0]).toBe(404)
})
