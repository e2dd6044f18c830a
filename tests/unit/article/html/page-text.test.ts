import { describe, expect, it } from 'vitest'
import { page, readPage, textOfPage } from './read-page.ts'

const long =
  '清晨的茶馆里坐满了人，掌柜提着铜壶来回添水，蒸汽在梁下散开，说书先生还没有到，客人先聊起昨夜的雨。'.repeat(
    2,
  )

describe('the text of a page', () => {
  it.each<[string, string, string]>([
    ['joins Chinese lines of the source without a space', '<p>茶馆开在\n  桥头。</p>', '茶馆开在桥头。'],
    ['joins Latin lines of the source with one', '<p>a tea\n  house</p>', 'a tea house'],
    ['keeps inline elements in one piece', '<p>茶<em>馆</em>开<a href="/x">门</a>了</p>', '茶馆开门了'],
    ['breaks at block elements', '<div>甲<div>乙</div>丙</div>', '甲\n乙\n丙'],
    ['breaks at br', '<p>甲<br>乙</p>', '甲\n乙'],
    [
      'shows the number of an ordered item',
      '<ol start="3"><li>烧水</li><li>投茶</li></ol>',
      '3. 烧水\n4. 投茶',
    ],
    [
      'counts on from the value of an item',
      '<ol><li>甲</li><li value="5">乙</li><li>丙</li></ol>',
      '1. 甲\n5. 乙\n6. 丙',
    ],
    [
      'reads a table row by row',
      '<table><tr><th>名</th><th>价</th></tr><tr><td>龙井</td><td>30</td></tr></table>',
      '名 价\n龙井 30',
    ],
    ['keeps code line by line', '<pre><code>a = 1\n  b = 2</code></pre>', 'a = 1\n  b = 2'],
    [
      'reads code that breaks by br',
      '<pre><code><span class="line">a</span><br><span class="line">b</span></code></pre>',
      'a\nb',
    ],
    [
      'puts a reading beside its whole word',
      '<p>他认得<ruby>饕<rp>(</rp><rt>tāo</rt><rp>)</rp>餮<rt>tiè</rt></ruby>。</p>',
      '他认得饕餮（tāo tiè）。',
    ],
    [
      'keeps what is folded',
      '<details><summary>为什么</summary><p>存储格式变了。</p></details>',
      '为什么\n存储格式变了。',
    ],
    ['keeps tabs that are not shown', '<div role="tabpanel" hidden><p>npm i</p></div>', 'npm i'],
    ['takes invisible characters out', '<p>茶\u200b馆&shy;里</p>', '茶馆里'],
    [
      'reads an emoji picture as its character',
      '<p>好<img class="emoji" alt="😄" src="x.png">的</p>',
      '好😄的',
    ],
    [
      'reads attributes that are asked for',
      '<p>茶<b data-pagefind-index-attrs="alt, title" title="铜壶"></b></p>',
      '茶 铜壶',
    ],
  ])('%s', (_, html, expected) => {
    expect(textOfPage(page(`<h1>茶馆札记</h1>${html}`))).toContain(expected)
  })

  it.each<[string, string]>([
    [
      'KaTeX',
      '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>E</mi><mi>m</mi></mrow><annotation encoding="application/x-tex">E=mc^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">E=mc2</span></span>',
    ],
    [
      'MathJax 2',
      '<span class="MathJax_Preview">E=mc2</span><span class="MathJax"><span>E=mc2</span></span><script type="math/tex">E=mc^2</script>',
    ],
    [
      'MathJax 3',
      '<mjx-container><svg></svg><mjx-assistive-mml><math alttext="E=mc^2"><mi>E</mi></math></mjx-assistive-mml></mjx-container>',
    ],
    [
      'MathJax 4',
      '<mjx-container><mjx-math aria-hidden="true" data-latex="E=mc^2">𝐸</mjx-math><mjx-assistive-mml><math data-latex="E=mc^2"><mi data-latex="E">E</mi></math></mjx-assistive-mml></mjx-container>',
    ],
    ['a page that draws it later', '<span class="arithmatex">\\(E=mc^2\\)</span>'],
  ])('shows a formula of %s once, as TeX', (_, html) => {
    expect(textOfPage(page(`<h1>茶馆札记</h1><p>质能${html}方程</p>`))).toBe('质能E=mc^2方程')
  })
})

