import { describe, expect, it } from 'vitest'
import { type GeneratorName, plainSite } from '../../../../src/article/generators/site-rules.ts'
import { markdownDocument, readDocument } from '../../../../src/article/read-document.ts'
import type { ParsedArticle } from '../../../../src/format/article.ts'

function read(generator: GeneratorName, markdown: string, file = 'docs/sample.md'): ParsedArticle {
  const document = markdownDocument(file, new TextEncoder().encode(markdown), { ...plainSite, generator })
  return readDocument(document, { split: true })!
}

const linesOf = (generator: GeneratorName, markdown: string, file?: string): string[] =>
  read(generator, markdown, file)
    .passages.flatMap(({ text }) => text.split('\n'))
    .filter((line) => line !== '')

const picturesOf = ({ passages }: ParsedArticle): string[][] =>
  passages.flatMap(({ pictures }) => pictures.map(({ src, caption }) => [src, caption]))

it('names a figure of Hugo by its title and its caption', () => {
  const figure = '{{< figure src="/a.png" title="春茶" caption="采于清明" >}}'
  expect(picturesOf(read('hugo', figure))).toEqual([['/a.png', '春茶 采于清明']])
  expect(picturesOf(read('hugo', figure.replace('采于清明', '春茶园')))).toEqual([['/a.png', '春茶园']])
})

it.each([
  '## [#](#春茶) 春茶',
  '## 春茶 [¶](#tea "Permalink")',
  '**春****茶**',
])('names a heading without its link and delimiters: %s', (line) => {
  const { passages } = read('plain', `# 题\n\n${line}\n\n甲。`)
  expect(passages.map(({ headings }) => headings)).toEqual([['春茶']])
})

