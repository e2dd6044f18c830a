import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readUsage } from '../../scripts/usage/usage-file.ts'
import { buildTestIndex } from '../fixtures/built-index.ts'
import { runScript } from './running-script.ts'

it('serves with a log of searches, and reports what they found and what would have helped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-report-'))
  const usage = join(folder, 'usage')
  const lines = Array.from({ length: 30 }, (_, at) => ({
    id: `a${at}`,
    title: '灰犀牛与黑天鹅',
    text: '一头灰犀牛。',
  }))
  const index = await buildTestIndex(lines, 'packed')
  const server = runScript(
    'scripts/hansou.ts',
    ['serve', '--index', index.folder, '--port', '0', '--usage', usage],
    {},
  )
  try {
    const [, url] = await server.said(/汉搜 (http:\S+\/)/)
    for (const query of ['灰犀牛', '灰犀牛', '灰西牛'])
      await fetch(`${url}api/search?q=${encodeURIComponent(query)}`)
    const body = JSON.stringify({ query: '灰犀牛', hit: '/a0', position: 1 })
    await fetch(`${url}api/click`, { method: 'POST', body })
    await expect.poll(async () => (await readUsage(usage, 0).catch(() => [])).length).toBe(4)
    const report = runScript('scripts/hansou.ts', ['report', '--usage', usage, '--index', index.folder], {
      LANGUAGE: 'en',
    })
    await report.said(/3 searches in 7 days, \d without a hit, 1 clicks[\s\S]* 2 {7}1 {2}灰犀牛[\s\S]*1: 1/)
    expect(await report.ended()).toBe(0)
    const chinese = runScript('scripts/hansou.ts', ['report', '--usage', usage, '--index', index.folder], {
      LANGUAGE: 'zh_CN',
    })
    await chinese.said(
      /3 次搜索（最近 7 天），\d 次没有结果，1 次点击\n\n {4}搜索 {4}点击 {2}查询\n[\s\S]* 2 {7}1 {2}灰犀牛[\s\S]*各位置的点击\n1: 1/,
    )
    expect(await chinese.ended()).toBe(0)
  } finally {
    server.child.kill('SIGKILL')
    await index.remove()
    await rm(folder, { recursive: true, force: true })
  }
}, 120_000)