/** Code of a template that stands in a sentence. */
const template = `写成 ${['{a}/', '{b}'].map((part) => `$${part}`).join('')} 即可`

describe('formulas of a page', () => {
  it.each<[string, string, string]>([
    ['signs for commands', '<script type="math/tex">\\alpha \\le \\frac{1}{2}</script>', 'α ≤ 1/2'],
    ['round brackets in text', '设 \\(a_b\\) 为边', '设 a_b 为边'],
    ['square brackets in text', '\\[\\sum_{i}\\]', '∑_{i}'],
    ['dollars', '设 $c^2$ 与 $$\\beta$$', '设 c^2 与 β'],
    ['dollars with blanks inside', '设 $ c^2 $，$\\beta $ 与 $d$', '设 c^2，β 与 $d$'],
    ['prices', '$5 起，$6 止', '$5 起，$6 止'],
    ['prices beside a formula', '$5 和 $甲，$x_1$ 与 $6', '$5 和 $甲，x_1 与 $6'],
    ['words between dollars', '变量 $甲_乙$ 不变', '变量 $甲_乙$ 不变'],
    ['template code', template, template],
    ['a group with a command', `设 $${'{'}\\alpha}_i$ 为角`, '设 {α}_i 为角'],
  ])('are read as in Markdown: %s', (_name, html, text) => {
    const program = '<script src="/lib/mathjax/tex-svg.js"></script>'
    expect(textOfPage(page(`<h1>茶馆札记</h1>${program}<p>${html}</p>`))).toBe(text)
  })

  it.each<[string, string, string]>([
    ['commands in dollars', '设 $\\beta^2$ 为角', '设 β^2 为角'],
    ['commands in brackets', '\\[\\sum_{i}\\]', '∑_{i}'],
    ['template code', template, template],
    ['variables', '取 $(A)_$(B) 与 ($a_b$)', '取 $(A)_$(B) 与 ($a_b$)'],
    ['two dollars', '进程 $$a_b$$ 的号', '进程 $$a_b$$ 的号'],
    ['signs of a terminal', '提示符 \\[\\e[32m\\]', '提示符 \\[\\e[32m\\]'],
    ['a pattern', '匹配 \\(a_b\\) 一次', '匹配 \\(a_b\\) 一次'],
  ])('are only what has a command of TeX where the page draws none: %s', (_name, html, text) => {
    expect(textOfPage(page(`<h1>茶馆札记</h1><p>${html}</p>`))).toBe(text)
  })
})

