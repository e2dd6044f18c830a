import { describe, expect, it } from 'vitest'
import { writePage } from '../../../src/http/page-html.ts'
import { pageStyle } from '../../../src/text/page-style.ts'

const page = (examples: readonly string[], pageScripts: readonly string[] = []) =>
  writePage({ siteName: '运河 <志>', examples, pageScripts })

describe('the search page', () => {
  it('looks as the pages of articles do', () => {
    expect(page([])).toContain(`<style>${pageStyle}`)
  })

  it('shows nothing to try where nothing is given', () => {
    const html = page([])
    expect(html).not.toMatch(/<ul/)
    expect(html).not.toContain('page-examples.js')
    expect(html).toContain('<h1>运河 &lt;志&gt;</h1>')
  })

  it('links plain queries', () => {
    const html = page(['大运河', 'C&A', 'other:x'])
    expect(html).toContain(
      '<ul class="tries"><li>试试</li>' +
        `<li><a href="?q=${encodeURIComponent('大运河')}">大运河</a></li>` +
        '<li><a href="?q=C%26A">C&amp;A</a></li>' +
        '<li><a href="?q=other%3Ax">other:x</a></li></ul>',
    )
    expect(html).not.toContain('class="examples"')
    expect(html).not.toContain('page-examples.js')
  })

  it.each([
    ['script:運河', '打繁體，找到简体', '運河'],
    ['pinyin:dyh', '只打首字母', 'dyh'],
    ['character:河', '一个字也搜得到', '河'],
    ['exact:"a:b"', '一字不差', '&quot;a:b&quot;'],
  ])('shows with a live answer what %s is', (example, name, query) => {
    const html = page([example])
    expect(html).toContain(`data-example="${query}"><h2>${name}</h2>`)
    expect(html).toContain('<script type="module" src="page-examples.js"></script>')
    expect(html).not.toContain('class="tries"')
  })

  it.each(['script:', 'toString:x'])('takes %s for a plain query', (example) => {
    expect(page([example])).toContain(`>${example}</a></li></ul>`)
  })

  it('names nothing at the root of its host, since a proxy may put it under a path', () => {
    expect(page(['script:運河', '大运河'])).not.toMatch(/(?:href|src|endpoint)="\//)
  })

  it('loads the scripts of a site behind those of the box', () => {
    expect(page(['script:運河'], ['/a.js?b&c'])).toContain(
      [
        '<script type="module" src="search-box.js"></script>',
        '<script type="module" src="page-examples.js"></script>',
        '<script type="module" src="/a.js?b&amp;c"></script>',
      ].join('\n'),
    )
  })
})
