import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { hansouHexo } from '../../../integrations/hexo.ts'
import type { Middleware } from '../../../integrations/site-index.ts'
import { cacheFolderOf } from '../../../scripts/index/cache/cache-folder.ts'

interface Page {
  readonly written: string[]
  readonly announce: (name: string) => void
}

/** What the integration writes into the pages of a site. */
function linesOf(config: object): readonly [entry: string, lines: string][] {
  const lines: [string, string][] = []
  hansouHexo({
    public_dir: 'public',
    config,
    env: {},
    log: { info: () => undefined },
    extend: {
      injector: { register: (entry: string, value: string) => lines.push([entry, value]) },
      filter: { register: () => undefined },
    },
  })
  return lines
}

/** Runs the script of a page that holds what `selected` lists; the body takes all else. */
function openPage(config: object, selected: readonly string[]): Page {
  const [, script] = /<script>(.*)<\/script>/s.exec(linesOf(config)[0]![1])!
  const written: string[] = []
  const heard = new Map<string, () => void>()
  const element = (name: string) => ({
    insertAdjacentHTML: (_: string, html: string) => written.push(`${name}: ${html}`),
  })
  const page = {
    body: element('body'),
    querySelector: (selector: string) => {
      if (selector === 'hansou-search') return written.length > 0 ? element(selector) : null
      return selected.includes(selector) ? element(selector) : null
    },
    addEventListener: (name: string, listener: () => void) => heard.set(name, listener),
  }
  new Function('document', script!)(page)
  return { written, announce: (name) => heard.get(name)?.() }
}

describe('the box in the pages of a Hexo site', () => {
  it('is written into the head alone: themes have a </body> in their scripts', () => {
    const lines = linesOf({ hansou: { static: true, place: '</script><b>' } })
    expect(lines.map(([entry]) => entry)).toEqual(['head_end'])
    expect(lines[0]![1].match(/<\/script>/g)).toHaveLength(2)
    expect(lines[0]![1]).not.toContain('<hansou-search')
  })

  it.each([
    ['the corner of the page', {}, [], /^body: .*position:fixed/],
    ['the bar of the theme', { theme: 'butterfly' }, ['#menus'], /^#menus: .*vertical-align/],
    ['the place that is named', { hansou: { place: '.nav' } }, ['.nav'], /^\.nav: .*vertical-align/],
    [
      'the corner, where nothing is at that place',
      { hansou: { place: '.nav' } },
      [],
      /^body: .*position:fixed/,
    ],
  ])('stands in %s', (_, config, selected, expected) => {
    const page = openPage(config, selected)
    expect(page.written).toEqual([])
    page.announce('DOMContentLoaded')
    expect(page.written).toEqual([expect.stringMatching(expected)])
  })

  it('is put there again when PJAX took it away, and once', () => {
    const page = openPage({ theme: 'butterfly' }, ['#menus'])
    page.announce('DOMContentLoaded')
    page.announce('pjax:complete')
    expect(page.written).toHaveLength(1)
    page.written.length = 0
    page.announce('pjax:complete')
    expect(page.written).toHaveLength(1)
  })
})

describe('the index of a Hexo site', () => {
  it('is not built where Hexo ended before the site was there', async () => {
    const filters = new Map<string, () => Promise<void>>()
    hansouHexo({
      public_dir: 'missing',
      config: {},
      env: { cmd: 'generate' },
      log: { info: () => undefined },
      extend: {
        injector: { register: () => undefined },
        filter: { register: (name: string, run: () => Promise<void>) => filters.set(name, run) },
      },
    })
    await expect(filters.get('before_exit')!()).resolves.toBeUndefined()
    await filters.get('after_generate')!()
    await expect(filters.get('before_exit')!()).rejects.toThrow('missing')
  })
})

describe('the server of a Hexo site', () => {
  /** Asks a server that Hexo's own pages come behind. */
  async function ask(hansou: object, path: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'hansou-hexo-'))
    const source = join(folder, 'source')
    await mkdir(join(source, '_posts'), { recursive: true })
    await writeFile(join(source, '_posts/a.md'), '---\ntitle: 水闸\n---\n每天开两次。')
    const layers: Middleware[] = []
    hansouHexo({
      public_dir: join(folder, 'public'),
      source_dir: source,
      config: { hansou },
      env: { cmd: 'server' },
      log: { info: () => undefined },
      extend: {
        injector: { register: () => undefined },
        filter: {
          register(name: string, run: (server: object) => void, priority = 10) {
            // Hexo's own layers have the priority 10, and answer every address.
            if (name === 'server_middleware' && priority < 10)
              run({ use: (layer: Middleware) => layers.push(layer) })
          },
        },
      },
    })
    const server = createServer((request, response) => {
      const next = (): void => void response.end('page of Hexo')
      const [layer = (_, __, pass) => pass()] = layers
      layer(request, response, next)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(async () => {
      server.close()
      for (const written of [folder, cacheFolderOf(source)])
        await rm(written, { recursive: true, force: true })
    })
    return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)).text()
  }

  it.each<[string, object, string, string]>([
    ['searches the sources', {}, '/api/search?q=%E6%B0%B4%E9%97%B8', '"total":1'],
    ['has the files of a static search', { static: true }, '/blog/hansou/manifest.json', '"articles":1'],
    ['leaves pages to Hexo', {}, '/2026/01/01/a/', 'page of Hexo'],
    [
      'searches nothing where the search has an address of its own',
      { endpoint: 'https://a.example' },
      '/api/search?q=a',
      'page of Hexo',
    ],
  ])('%s', { timeout: 60_000 }, async (_, options, path, expected) => {
    expect((await ask(options, path)).replaceAll('\\', '')).toContain(expected)
  })
})