describe('what surrounds an article', () => {
  it.each([
    [
      'leaves out the date above the text',
      '<time datetime="2023-08-02">8月2日</time><p>正文。</p>',
      '正文。',
    ],
    [
      'leaves out a line with the date',
      '<p><time datetime="2023-08-02">8月2日</time></p><p>正文。</p>',
      '正文。',
    ],
    ['keeps a date in a sentence', '<p>写于<time>8月2日</time></p>', '写于8月2日'],
    [
      'leaves out the links that edit a section',
      '<div>水<span class="mw-editsection"><span>[</span><a href="/e">编辑</a><span>]</span></span></div><p>正文。</p>',
      '水\n正文。',
    ],
    [
      'leaves out what a theme of Typecho says under the text',
      '<p>正文。</p><div class="show-foot"><span>最后修改：昨天</span></div>',
      '正文。',
    ],
    [
      'reads a table of one column as what stands in it',
      '<table><tr><td><p>甲</p><p>乙</p></td></tr></table>',
      '甲\n乙',
    ],
    [
      'reads the article for readers without scripts',
      '<noscript><article><p>正文。</p></article></noscript>',
      '正文。',
    ],
    [
      'reads no other text for readers without scripts',
      '<p>正文。</p><noscript>请打开脚本</noscript>',
      '正文。',
    ],
    ['keeps a date further down', '<p>正文。</p><p><time>8月2日</time></p>', '正文。\n8月2日'],
  ])('%s', (_name, html, text) => {
    expect(textOfPage(page(`<h1>茶馆札记</h1>${html}`))).toBe(text)
  })

  it.each<[string, string]>([
    ['navigation', '<nav><a href="/">首页XX</a></nav>'],
    ['a footer', '<footer>XX版权</footer>'],
    ['a footer by its class', '<div class="footer">XX版权</div><div class="Site-Footer">XX</div>'],
    ['a footer by its id', '<div id="footer">XX版权</div>'],
    ['breadcrumbs', '<ul class="breadcrumbs"><li>XX</li></ul>'],
    ['what says that a version is old', '<div class="theme-doc-version-banner alert">XX</div>'],
    ['pages before and after', '<div class="post-nav"><a rel="prev" href="/a">XX</a></div>'],
    [
      'a table of contents without a name',
      '<ul><li><a href="#a">XX</a></li><li><a href="#b">XX二</a></li></ul>',
    ],
    ['a copy button', '<pre><button>XX</button><code>a</code></pre>'],
    ['lines of code that mdBook hides', '<pre><code><span class="boring">XX\n</span>a</code></pre>'],
    [
      'line numbers beside code',
      '<figure class="highlight"><table><tr><td class="gutter"><pre>XX</pre></td><td class="code"><pre>a</pre></td></tr></table></figure>',
    ],
    [
      'line numbers of an inline style',
      '<pre><span style="user-select:none">88</span>a</pre>'.replace('88', ' 77 '),
    ],
    [
      'line numbers beside code, however many',
      `<div class="code"><pre>a</pre><div class="line-numbers-wrapper">${'<span>77</span><br>'.repeat(40)}</div></div>`,
    ],
    [
      'a line of tags',
      '<div class="tags"><a href="/tags/?tag=XX">#XX</a><a href="/tags/?tag=y">#y</a></div>',
    ],
    ['who changed the page, and when', '<div class="vp-changelog-wrapper"><ul><li>XX</li></ul></div>'],
    ['comment boxes', '<div id="vcomments">XX</div>'],
    [
      'articles before and after',
      '<article class="prev-next"><h3><a href="/a">XX</a></h3><p>XX</p></article>',
    ],
    ['how to reprint it', '<div class="reprint"><p>XX</p></div>'],
    ['buttons to share', '<div class="post-share">XX</div>'],
    ['results of a search that nobody asked for', '<div class="search-results"><h1>XX</h1></div>'],
    ['text for screen readers only', '<span class="sr-only">XX</span>'],
    [
      'labels of footnotes',
      '<aside role="doc-footnote"><span>[<a role="doc-backlink" href="#r">77</a>]</span><p>注</p></aside>',
    ],
    ['what is hidden', '<div hidden>XX</div><p style="display: none">XX</p><i aria-hidden="true">XX</i>'],
    ['scripts, styles and templates', '<script>XX</script><style>XX</style><template>XX</template>'],
    ['a form', '<form><label>XX</label><input></form>'],
    [
      'numbers of footnotes and ways back',
      '<p>茶<sup><a href="#fn1">77</a></sup></p><p>注<a href="#r1" class="footnote-backref">XX</a></p>',
    ],
    ['what asks to be ignored', '<p data-pagefind-ignore>XX</p><p data-hansou-ignore="all">XX</p>'],
  ])('leaves out %s', (_, html) => {
    const text = textOfPage(page(`<h1>茶馆札记</h1><p>${long}</p>${html}<p>${long}</p>`))
    expect(text).toContain('掌柜提着铜壶')
    expect(text).not.toMatch(/XX|77|\[\]/)
  })

  it.each([
    ['<ul><li><a class="btn">← 上一页</a></li><li><a href="/b">下一篇 <i>→</i></a></li></ul>', ''],
    ['<p><a href="/b">Next page »</a></p><p><a href="/a">Previous</a></p>', ''],
    ['<p>见<a href="/b">下一页</a>。</p><p><a href="/c">下篇</a></p>', '见下一页。\n下篇'],
    ['<p><a href="/d">Next.js 入门</a></p>', 'Next.js 入门'],
  ])('leaves out links that say nothing but that they turn the page: %s', (html, text) => {
    expect(textOfPage(page(`<h1>茶馆札记</h1><p>${long}</p>${html}`))).toBe(
      text === '' ? long : `${long}\n${text}`,
    )
  })

  it.each<[string, string]>([
    ['a comment in code', '<pre><span class="token comment">// 注释甲</span></pre>'],
    ['a footer of a quotation', '<blockquote><p>甲</p><footer>注释甲</footer></blockquote>'],
    ['a class of a quotation', '<blockquote><p>甲</p><div class="footer">注释甲</div></blockquote>'],
    ['a section about footers', '<div class="section" id="footer"><p>注释甲</p></div>'],
    ['a footer around the article', '<div class="footer"><main><p>注释甲</p></main></div>'],
    ['a form around the whole page', '<form><h1>茶馆札记</h1><p>注释甲</p></form>'],
    [
      'labels of tabs',
      '<ul class="nav-tabs"><li><a href="#a">注释甲</a></li><li><a href="#b">乙</a></li></ul>',
    ],
    ['code that has line numbers', '<pre class="line-numbers"><code>注释甲</code></pre>'],
    ['an article whose class is its address', '<div class="vp-doc _guide_sidebar"><p>注释甲</p></div>'],
    [
      'an article with its title whose class is its address',
      '<div class="x_guide_edit-link"><h1>茶</h1><p>注释甲</p><p>乙</p></div>',
    ],
    ['a box beside the text', '<aside class="starlight-aside"><p>注释甲</p></aside>'],
  ])('keeps %s', (_, html) => {
    expect(textOfPage(page(`<h1>茶馆札记</h1><p>${long}</p>${html}`))).toContain('注释甲')
  })

  it('leaves out a header that stands in a box of its own', () => {
    const header = '<div><header><h1>札记网</h1><p>XX的站</p></header></div>'
    const html = `<body>${header}<div><h1>茶馆札记</h1><p>${long}</p></div></body>`
    expect(textOfPage(html)).toBe(long)
    const titled = `<body><div><h1>茶馆札记</h1></div><div><p>${long}</p></div></body>`
    expect(readPage(titled)?.article.title).toBe('茶馆札记')
  })

  it('finds the article of a wiki between what it says of the page', () => {
    const html = `<main><h1>茶馆札记</h1><p>来自百科</p><div class="mw-parser-output"><p>${long}</p></div><div>分类：茶</div></main>`
    expect(textOfPage(html)).toBe(long)
  })

  it('finds the article by its text where no element says what it is', () => {
    const menu = `<div>${'<a href="/x">目录页</a> '.repeat(40)}</div>`
    const html = `<title>茶</title><body><div id="l">${menu}</div><div id="r"><h1>茶</h1><p>${long}</p><p>${long}</p></div>`
    expect(textOfPage(html)).toBe(`${long}\n${long}`)
  })

  it('reads what a page marks as its body, and only that', () => {
    const html = page(
      `<h1>茶馆札记</h1><p>外面</p><div data-pagefind-body><p>里面</p></div><div data-hansou-body>也是</div>`,
    )
    expect(textOfPage(html)).toBe('里面\n也是')
  })

  it('leaves out paragraphs that stand on most pages', () => {
    const parsed = readPage(
      page(`<h1>茶馆札记</h1><p>${long}</p><p>本文采用  CC 协议</p><p>本文链接：https://example.cn/a/</p>`),
      'a.html',
      {
        repeatedText: ['本文采用 CC 协议', '本文链接：https://'],
      },
    )
    expect(parsed?.passages.map(({ text }) => text).join('')).toBe(long)
  })

  it('leaves out headings that stand on most pages, but for those that a link leads to', () => {
    const parsed = readPage(
      page(`<h1>茶馆札记</h1><p>${long}</p><h2 id="use">用法</h2><p>甲</p><h2>相关</h2><p>乙</p>`),
      'a.html',
      { repeatedText: ['相关', '用法'] },
    )
    expect(parsed?.passages.at(-1)).toMatchObject({ headings: ['用法'], text: '甲\n乙' })
  })
})

