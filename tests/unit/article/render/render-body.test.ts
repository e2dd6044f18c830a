import { describe, expect, it } from 'vitest'
import { markdownDocument, readDocument } from '../../../../src/article/read-document.ts'
import { readBody } from '../../../../src/article/render/read-body.ts'
import { renderArticlePage } from '../../../../src/article/render/render-article.ts'
import { renderBody } from '../../../../src/article/render/render-body.ts'

function render(markdown: string, file = 'news/one.md'): { body: string; page: string; anchors: string[] } {
  const document = markdownDocument(file, Buffer.from(markdown))
  const parsed = readDocument(document, { split: true })!
  const body = renderBody(readBody(document)!, parsed)
  const anchors = parsed.passages.flatMap((passage) => passage.anchor ?? [])
  return { body, page: renderArticlePage(parsed, body), anchors }
}

describe('the body of an article as a page', () => {
  it.each([
    ['a link', '见[大运河](https://example.com/a)。', '<a href="https://example.com/a">大运河</a>'],
    [
      'a bare address',
      '见 https://example.com/a 页',
      '<a href="https://example.com/a">https://example.com/a</a> 页',
    ],
    ['emphasis', '这是**重点**与*次要*。', '<strong>重点</strong>与<em>次要</em>'],
    [
      'code',
      '运行`npm start`。\n\n```js\nconst a = 1 < 2\n```',
      '<pre><code class="language-js">const a = 1 &#x3C; 2\n</code></pre>',
    ],
    ['a list', '- 甲\n- 乙', '<li>甲</li>\n<li>乙</li>'],
    ['a table', '| 名 | 数 |\n|---|---|\n| 甲 | 1 |', '<td>甲</td>'],
    ['a quote', '> 古人云', '<blockquote>\n<p>古人云</p>\n</blockquote>'],
    ['wrapped lines', '大运河\n与园林', '<p>大运河与园林</p>'],
    ['a picture', '![图](a.png)', '<img src="/news/a.png" alt="图" loading="lazy">'],
    ['HTML', '<details><summary>展开</summary>\n\n**甲**\n\n</details>', '<summary>展开</summary>'],
    ['HTML inside of a line', 'H<sub>2</sub>O 与 <kbd>Ctrl</kbd>', 'H<sub>2</sub>O 与 <kbd>Ctrl</kbd>'],
    ['a picture in HTML', '<p align="center"><img src="a.png" width="9"></p>', '<img src="/news/a.png"'],
  ])('keeps %s as written', (_name, markdown, html) => {
    expect(render(`# 题\n\n${markdown}\n`).body).toContain(html)
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<img src=x onerror=alert(1)>'],
    ['an address that runs', '[点](javascript:alert(1))'],
    ['an escaped address that runs', '[点](java&#115;cript:alert(1))'],
    ['a picture that is data', '![点](data:text/html,<script>alert(1)</script>)'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a style', '<style>body{}</style><p style="position:fixed">x</p>'],
    ['a form that is sent elsewhere', '<form action="https://evil.example"><input name="a"></form>'],
    ['an object', '<object data="https://evil.example">x</object><svg onload="alert(1)"></svg>'],
    ['HTML in pieces', '<b><scr<script>ipt>alert(1)</scr</script>ipt>'],
  ])('leaves out %s', (_name, markdown) => {
    const { body } = render(`# 题\n\n前文。${markdown}\n\n${markdown}\n\n后文。\n`)
    expect(body).not.toMatch(
      /<script|<[a-z][^>]*\son\w+=|javascript:|data:|<iframe|<style|style=|<form|<object|<svg|body\{/i,
    )
    expect(body).toContain('后文')
  })

  it('gives each anchor of a passage to its heading, once, in order', () => {
    const { body, anchors } = render(
      '# 题\n\n开头。\n\n## 一\n\n甲。\n\n**二**\n\n乙。\n\n## 一\n\n丙。\n\n### 细 节\n\n丁。\n',
    )
    expect(anchors.length).toBeGreaterThanOrEqual(3)
    const ids = [...body.matchAll(/<h\d id="([^"]+)"/g)].map((match) => match[1])
    expect(ids).toEqual(anchors)
  })

  it('has the title once, asks search engines to leave it out, and names its address', () => {
    const { page } = render('# 题目\n\n# 题目\n\n正文。\n')
    expect(page.match(/<h\d[^>]*>题目</g)?.length).toBe(1)
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(page).toContain('<link rel="canonical" href="/news/one">')
  })
})
