import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const text = '用容器部署服务，先拉取镜像，再启动容器。'
const markdown = `# 部署\n\n${text}\n`
const page = (version: string) =>
  `<!doctype html><html lang="zh"><head><title>部署</title><meta data-rh="true" name="docusaurus_version" content="${version}"></head><body><main><h1>部署</h1><p>${text}</p></main></body></html>`

const sources: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sources of Docusaurus': {
    'docusaurus.config.js': "module.exports = { presets: [['classic', { docs: { routeBasePath: '/' } }]] }",
    'versions.json': '["2.1", "2.0"]',
    'docs/deploy.md': markdown,
    'versioned_docs/version-2.0/deploy.md': markdown,
    'versioned_docs/version-2.1/deploy.md': markdown,
  },
  'a built site of Docusaurus': {
    'index.html': page('2.1').replaceAll('部署', '首页'),
    '2.0/deploy/index.html': page('2.0'),
    'deploy/index.html': page('2.1'),
    'next/deploy/index.html': page('current'),
  },
}

describe.each(Object.entries(sources))('the same page of several versions, of %s', (_name, files) => {
  let built: BuiltIndex
  beforeAll(async () => {
    built = await buildTestIndex(files, 'packed')
  })
  afterAll(() => built.remove())

  it.each(['部署', '启动容器'])('is first where it is the latest: %s', async (q) => {
    const { hits } = await built.searcher.search(requestOf(q))
    const pages = hits
      .map(({ article }) => article.url.replace(/\/$/, ''))
      .filter((url) => /deploy$/.test(url))
    expect(pages[0]).toBe('/deploy')
    expect([...pages].sort()).toEqual(['/2.0/deploy', '/deploy', '/next/deploy'])
  })
})