describe('headings', () => {
  const anchorsOf = (html: string) =>
    readPage(page(`<h1 id="top">茶馆札记</h1><p>序</p>${html}`))?.passages.map(({ headings, anchor }) => [
      headings.join('/'),
      anchor,
    ])

  it.each<[string, string, string | null]>([
    ['their own id', '<h2 id="水">水</h2>', '水'],
    ['an id inside', '<h2><a name="shui"></a>水</h2>', 'shui'],
    ['the id of the section they begin', '<section id="s1"><h2>水</h2></section>', 's1'],
    ['an anchor right before', '<p>甲</p><a id="w"></a><h2>水</h2>', 'w'],
    ['nothing', '<h2>水</h2>', null],
    ['the id inside that has the text', '<h2><span id=".E6"></span><span id="水">水</span></h2>', '水'],
  ])('are reached by %s', (_, html, anchor) => {
    expect(anchorsOf(`${html}<p>乙</p>`)?.at(-1)).toEqual(['水', anchor])
  })

  it.each<[string, string, string]>([
    ['no card that leads to another page', '<a href="/b"><h2>水</h2><p>说水。</p></a>', ''],
    ['one in a link alone', '<a href="/b"><h2>水</h2></a><p>说水。</p>', '水'],
    ['one in a link to this page', '<a href="#b"><h2>水</h2><p>说水。</p></a>', '水'],
    ['one of a link that is left open', '<a href="/b"><h2>火</h2><p>火。</p><h2>水</h2><p>说水。</p>', '水'],
  ])('are of the article: %s', (_, html, heading) => {
    expect(anchorsOf(html)?.at(-1)?.[0]).toBe(heading)
    expect(textOfPage(page(`<h1>茶馆札记</h1>${html}`))).toContain('说水。')
  })

  it('without an id are reached by the heading before', () => {
    expect(anchorsOf('<h2 id="a">甲</h2><p>一</p><h3>乙</h3><p>二</p>')).toEqual([
      ['', null],
      ['甲', 'a'],
      ['甲/乙', 'a'],
    ])
  })

  it.each<[string, string]>([
    ['a sign', '<h2 id="x">水<a href="#x">#</a></h2>'],
    ['a sign of a theme', '<h2 id="x"><a class="header-anchor" href="#x" aria-hidden="true">链接</a>水</h2>'],
    ['nothing that is seen', '<h2 id="x">水<a class="hash-link" href="#x">\u200b</a></h2>'],
    ['a way back to the table of contents', '<h2 id="x"><a role="doc-backlink" href="#toc1">水</a></h2>'],
    ['the heading itself', '<h2 id="x"><a class="header-anchor" href="#x"><span>水</span></a></h2>'],
  ])('are read without the link to themselves: %s', (_, html) => {
    expect(anchorsOf(`${html}<p>乙</p>`)?.at(-1)).toEqual(['水', 'x'])
  })
})

describe('pictures', () => {
  it.each<[string, string, { src: string; caption: string }]>([
    [
      'with their caption',
      '<figure><img src="a.png" alt="x"><figcaption>铜壶</figcaption></figure>',
      { src: '/a.png', caption: '铜壶' },
    ],
    [
      'with their alternative text',
      '<p><img src="/i/a.png" alt="铜壶"></p>',
      { src: '/i/a.png', caption: '铜壶' },
    ],
    [
      'that load late',
      '<img data-src="b.png" src="data:image/gif;base64,R0">',
      { src: '/b.png', caption: '' },
    ],
  ])('are read %s', (_, html, picture) => {
    expect(readPage(page(`<h1>茶馆札记</h1>${html}<p>文</p>`))?.passages[0]?.pictures).toEqual([picture])
  })

  it('that only count visits are none', () => {
    expect(
      readPage(page('<h1>茶馆札记</h1><img src="a.gif" width="1"><p>文</p>'))?.passages[0]?.pictures,
    ).toEqual([])
  })
})
