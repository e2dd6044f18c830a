import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/http/app.ts'
import type { AppOptions } from '../../../src/http/options.ts'

const asPage = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const at = (path: string, options: Partial<AppOptions> = {}, headers: Record<string, string> = asPage) =>
  createApp({
    searcher: () => Promise.reject(new Error('expected no search')),
    searchBox: async () => null,
    ...options,
  }).request(`https://search.example${path}`, { headers })

describe('an address at which nothing stands', () => {
  it('is told to people by a page with a search field, under a policy', async () => {
    const response = await at('/nowhere', { siteName: '<站>' })
    const html = await response.text()
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(html).toContain('没有这个页面')
    expect(html).toContain('&lt;站&gt;')
    expect(html).toContain('<hansou-search endpoint="/"')
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  })

  it.each([
    ['a program', '/nowhere', { Accept: '*/*' }],
    ['the API', '/api/nowhere', asPage],
    ['a file of the index', '/_hansou/manifest.json', asPage],
  ])('is told to %s by a problem document', async (_, path, headers) => {
    const response = await at(path, { siteUrl: 'https://articles.example/' }, headers)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each([
    ['/news/visit?page=2', 'https://articles.example/docs/news/visit?page=2'],
    ['/docs/visit', 'https://articles.example/docs/visit'],
    ['//elsewhere.example/x', 'https://articles.example/docs//elsewhere.example/x'],
  ])('leads to the site of the articles where that is another host: %s', async (path, expected) => {
    const response = await at(path, { siteUrl: 'https://articles.example/docs/' })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe(expected)
  })

  it('has no page with a search field where there is none', async () => {
    const alone = createApp({ searcher: () => Promise.reject(new Error('expected no search')) })
    const answers = await Promise.all(
      ['/', '/nowhere'].map((path) => alone.request(`https://search.example${path}`, { headers: asPage })),
    )
    for (const answer of answers)
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'NOT_FOUND' }])
    const led = createApp({
      searcher: () => Promise.reject(new Error('expected no search')),
      siteUrl: 'https://articles.example/',
    })
    expect((await led.request('https://search.example/nowhere', { headers: asPage })).status).toBe(302)
  })

  it('leads nowhere where the articles stand on this host', async () => {
    expect((await at('/nowhere', { siteUrl: 'https://search.example/docs/' })).status).toBe(404)
  })

  it('is what the site answers, where it answers', async () => {
    const site = async () => new Response('own', { status: 404 })
    expect(await (await at('/nowhere', { site, siteUrl: 'https://articles.example/' })).text()).toBe('own')
  })
})
