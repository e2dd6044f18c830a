import { describe, expect, it } from 'vitest'
import { type GeneratorName, plainSite, type SiteRules } from '../../../src/article/generators/site-rules.ts'
import { markdownDocument, readDocument } from '../../../src/article/read-document.ts'
import { readAs } from '../../fixtures/read-as.ts'

describe('markup as it stands on real sites', () => {
  it.each<[string, GeneratorName, string, string]>([
    [
      'components of Nuxt Content: labels, properties, slots and indent',
      'plain',
      '::alert{title="当心" type="info"}\n甲。\n::\n\n::card\n---\ntitle: 卡片\nicon: x\n---\n  乙。\n  #footer\n  丙。\n\n  ::tip[小字]\n  丁。\n  ::\n::\n\n#戊',
      '当心\n甲。\n卡片\n乙。\n丙。\n小字\n丁。\n#戊',
    ],
    [
      'no components: code, a name of C++ and a pseudo-element',
      'plain',
      '```\n::a\n#b\n::\n```\n\n::before 会插入，用 std::vector。\n\n::',
      '::a\n#b\n::\n::before 会插入，用 std::vector。\n::',
    ],
    [
      'components and directives in a line',
      'vitepress',
      '前 :badge[新的]{color=red}，:kbd[Ctrl]，见:第[1]节 a:b[c] :x[2] `:c[d]`',
      '前 新的，Ctrl，见:第[1]节 a:b[c] :x[2] :c[d]',
    ],
    [
      'emphasis of an expression that goes',
      'docusaurus',
      '前 **{name}**，**粗**，`****`。',
      '前 ，粗，****。',
    ],
    [
      'folds of Retype, one behind the other, up to their end',
      'plain',
      '==- 展开\n甲。\n==- 再展开\n乙。\n===\n\n=== 打开的\n丙。\n===\n\n丁。',
      '展开\n甲。\n再展开\n乙。\n打开的\n丙。\n丁。',
    ],
    ['a row of = elsewhere', 'plain', '::github{repo="a/b"}\n\n甲\n===\n\n乙。', '乙。'],
    [
      'fields of Dataview: lines of their own, and in a line',
      'obsidian',
      '作者:: 王维\n评分:: 五\n\n读 [译者:: [[李白]]]，见 [a::b] 与 std::map。\n- 来源:: 乙',
      '作者:: 王维\n评分:: 五\n读 译者: 李白，见 [a::b] 与 std::map。\n来源:: 乙',
    ],
    [
      'what Templater writes',
      'obsidian',
      '建于 <% tp.date.now("YYYY") %>，<%* if (a) { -%>甲<%* } %>。`<% tp.file %>` <%= b %>',
      '建于 ，甲。<% tp.file %> <%= b %>',
    ],
    [
      'lines of code that look like headings',
      'jekyll',
      '{% highlight sh %}\n# => 甲 (x)\n{% endhighlight %}\n\n<pre>\n# 乙 (x)\n</pre>',
      '# => 甲 (x)\n# 乙 (x)',
    ],
    [
      'formulas that stand between dollars between tags',
      'hugo',
      '{{< math >}}\n$$\n\\gamma_{n}\n$$\n{{< /math >}}',
      'γ_{n}',
    ],
    [
      'signs of Org in Logseq',
      'obsidian',
      '- 甲\n  :LOGBOOK:\n  CLOCK: [2024-05-01 Wed]\n  :END:\n- #+BEGIN_QUOTE\n  乙\n  #+END_QUOTE\n- 丙:END:',
      '甲\n乙\n丙:END:',
    ],
    ['and of Hugo', 'hugo', '{{< highlight sh >}}\n# 甲 `x`\n{{< /highlight >}}', '# 甲 `x`'],
    [
      'cells of HTML with blank lines and an indent',
      'jekyll',
      '<table>\n<tr>\n<td><p>\n\n      见 <code>甲</code>。\n\n    </p></td>\n</tr>\n</table>\n\n    乙',
      '见 甲。\n乙',
    ],
    [
      'a tag of MDX that ends a list, with a fence in it',
      'docusaurus',
      '- 一\n\n<details>\n  <div>\n    ```\n甲\n```\n  </div>\n</details>\n\n乙 **丙**。',
      '一\n甲\n乙 丙。',
    ],
    ['a raised sign of a trade mark', 'mkdocs', 'COMSOL^®^ 与 a^®b^。', 'COMSOL® 与 a^®b^。'],
    [
      'formulas that blogdown keeps in spans of code',
      'hugo',
      '每个`$x_i$`，`code`。\n\n`$$\\frac{a}{b}$$`\n\n`\\begin{align}\na &= b\n\\end{align}`',
      '每个x_i，code。\na/b\na = b',
    ],
    [
      'spans of code that show how formulas are written',
      'hugo',
      '写作 `$\\alpha$`，或 `$$\\beta$$`。',
      '写作 $\\alpha$，或 $$\\beta$$。',
    ],
    ['and of a generator that keeps them', 'vitepress', '`$$\\alpha$$`', '$$\\alpha$$'],
    [
      'addresses between angle brackets, which are no components',
      'vitepress',
      '写信 <tea.shop@example.org>，见[茶单](<tea.list>)。<Tea.List>甲</Tea.List>',
      '写信 tea.shop@example.org，见茶单。甲',
    ],
    [
      'text that a shortcode sets a style for',
      'hugo',
      '{{< style "color: red" >}}\n红字。\n{{< /style >}}',
      '红字。',
    ],
    ['icons of LoveIt', 'hugo', ':(fab fa-git-alt fa-fw): 仓库 :(x):', '仓库 :(x):'],
    [
      'what d2lbook shows on slides, too, and there alone',
      'plain',
      '# 题\n:label:`a`\n\n[**线性回归**]与(**它**)，(~~旧的~~)。[**见**](b.md)\n\n```python\n#@tab mxnet\nx\n```',
      '线性回归与它，。见\nx',
    ],
    ['brackets around bold elsewhere', 'plain', '[**甲**]', '[甲]'],
    ['tabs of d2lbook', 'plain', ':begin_tab:`mxnet`\n甲。\n:end_tab:\n\n乙。', '甲。\n乙。'],
    ['a formula of GitHub', 'plain', '质能 $`E=mc^2`$ 关系。', '质能 E=mc^2 关系。'],
    ['tags of Hexo in a span of code', 'hexo', '默认 `{% raw %}["{{"]{% endraw %}`', '默认 ["{{"]'],
    ['no tags of Hexo in a block of code', 'hexo', '```\n{% raw %}\n```', '{% raw %}'],
    ['an alert whose brackets a formatter escaped', 'plain', '> \\[!IMPORTANT\\]\n> 请确保。', '请确保。'],
    ['tips and warnings of Leanpub', 'plain', 'T> 提示。\n\nW> 小心。\n\nA> 乙', '提示。\n小心。\nA> 乙'],
    ['a fraction of what has indexes', 'hexo', '$\\dfrac{g_{i-1,j}}{j}$', '(g_{i-1,j})/j'],
    ['a sign before a letter of a kind', 'hexo', '设 $x\\in\\mathbb{R}$。', '设 x∈ R。'],
    ['a sign before a fraction', 'hexo', '$k\\cdot\\frac{x}{y}$', 'k· x/y'],
    ['columns of cases', 'hexo', '$\\begin{cases}1&x\\\\0&y\\end{cases}$', '1 x 0 y'],
    ['a root of what has powers', 'hexo', '$\\sqrt{x^{2}+y^{n_{1}}}$', '√(x^{2}+y^{n_{1}})'],
    ['a formula with blanks inside its signs', 'hexo', '设 $ x \\leq N $。', '设 x ≤ N。'],
    ['prices with blanks', 'hexo', '价 $ 3 和 $ 5 的差。', '价 $ 3 和 $ 5 的差。'],
    [
      'a formula over blank lines, and what stands before its end',
      'obsidian',
      '$$\n\\begin{vmatrix}a & b\\\\\n\nc & d\n\n\\end{vmatrix}=ad-bc$$\n\n后文。',
      'a b\nc d\n=ad-bc\n后文。',
    ],
    ['the last line of a formula', 'hugo', '$$\nx = 1,\ny = 2 $$', 'x = 1,\ny = 2'],
    ['two signs far from each other', 'plain', '$$\n\n甲。\n\n乙。\n\n$$', '$$\n甲。\n乙。\n$$'],
    ['a list between two signs', 'plain', '$$\n\\alpha\n\n- 甲\n\n$$', '$$ \\alpha\n甲\n$$'],
    [
      'a link whose title has Chinese quotes',
      'vitepress',
      '见[类](https://a.cn/x.html “类加载器”)篇。',
      '见类篇。',
    ],
    [
      'brackets with quotes behind them',
      'vitepress',
      '见[类](某 “类” 的说明)篇。',
      '见[类](某 “类” 的说明)篇。',
    ],
    [
      'an address with escapes',
      'gitbook',
      '在 https://hub.a.cn/\\_/ubuntu/ 下载。',
      '在 https://hub.a.cn/_/ubuntu/ 下载。',
    ],
    ['an escape behind an address', 'gitbook', '在 https://a.cn/ 的 \\*星。', '在 https://a.cn/ 的 *星。'],
    ['a name of a block behind a sentence', 'obsidian', '这是句子。^10500316-7BmBx8meN\n', '这是句子。'],
    ['a power behind a sentence', 'obsidian', '是多少？^2\n', '是多少？^2'],
    [
      'code for translators',
      'docusaurus',
      '```mdx-code-block\n<Tabs>\n\n**粗**字。\n\n</Tabs>\n```',
      '粗字。',
    ],
    ['code for translators elsewhere', 'hugo', '```mdx-code-block\n**粗**字。\n```', '**粗**字。'],
    [
      'an admonition of MyST',
      'plain',
      '```{note} 当心\n:class: x\n先**备份**。\n```\n后文。',
      '当心\n先备份。\n后文。',
    ],
    ['code with attributes', 'plain', '```{python}\na = 1\n```', 'a = 1'],
    ['a link between tags', 'plain', '<center>\n见[说明](https://a.cn/b)。\n</center>', '见说明。'],
    ['brackets between tags', 'plain', '<div>\nf[i](x)\n</div>', 'f[i](x)'],
    [
      'a grid of cards',
      'mkdocs',
      '<div class="grid cards" markdown>\n\n-   :material-clock:{ .lg .middle } __五分钟__\n\n    ---\n\n    安装。\n\n    [:octicons-arrow-right-24: 开始](#)\n\n</div>',
      '五分钟\n安装。\n开始',
    ],
    [
      'what mkdocstrings writes',
      'mkdocs',
      '甲。\n\n::: mypkg.module\n    options:\n      show: true\n\n乙。',
      '甲。\n乙。',
    ],
    ['a container named by one word', 'plain', '::: 提示\n甲。\n:::', '提示\n甲。'],
    ['a note where it belongs', 'plain', '正文^[脚注，含 [链接](a.md)。]后。', '正文后。\n脚注，含 链接。'],
    ['a raised bracket of a link', 'plain', '正文^[1](#note)。', '正文^1。'],
    ['a power before a bracket that stays open', 'plain', '10^[x 是', '10^[x 是'],
    ['references that lead back', 'plain', '1.  ^[a](#ref_1_0)[b](#ref_1_1) 文献', '1. 文献'],
    ['words apart in a shortcode', 'hugo', '见{{< wiki 茶树 ja >}}。', '见茶树。'],
    ['a shortcode that begins a sentence', 'hugo', '{{< wiki 茶树 ja >}}是树。', '茶树是树。'],
    ['a shortcode on a line of its own', 'hugo', '甲\n{{< wiki 茶树 >}}\n乙', '甲\n茶树\n乙'],
    ['a box within a line', 'hugo', '甲{{< tab 茶树 >}}乙{{< /tab >}}', '甲\n茶树\n乙'],
    ['a line that begins with a sign', 'plain', '! 叹号\n% 百分号', '! 叹号% 百分号'],
    ['a comment of MyST', 'plain', '甲。\n\n% 备注\n\n乙。', '甲。\n乙。'],
    ['the address of a file with spaces', 'plain', '见[下节](03 Tea House.md )。', '见下节。'],
    ['words in brackets', 'plain', '见[下节](第三节 讲茶)。', '见[下节](第三节 讲茶)。'],
    ['a page break', 'plain', '甲。\n\n\\newpage\n\n乙。', '甲。\n乙。'],
    ['a hidden chunk of R', 'plain', '甲。\n\n```{r setup, include=FALSE}\nx\n```', '甲。'],
    ['a chunk of R with a caption', 'plain', '```{r fig, fig.cap="散点图"}\nplot(x)\n```', '散点图\nplot(x)'],
    ['a chunk of Quarto', 'plain', '```{python}\n#| fig-cap: "图二"\ny\n```', '图二\ny'],
    ['a tag at the start of a line', 'plain', '甲。\n\n#标签 乙', '甲。\n#标签 乙'],
    ['signs in the middle of a paragraph', 'plain', '甲\n##乙', '甲##乙'],
    [
      'a list of links whose titles are not known here',
      'hexo',
      '参见以前的文章:\n- {% post_link mail-use-ga %}\n- {% post_link b 另一篇 %}\n\n后文。',
      '参见以前的文章:\n另一篇\n后文。',
    ],
    [
      'folds, tabs, marks and inserted words of Shoka',
      'hexo',
      '++增补++与++主色++{.primary}，==要点=={.tip}，C++ 和 Java++，i++与++j。\n\n+++ primary 折叠\n甲。\n+++\n\n;;;id1 卡片\n乙。\n;;;\n\n- 选项{.correct}',
      '增补与主色，要点，C++ 和 Java++，i++与++j。\n折叠\n甲。\n卡片\n乙。\n选项',
    ],
    [
      'a drawing that holds the place of a picture',
      'plain',
      "![](data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='100'></svg>)\n\n甲。",
      '甲。',
    ],
    ['inserted words of pymdownx', 'mkdocs', '甲^^增补^^乙，2^^3。', '甲增补乙，2^^3。'],
    ['a box that its sign closes', 'plain', '!!!warning\n甲。\n!!!\n\n乙。', '甲。\n乙。'],
    [
      'readings in braces and behind brackets',
      'vitepress',
      '{漢字|かんじ}、{漢字^かんじ}、{北京|Běi|jīng}、[汉字]^(hànzì)、[小字]{.small}、{甲|乙}、f[i]^(2)、{a|b}',
      '漢字（かんじ）、漢字（かんじ）、北京（Běi jīng）、汉字（hànzì）、小字、{甲|乙}、f[i]^(2)、{a|b}',
    ],
    [
      'what macros of MkDocs write, and what they must not',
      'mkdocs',
      "{% set v = '1' %}\n{% if x %}\n版本 {{ v }} 可用。\n{% endif %}\n\n{% raw %}{{ 原样 }}{% endraw %}",
      '版本 可用。\n{{ 原样 }}',
    ],
    [
      'properties, macros and references of Logseq',
      'obsidian',
      '- 甲\n  collapsed:: true\n  id:: 64f1\n\t- 乙 ((64e1b7a2-0000-4000-8000-123456789abc))\n\t  background-color:: red\n- {{cloze 丙}} {{embed ((64e1))}}{{renderer :x}}\n- 作者:: 丁，std::vector',
      '甲\n乙\n丙\n作者:: 丁，std::vector',
    ],
    [
      'braces of a formula that hold nothing apart',
      'hexo',
      '率$\\small{29/30=96.67 \\%}$，键$\\small{d_k}$，$\\small{P(B|A)}$，$\\{a\\}$，$x_{ij}$，$\\small{x_{1}^{2}}$。',
      '率29/30=96.67 %，键d_k，P(B|A)，\\{a\\}，x_{ij}，x_{1}^{2}。',
    ],
    [
      'fractions of one sign, and numbers of combinations',
      'hexo',
      '$\\frac12$、$\\dfrac{n-1}2$、$\\frac a b$、$\\frac1{12}$、$\\dbinom{m}{1}-\\binom{m}2$、$\\frac ab$',
      '1/2、(n-1)/2、a/b、1/12、(m 1)-(m 2)、ab',
    ],
    [
      'braces that what follows would grow into',
      'hexo',
      '$\\small{n-1}2$，$\\small{m}{1}$',
      '{n-1}2，{m}{1}',
    ],
    ['a heading whose comment ends behind it', 'plain', '甲。\n\n<!--\n## 乙 `x` -->\n\n丙。', '甲。\n丙。'],
    [
      'styles of JSX in Markdown',
      'plain',
      "甲<span style={{ color: 'red' }}>红</span>，<a href={x}>链</a>，a<b。",
      '甲红，链，a<b。',
    ],
    [
      'a table whose rule is indented',
      'mkdocs',
      '原文     | [混合](http://x.y)\n      ---|---\n作者     | 张三',
      '原文 混合\n作者 张三',
    ],
    ['a mark of byte order before a heading', 'hugo', '甲。\n\n\ufeff## 乙\n丙。', '甲。\n丙。'],
    [
      'imports under a comment',
      'plain',
      "<!-- MDX import -->\nimport Tabs from '@theme/Tabs';\n\n甲。",
      '甲。',
    ],
    [
      'words of Volantis',
      'hexo',
      '甲\n\n{% btn regular::去看::https://tea.example::fas fa-play %}',
      '甲\n去看',
    ],
    ['a fold of Shoka', 'hexo', '+++primary 折叠\n甲\n+++', '折叠\n甲'],
    ['a comment between tags', 'vitepress', '<div>\n    <!-- 备注 -->\n    <p>甲</p>\n</div>', '甲'],
    ['a comment before code', 'vitepress', '甲\n<!-- 备注 -->\n\n    乙', '甲\n乙'],
    ['a comment in a list', 'vitepress', '- 甲\n  <!-- 备注 -->\n  乙', '甲\n乙'],
    ['a formula between tags', 'hugo', '<div>\n$$\na < \\alpha\n$$\n乙\n</div>', 'a < α\n乙'],
    [
      'a box with a title of several words',
      'plain',
      '!!!warning 注意：先断电。\n甲\n!!!',
      '注意：先断电。\n甲',
    ],
    ['code between tags', 'plain', '<pre>\n[a](/b)\n</pre>', '[a](/b)'],
    ['lines of code between tags', 'plain', '<pre>a<br>  b<div>c</div></pre>', 'a\n  b\nc'],
    ['lines that tags break', 'plain', '<div>甲<br>\n乙<br/>丙</div>', '甲\n乙\n丙'],
  ])('%s', (_name, generator, markdown, text) => {
    const { passages } = readAs(generator, `# 题\n\n${markdown}`)
    expect(passages.map((passage) => passage.text).join('\n')).toBe(text)
  })

  it.each<[GeneratorName, string, string[]]>([
    ['mkdocs', '#题\n##小节\n正文。', ['小节']],
    ['gitbook', '#题\n\n##小节\n\n正文。', ['小节']],
    ['plain', '# 题\n\n##小节\n\n正文。', ['小节']],
    ['vitepress', '# 题\n\n##小节\n\n正文。', []],
    ['docsify', '# 题\n\n## 小节 {docsify-ignore}\n\n正文。', ['小节']],
    ['docsify', '# 题\n\n## 小节 {docsify-ignore-all}\n\n正文。', ['小节']],
  ])('headings of %s without a blank or with a setting: %j', (generator, markdown, headings) => {
    const { article, passages } = readAs(generator, markdown)
    expect(article.title).toBe('题')
    expect(passages.flatMap((passage) => passage.headings)).toEqual(headings)
  })

  it.each<[GeneratorName, string, string]>([
    ['docsify', "![图示](a.png ':size=100x100')", '图示'],
    ['vitepress', '![](a.png =100x200 "题")', '题'],
    ['vitepress', '![](a.png "题" =100x200)', '题'],
    ['mkdocs', '![](a.png)\n/// caption\n图的说明\n///', '图的说明'],
    ['mkdocs', '![](a.png)\n/// figure-caption | #1\n图一\n///', '图一'],
  ])('a picture of %s has its caption: %j', (generator, markdown, caption) => {
    const { passages } = readAs(generator, `# 题\n\n正文。\n\n${markdown}`)
    expect(passages.flatMap(({ pictures }) => pictures).map((picture) => picture.caption)).toEqual([caption])
  })

  it('the id that Notion puts behind a name is no part of the title', () => {
    const name = '会议记录 3f2a9c8e7b6d4e5f8a9b0c1d2e3f4a5b.md'
    const document = markdownDocument(name, new TextEncoder().encode('正文。'), plainSite)
    expect(readDocument(document, { split: true })!.article.title).toBe('会议记录')
  })

  it('a picture between tags is one, with its caption', () => {
    const figure = '<figure markdown>\n[![图示](figure/p.png){loading=lazy}](./p/)\n</figure>\n\n正文。'
    expect(readAs('mkdocs', figure).passages).toMatchObject([
      { text: '正文。', pictures: [{ src: '/figure/p.png', caption: '图示' }] },
    ])
    const { passages } = readAs('plain', '# 题\n\n<center>\n![图示](figure/p.png)\n</center>\n\n正文。')
    expect(passages.flatMap(({ pictures }) => pictures)).toEqual([{ src: '/figure/p.png', caption: '图示' }])
  })

  it('signs that an export wrote as names are signs in a title', () => {
    expect(readAs('hexo', '---\ntitle: "甲&amp;乙&nbsp;&lt;丙&gt;"\n---\n正文。').article.title).toBe(
      '甲&乙 <丙>',
    )
  })
})

it('lines stand on lines of their own where the site breaks them', () => {
  const markdown = '姓名：张三\n年龄：二十\n\n> 丙\n> 丁\n\n```\na\nb\n```'
  const textOf = (rules: Partial<SiteRules>) => readAs('hexo', markdown, rules).passages[0]?.text
  expect(textOf({ breaksLines: true })).toBe('姓名：张三\n年龄：二十\n丙\n丁\na\nb')
  expect(textOf({})).toBe('姓名：张三年龄：二十\n丙丁\na\nb')
})
