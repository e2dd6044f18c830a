import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { readBlocks } from '../fixtures/documentation.ts'
import { type RunningScript, runScript } from './running-script.ts'

const running: RunningScript[] = []

afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL')
})

function start(port: number): RunningScript {
  const script = runScript('scripts/start.ts', [], { PORT: String(port) })
  running.push(script)
  return script
}

it('npm start indexes content, answers page, API and articles, and Ctrl-C ends it', async () => {
  const script = start(0)
  const [site] = await script.said(/http:\/\/127\.0\.0\.1:\d+\//)
  const health = (await (await fetch(`${site}api/health`)).json()) as { articles: number }
  expect(health.articles).toBeGreaterThanOrEqual(12)
  const response = await fetch(`${site}api/search?q=${encodeURIComponent('灰犀牛')}&limit=3`)
  const { hits } = (await response.json()) as { hits: { url: string }[] }
  expect(hits.length).toBeGreaterThan(0)
  for (const { url } of hits) {
    const article = await fetch(new URL(url, site))
    expect([article.status, article.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  }
  const [answer, problem] = readBlocks('api').filter(({ language }) => language === 'json')
  const asked = `q=${encodeURIComponent('大运河')}&limit=1&fields=title,url,snippet&snippetLength=40`
  const shown = JSON.parse(answer!.code) as object
  expect({ ...(await (await fetch(`${site}api/search?${asked}`)).json()), tookMs: 2.1 }).toEqual(shown)
  expect(await (await fetch(`${site}api/search?limit=x`)).json()).toEqual(JSON.parse(problem!.code))
  expect(await (await fetch(site)).text()).toContain('<hansou-search')
  expect((await fetch(`${site}search-box.js`)).status).toBe(200)
  expect(await script.interrupt()).toBe(0)
})

it('npm start says what to do when its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const script = start(port)
  await script.said(new RegExp(`port ${port} is taken`))
  expect(await script.ended()).toBe(1)
  other.close()
})

it('npm start refuses a PORT that is none', async () => {
  const script = runScript('scripts/start.ts', [], { PORT: 'abc' })
  running.push(script)
  await script.said(/PORT=abc: expected 0–65535/)
  expect(await script.ended()).toBe(1)
})
