import { describe, expect, it } from 'vitest'
import { hansouHexo } from '../../../integrations/hexo.ts'

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