describe('markup of each generator', () => {
  it.each<[GeneratorName, string, string, string[]]>([
    [
      'hexo',
      'a tag behind another on the line',
      '{% note %}甲{% endnote %}\n{% note %}乙{% endnote %}',
      ['甲', '乙'],
    ],
    [
      'obsidian',
      'a drawing of Excalidraw',
      '==⚠ Switch ==\n\n# Text Elements\n茶馆的图 ^abcdefgh\n\n# Drawing\n```json\n{"type":"excalidraw"}\n```%%',
      ['茶馆的图'],
    ],
    ['vitepress', 'the name of an emoji with escapes', '前:white\\_check\\_mark:后', ['前✅后']],
    ['mkdocs', 'a box whose type is Chinese', '!!! 提示\n    甲。', ['提示', '甲。']],
    ['mkdocs', 'a box whose type is Chinese, with a title', '!!! 提示 "题"\n    甲。', ['题', '甲。']],
    ['mkdocs', 'a box whose type is a word', '!!! note\n    甲。', ['甲。']],
    [
      'vitepress',
      'the title of a box among its attributes',
      '::: card title="春 茶" icon="x"\n甲。\n:::',
      ['春 茶', '甲。'],
    ],
    ['vitepress', 'a box with attributes alone', '::: card icon="x"\n甲。\n:::', ['甲。']],
    [
      'hexo',
      'keys and marks in Latin letters, without their colours',
      '按{% kbd Ctrl %}，{% mark 要点 color:red %}，{% mark GET color:red %}。',
      ['按Ctrl，要点，GET。'],
    ],
    ['mkdocs', 'a box with a title alone', '??? "环境变量"\n    甲。', ['环境变量', '甲。']],
    [
      'mkdocs',
      'boxes in boxes behind lines of HTML',
      '=== "甲"\n    === "乙"\n        === "丙"\n            <div>一</div>\n        === "丁"\n            <div>二</div>\n\n    === "戊"\n        === "己"\n            **三**',
      ['甲', '乙', '丙', '一', '丁', '二', '戊', '己', '三'],
    ],
    ['mkdocs', 'exclamation marks', '!!!\n\n!!! 快看！', ['!!!', '!!! 快看！']],
    [
      'jekyll',
      'lines of a paragraph in HTML, which are no code by their indent',
      '<p>甲。\n    <br>\n    <br>乙<b>丙</b>。\n</p>\n\n    <br>',
      ['甲。', '乙丙。', '<br>'],
    ],
    [
      'plain',
      'bold stretches side by side',
      '**（1）春****茶**与**一****二****三**。',
      ['（1）春茶与一二三。'],
    ],
    ['plain', 'what is masked by stars', '电话 138****8000。', ['电话 138****8000。']],
    ['docsify', 'tips', '前。\n\n!> 重要。\n\n?> 提示。', ['前。', '重要。', '提示。']],
    ['hexo', 'a condition inside of a line', '前{% if x %}中{% endif %}后', ['前中后']],
    ['hexo', 'a tag that is not known inside of a line', '前{% icon heart %}后', ['前后']],
    [
      'hexo',
      'a step of a timeline in a comment',
      '<!-- timeline 2020 -->\n做了。\n<!-- endtimeline -->',
      ['2020', '做了。'],
    ],
    ['hexo', 'a link to a post by its name', '见{% post_link 其他/文章 %}。', ['见文章。']],
    [
      'hexo',
      'a title of code with an address',
      '``` js 标题 https://x.y 链接\nlet a\n```',
      ['标题 链接', 'let a'],
    ],
    [
      'hugo',
      'tabs on a line each',
      '{{< tab "苹果" >}}甲{{< /tab >}}\n{{< tab "梨" >}}乙{{< /tab >}}',
      ['苹果', '甲', '梨', '乙'],
    ],
    [
      'hugo',
      'a shortcode under a line of text',
      '前文\n{{< notice "题" >}}\n后文\n{{< /notice >}}',
      ['前文', '题', '后文'],
    ],
    ['hugo', 'switches', '{{< tabpane text=true >}}\n甲\n{{< /tabpane >}}', ['甲']],
    ['hugo', 'columns', '左\n\n<--->\n\n右', ['左', '右']],
    ['hugo', 'a comment', '前{{/* 注释 */}}后', ['前后']],
    ['hugo', 'attributes of code', '```go {linenos=true,hl_lines=[1]}\ncode\n```', ['code']],
    ['hugo', 'the title of code in attributes', '```go {title="main.go"}\ncode\n```', ['main.go', 'code']],
    ['hugo', 'the author of a quote', '{{< quote author="鲁迅" >}}\n引文\n{{< /quote >}}', ['鲁迅', '引文']],
    ['hugo', 'a definition', '词\n: 义一\n: 义二', ['词', '义一', '义二']],
    ['plain', 'characters that nobody sees', '\u200b前\u2060文\ufeff后', ['前文后']],
    ['plain', 'breaks in a diagram', '```mermaid\nA[甲<br/>乙]\n```', ['A[甲 乙]']],
    ['vitepress', 'a slot', '<Box>\n<template #head>槽</template>\n</Box>', ['槽']],
    [
      'vitepress',
      'tabs of a plug-in',
      '::: tabs\n== 甲\n内容甲\n== 乙\n内容乙\n:::',
      ['甲', '内容甲', '乙', '内容乙'],
    ],
    ['vitepress', 'marks of lines', '```js\na() // [!code ++]\nb() // [!code focus:2]\n```', ['a()', 'b()']],
    [
      'docusaurus',
      'labels of tabs in a list',
      "<Tabs values={[{label: '视窗', value: 'w'}]}>\n\n甲\n\n</Tabs>",
      ['视窗', '甲'],
    ],
    [
      'gitbook',
      'lines of Rust that a book hides',
      '```rust,editable\n# use tea;\n#\n#[derive(Tea)]\n  # let a = 1;\nlet b = 2;\n```\n\n```sh\n# 泡茶\n```',
      ['#[derive(Tea)]', 'let b = 2;', '# 泡茶'],
    ],
    [
      'vitepress',
      'the id of an item of a list',
      '1. 自带茶具。{#own-tea}\n2. 不带。',
      ['1. 自带茶具。', '2. 不带。'],
    ],
    ['docusaurus', 'comments that mark lines', '```js\n// highlight-next-line\na()\n```', ['a()']],
    [
      'docusaurus',
      'Markdown inside of elements',
      '<div>\n\n**粗** 字\n\n</div>\n<p>[链接](a.md)</p>',
      ['粗 字', '链接'],
    ],
    ['docusaurus', 'a frame before Markdown', '<iframe src="https://x.y"></iframe>\n[链接](a.md)', ['链接']],
    ['mkdocs', 'edits', '{++增++}{--删--}{~~旧~>新~~}{>>注<<}{==标==}', ['增新标']],
    ['mkdocs', 'raised and lowered', 'H~2~O 与 x^2^，3~5天，10~20元', ['H2O 与 x2，3~5天，10~20元']],
    ['mkdocs', 'a block with a title', '/// note | 题\n甲\n///', ['题', '甲']],
    ['mkdocs', 'an abbreviation', '缩写 HTML。\n\n*[HTML]: Hyper Text', ['缩写 HTML。']],
    [
      'mkdocs',
      'an element with Markdown',
      '<div class="x" markdown>\n**粗** 甲\n</div>\n乙',
      ['粗 甲', '乙'],
    ],
    ['mkdocs', 'attributes behind an icon', '- :material-home:{ .lg } __标题__', ['标题']],
    [
      'mkdocs',
      'formulas in brackets',
      '\\(a^2\\) 与 \\(可选\\)\n\n\\[\ny = \\alpha\n\\]',
      ['a^2 与 (可选)', 'y = α'],
    ],
    [
      'jekyll',
      'code between tags of raw text, which are read before it is code',
      '```sh\n{% raw %}\ndocker inspect -f "{{ .Id }}" a\n{%- endraw -%}\n```\n\n    f {% raw %}{{ x }}{% endraw %}',
      ['docker inspect -f "{{ .Id }}" a', 'f {{ x }}'],
    ],
    [
      'jekyll',
      'loops, but for those in raw text',
      '前\n\n{% for a in b %}\n- 循环 {% for c in d %}内{%- endfor -%} 尾\n{% endfor %}\n\n后\n\n{% raw %}{% for x in y %}例{% endfor %}{% endraw %}',
      ['前', '后', '{% for x in y %}例{% endfor %}'],
    ],
    ['jekyll', 'a loop that does not end', '前\n\n{% for a in b %}\n\n后', ['前', '后']],
    [
      'mkdocs',
      'blocks of a definition',
      '名\n\n:   - 甲\n    - 乙\n\n    ```sh\n    ls\n      pwd\n    ```\n\n    !!! tip "框"\n\n        丙\n\n名二\n\n:   丁\n\n后',
      ['名', '甲', '乙', 'ls', '  pwd', '框', '丙', '名二', '丁', '后'],
    ],
    [
      'plain',
      'roles of figures',
      '甲\n\n![图](a.png)\n:width:`800px`\n:label:`fig_a`\n\n见 :numref:`fig_a`，设 `:label:` 为名',
      ['甲', '见 ，设 :label: 为名'],
    ],
    [
      'plain',
      'a formula that goes on behind text',
      '设 $$J=\n\\begin{bmatrix}\n\\alpha\n\\end{bmatrix}\n\\begin{bmatrix}\n\\beta\n\\end{bmatrix}$$ 为阵\n\n$$\na\n$$\n\\begin{align}\nb\n\\end{align}',
      ['设 J= α β 为阵', 'a', 'b'],
    ],
    [
      'docusaurus',
      'imports on one line',
      "import A from 'a'; import { B } from 'b';\nimport C from 'c' // import\n\n甲\n\nimport 是词",
      ['甲', 'import 是词'],
    ],
    ['hexo', 'tags of raw text in code', '```sh\n{% raw %}\na\n```', ['{% raw %}', 'a']],
    ['jekyll', 'Markdown behind an element', '<div>甲</div>\n**乙**', ['甲', '乙']],
    [
      'jekyll',
      'Markdown in details',
      '<details markdown="1"><summary>点</summary>\n**内**\n</details>',
      ['点', '内'],
    ],
    ['jekyll', 'a comment of kramdown', '前\n\n{::comment}\n隐藏\n{:/comment}\n\n后', ['前', '后']],
    [
      'gitbook',
      'a title around code',
      '{% code title="a.js" %}\n```js\nlet a\n```\n{% endcode %}',
      ['a.js', 'let a'],
    ],
    [
      'obsidian',
      'an admonition in a fence',
      '```ad-note\ntitle: 题\ncollapse: open\n1. 见 [甲](a.md)\n```\n\n后文',
      ['题', '1. 见 甲', '后文'],
    ],
    [
      'obsidian',
      'an admonition around code',
      '````ad-tip\n```sh\nls\n```\n````\n\n````sh\n```ad-x\nls\n```\n````',
      ['ls', '```ad-x', 'ls', '```'],
    ],
    ['obsidian', 'states of tasks', '- [/] 进行\n- [>] 推迟\n- [x] 完成', ['进行', '推迟', '完成']],
    ['obsidian', 'queries inside of lines', '名：`= this.file.name`，码：`a = 1`', ['名：，码：a = 1']],
  ])('%s: %s', (generator, _kind, markdown, lines) => {
    expect(linesOf(generator, markdown)).toEqual(lines)
  })

  it('reads the picture and the caption of a figure in Markdown', () => {
    const figure =
      '<figure markdown="span">\n  ![说明](b.png){ width="300" }\n\n  <figcaption>图说</figcaption>\n</figure>'
    expect(picturesOf(read('mkdocs', figure))).toEqual([['/docs/b.png', '图说']])
    expect(linesOf('mkdocs', figure)).toEqual([])
  })

  it('reads the name of a picture with blanks', () => {
    expect(picturesOf(read('hexo', '{% asset_img "c d.png" \'"标题"\' %}', '_posts/a.md'))).toEqual([
      ['/a/c%20d.png', '标题'],
    ])
  })

  it('finds static files of Docusaurus under its base', () => {
    const document = markdownDocument(
      'docs/a.md',
      new TextEncoder().encode('![图](@site/static/img/b.png)'),
      {
        ...plainSite,
        generator: 'docusaurus',
        base: '/site/',
      },
    )
    expect(picturesOf(readDocument(document, { split: true })!)).toEqual([['/site/img/b.png', '']])
  })

  it('takes tags in the text of a note of Obsidian, outside of code and links', () => {
    const note =
      '---\ntags: 读书\n---\n正文 #标签 与 #写作/随笔 结束。`#代码` [a](b#c) #123\n\n```\n#代码二\n```'
    expect(read('obsidian', note).article.tags).toEqual(['读书', '标签', '写作/随笔'])
    expect(read('plain', note).article.tags).toEqual(['读书'])
  })
})

describe('anchors made from more or less than what is shown', () => {
  it.each<[GeneratorName, string, (string | null)[]]>([
    [
      'hugo',
      '## 甲 [乙](https://x.y/z_a)\n\n## <b>丙</b>\n\n## A &amp; B\n\n## :tada: 丁 {.c}',
      ['甲-乙httpsxyz_a', 'b丙b', 'a-amp-b', 'tada-丁'],
    ],
    [
      'vitepress',
      '## 甲 <Badge text="新" />\n\n## 乙 <Badge>旧</Badge>\n\n## 丙 :tada:\n\n## 用 `<Foo>`',
      ['甲', '乙-旧', '丙', '用-foo'],
    ],
    ['docusaurus', '## 甲 <Badge>新</Badge>\n\n## 用 `<Foo>` 法', ['甲-新', '用-foo-法']],
    [
      'hexo',
      '## 是 "甲"\n\n## 写法--1\n\n## Don\'t\n\n## 输入（<）',
      ['是-“甲”', '写法–1', 'Don’t', '输入（'],
    ],
    ['hexo', '<h2>甲</h2>\n\n## 甲\n\n<h2 id="own">乙</h2>', [null, '甲', 'own']],
    ['gitbook', '## 1.1 甲-“乙”、（丙）\n\n## worker_id', ['11-甲-乙、（丙）', 'workerid']],
    ['plain', '<h2>甲</h2>\n\n## 甲', ['甲', '甲-1']],
    ['plain', '## :rocket: **甲**\n\n## 乙', ['rocket-甲', '乙']],
    ['jekyll', '## a -- b\n\n## ——\n\n## 甲', ['a--b', 'a--b', '甲']],
  ])('%s: %s', (generator, markdown, anchors) => {
    expect(read(generator, markdown).passages.map(({ anchor }) => anchor)).toEqual(anchors)
  })

  it('shows the label all the same', () => {
    expect(read('vitepress', '## 甲 <Badge text="新" />').passages[0]?.headings).toEqual(['甲 新'])
  })
})

it('reads the ids that docsify gives to headings as no text, and answers no anchors of its pages', () => {
  const { passages } = read(
    'docsify',
    '# 题\n\n## 配置项 :id=configuration\n\n甲。\n\n## 乙 {#own}\n\n丙。',
    'a.md',
  )
  expect(passages.map(({ headings, anchor }) => [...headings, anchor])).toEqual([
    ['配置项', null],
    ['乙', null],
  ])
})
