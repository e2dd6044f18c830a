import { describe, expect, it } from 'vitest'
import { readFormulaText } from '../../../../src/article/blocks/formula.ts'
import { readPictureName } from '../../../../src/article/blocks/picture-name.ts'
import { markdownDocument, readDocument } from '../../../../src/article/read-document.ts'
import type { ParsedArticle } from '../../../../src/format/article.ts'

function read(markdown: string, file = 'sample.md'): ParsedArticle {
  return readDocument(markdownDocument(file, new TextEncoder().encode(markdown)), { split: true })!
}

const linesOf = (markdown: string, file?: string): string[] =>
  read(`# 题\n\n${markdown}`, file)
    .passages.flatMap(({ text }) => text.split('\n'))
    .filter((line) => line !== '')

describe('markup of generators', () => {
  it.each<[string, string, string[]]>([
    ['a container with a title', '::: tip 先备份\n升级。\n:::', ['先备份', '升级。']],
    ['a container with a title in brackets', ':::note[导入]\n\n只认 CSV。\n\n:::', ['导入', '只认 CSV。']],
    ['an admonition whose title has no quotes', '!!! note 当心 烫手\n    慢放。', ['当心 烫手', '慢放。']],
    [
      'shortcodes between brackets',
      '[button color="info" url="a"]按钮[/button]与[hide]藏[/hide]\n\n[fold title="折叠"]里[/fold]\n\n[tabs][tab name="甲"]一[/tab][/tabs]',
      ['按钮与藏', '折叠', '里', '甲', '一'],
    ],
    [
      'brackets that are none',
      '[x] 与 [note]，[链接][ref] 和 [/usr]。',
      ['[x] 与 [note]，[链接][ref] 和 [/usr]。'],
    ],
    [
      'a tag with commas between its keys',
      '{% site 茶馆, url=https://a.example, description=喝茶 %}',
      ['喝茶', '茶馆'],
    ],
    ['a table whose head is empty', '甲：\n\n|||\n|-|-|\n|乙|丙|', ['甲：', '乙 丙']],
    [
      'anchors and formats of Pandoc',
      '[]{#_Toc1 .anchor}第一章，[字]{.underline}与`码`{=html}。',
      ['第一章，字与码。'],
    ],
    ['a picture of Joplin', '![](:/0123456789abcdef)\n\n正文。', ['正文。']],
    ['columns of Retype', '||| 甲\n一\n||| 乙\n二\n|||', ['甲', '一', '乙', '二']],
    [
      'what WeChat writes around an article',
      '正文。\n\n预览时标签不可点\n\n微信扫一扫  \n关注该公众号\n\n继续滑动看下一个',
      ['正文。'],
    ],
    ['bold of books', '__「茶」__是__书__的。', ['「茶」是书的。']],
    [
      'signs of code that are no bold',
      '`2 ** 3 ** 4`，以 `__` 开头不以 `__` 结尾，`__粗__`，__init__ 与 **甲** 和 **乙**。',
      ['2 ** 3 ** 4，以 __ 开头不以 __ 结尾，__粗__，init 与 甲 和 乙。'],
    ],
    ['a container with attributes', ':::tip{title="当心"}\n热。\n:::', ['当心', '热。']],
    [
      'containers inside of each other',
      ':::: 外\n::: tip 内\n甲。\n:::\n乙。\n::::',
      ['外', '内', '甲。', '乙。'],
    ],
    ['an example with a title in Chinese', '::: preview 分割线\n甲。\n:::', ['分割线', '甲。']],
    [
      'tabs and examples with a name',
      '::: tabs#fruit\n甲。\n:::\n\n::: demo a.vue\n乙。\n:::',
      ['甲。', '乙。'],
    ],
    ['a group of code', '::: code-group\n\n```sh [npm]\nnpm i\n```\n\n:::', ['npm', 'npm i']],
    [
      'tabs of VuePress',
      '::: tabs\n@tab 苹果\n甲。\n@tab:active 梨\n乙。\n:::',
      ['苹果', '甲。', '梨', '乙。'],
    ],
    [
      'an admonition',
      '!!! warning "须知"\n    先备份。\n\n    再升级。\n\n后文。',
      ['须知', '先备份。', '再升级。', '后文。'],
    ],
    ['an admonition without a title', '!!! note\n    先备份。', ['先备份。']],
    [
      'an admonition in an admonition',
      '??? note "外"\n    甲。\n\n    !!! tip "内"\n        乙。\n\n    丙。',
      ['外', '甲。', '内', '乙。', '丙。'],
    ],
    [
      'code in an admonition',
      '!!! note "例"\n    ```sh\n    ls -l\n      wc\n    ```\n',
      ['例', 'ls -l', '  wc'],
    ],
    [
      'tabs of MkDocs',
      '=== "Linux"\n\n    解压。\n\n=== "苹果"\n\n    双击。',
      ['Linux', '解压。', '苹果', '双击。'],
    ],
    ['a callout with a title', '> [!WARNING] 断电\n> 会变砖。', ['断电', '会变砖。']],
    ['a callout that folds', '> [!tip]- 窍门\n> 长按。', ['窍门', '长按。']],
    ['a callout without a title', '> [!NOTE]\n> 旧机型。', ['旧机型。']],
    ['a note of Hexo', '{% note warning %}\n先**放电**。\n{% endnote %}', ['先放电。']],
    ['a note with a title', '{% note info 升级 须知 %}\n先备份。\n{% endnote %}', ['升级 须知', '先备份。']],
    [
      'a block of code of Hexo',
      '{% codeblock lang:sh 备份 %}\nadb {{ x }}\n{% endcodeblock %}',
      ['备份', 'adb {{ x }}'],
    ],
    ['code of Jekyll', '{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}', ['puts 1']],
    [
      'a quote of Hexo',
      '{% blockquote 老子 道德经 %}\n始于足下。\n{% endblockquote %}',
      ['老子 道德经', '始于足下。'],
    ],
    ['a link to a post', '见{% post_link tool-list 工具 清单 %}。', ['见工具 清单。']],
    ['a label', '这是{% label primary@重点 %}。', ['这是重点。']],
    ['a button', '{% btn https://a.example, 下载, fas fa-download %}', ['下载']],
    [
      'tabs of Hexo',
      '{% tabs 系统 %}\n<!-- tab 苹果 -->\n双击。\n<!-- endtab -->\n{% endtabs %}',
      ['苹果', '双击。'],
    ],
    [
      'a formula in raw text',
      '设{% raw %} $a_{{x}}$ {{ y }} {% endraw %}，\n\n{% raw %}\n$$\n\\alpha\n$$\n```\n$$\n```\n{{ z }}\n{% endraw %}',
      ['设 a_{x} {{ y }} ，', 'α', '$$', '{{ z }}'],
    ],
    ['raw text', '写{% raw %}{{ 变量 }}{% endraw %}。', ['写{{ 变量 }}。']],
    ['a comment of Liquid', '甲。\n\n{% comment %}\n不给人看。\n{% endcomment %}\n\n乙。', ['甲。', '乙。']],
    ['conditions', '{% if page.x %}\n甲。\n{% endif %}', ['甲。']],
    [
      'an admonition of Hugo',
      '{{< admonition tip "窍门" >}}\n先量。\n{{< /admonition >}}',
      ['窍门', '先量。'],
    ],
    ['a shortcode with Markdown', '{{% notice warning %}}\n雨天**停工**。\n{{% /notice %}}', ['雨天停工。']],
    [
      'tabs of Hugo',
      '{{< tabs "id" >}}\n{{< tab "MacOS" >}}\n双击。\n{{< /tab >}}\n{{< /tabs >}}',
      ['MacOS', '双击。'],
    ],
    ['a video', '甲。\n\n{{< bilibili BV1Sx411T7QQ >}}\n\n乙。', ['甲。', '乙。']],
    ['a link by a shortcode', '见[木桥]({{< relref "wood.md" >}})。', ['见木桥。']],
    ['a shortcode that is shown', '写 `{{</* figure */>}}` 即可。', ['写 {{</* figure */>}} 即可。']],
    [
      'code by a shortcode',
      '{{< highlight go "linenos=true" >}}\nfmt.Println("甲")\n{{< /highlight >}}',
      ['fmt.Println("甲")'],
    ],
    [
      'an encrypted part',
      '甲。\n\n{{< hugo-encryptor "pw" >}}\n秘密。\n{{< /hugo-encryptor >}}\n\n乙。',
      ['甲。', '乙。'],
    ],
    ['expressions', '版本 {{ $frontmatter.version }} 与 `{{ msg }}`。', ['版本 与 {{ msg }}。']],
    [
      'names of header files',
      '写 #include <stdio.h> 与 <vector.hpp>。',
      ['写 #include <stdio.h> 与 <vector.hpp>。'],
    ],
    ['wiki links', '见 [[note-07|采样]]、[[目录/地衣#分布]]。', ['见 采样、地衣。']],
    ['lists of numbers', '区间 [[1,6]] 与 [[1]]。', ['区间 [[1,6]] 与 [[1]]。']],
    ['notes of days', '见 [[2022-01-24]] 与 [[2022-01-23|昨天]]。', ['见 2022-01-24 与 昨天。']],
    [
      'a comment of many lines',
      '甲。\n\n%% kanban:settings\n```\n{"a": 1}\n```\n%%\n\n乙。',
      ['甲。', '乙。'],
    ],
    ['a name of a block of digits', '这句话。\n\n^8273614-7zog\n', ['这句话。']],
    ['a bold title of a callout', '> [!bookinfo]+ **书名**\n> 内容。', ['书名', '内容。']],
    ['a heading in a list with an id', '- 甲\n\n  ### 签名 {#sig}\n\n  乙。', ['甲', '签名', '乙。']],
    ['an embed', '甲。\n\n![[Pasted image 2023.png|400]]\n\n乙。', ['甲。', '乙。']],
    ['a comment of Obsidian', '甲%%只给自己看%%乙。', ['甲乙。']],
    ['a name of a block', '这句话。 ^ref-1\n', ['这句话。']],
    ['a power at the end of a line', '面积是 10 ^100\n', ['面积是 10 ^100']],
    ['marked words', '这==是重点内==容，a == b == c。', ['这是重点内容，a == b == c。']],
    ['queries', '甲。\n\n```dataview\nTABLE x\n```\n', ['甲。']],
    ['a heading with attributes of kramdown', '甲。\n{: .notice--info}\n\n乙{:.red}丙。', ['甲。', '乙丙。']],
    ['a table of contents of kramdown', '* 目录\n{:toc}\n\n甲。', ['甲。']],
    ['tables of contents', '[[toc]]\n\n[TOC]\n\n@[toc]\n\n甲。', ['甲。']],
    [
      'includes',
      '--8<-- "a.md"\n\n<<< @/snippets/a.js{2}\n\n{{#include ../a.rs:1:2}}\n\n<!--@include: ./a.md-->\n\n甲。',
      ['甲。'],
    ],
    ['a mark for the excerpt', '甲。\n\n<!-- more -->\n\n乙。', ['甲。', '乙。']],
    ['names of emoji', '开心 :smile: 和 12:30:45 :material-check:', ['开心 😄 和 12:30:45']],
    [
      'scripts and styles',
      '<script setup>\nconst a = 1\n\nconst b = 2\n</script>\n\n甲。\n\n<style>\np { color: red }\n</style>',
      ['甲。'],
    ],
    ['a badge', '甲 <Badge type="tip" text="新增" /> 乙。', ['甲 新增 乙。']],
    ['an element of one’s own', '<my-counter :start="7" />\n\n甲。', ['甲。']],
    ['keys', '按 ++ctrl+c++。', ['按 ctrl+c。']],
    [
      'escapes of a converter',
      '1\\. 第一步，snake\\_case，\\#1，\\[可选\\]，C\\+\\+，3 \\* 4',
      ['1. 第一步，snake_case，#1，[可选]，C++，3 * 4'],
    ],
    [
      'ruby',
      '认得<ruby>饕<rp>（</rp><rt>tāo</rt><rp>）</rp>餮<rt>tiè</rt></ruby>。',
      ['认得饕餮（tāo tiè）。'],
    ],
    ['ruby in a block', '<p>认得<ruby>魑<rt>chī</rt>魅<rt>mèi</rt></ruby>。</p>', ['认得魑魅（chī mèi）。']],
    ['a formula', '能量 $E = mc^2$。', ['能量 E = mc^2。']],
    [
      'a formula as a block',
      '$$\nx \\in \\{a, b\\}, \\; y_1 * y_2 * z\n$$',
      ['x ∈ \\{a, b\\}, \\; y_1 * y_2 * z'],
    ],
    ['prices', '从 $5 涨到 $10，US$3、NT$4。', ['从 $5 涨到 $10，US$3、NT$4。']],
    ['variables', '用 $a、$b 与 $HOME/$PATH。', ['用 $a、$b 与 $HOME/$PATH。']],
    ['a size of a picture', '甲。\n\n![天线](a.png =300x200)', ['甲。']],
    [
      'attributes of a link',
      '见[下载](a.zip){:target="_blank"}和[文档](b){ .md-button }。',
      ['见下载和文档。'],
    ],
    [
      'code in fences',
      '```vue\n{{ x }} ::: tip\n!!! note\n{% raw %}\n```',
      ['{{ x }} ::: tip', '!!! note', '{% raw %}'],
    ],
    ['times', '上午:会议 10:30，::1 是地址。', ['上午:会议 10:30，::1 是地址。']],
  ])('%s', (_name, markdown, lines) => {
    expect(linesOf(markdown)).toEqual(lines)
  })

  it.each<[string, string, string[]]>([
    [
      'no code by its indent, in elements and components, whatever closes them',
      '<div className="steps">\n\n    ### 安装 **主题**\n\n    <Step title="一">甲。\n    </Step>\n\n    乙。\n\n</div>\n\n    丙。',
      ['一', '甲。', '乙。', '丙。'],
    ],
    [
      'lists that end before a component',
      '- 甲\n\n<Search>\n  **乙**是。\n\n  丙\n</Search>\n\n- 丁\n</Tab>\n  戊',
      ['甲', '乙是。', '丙', '丁', '戊'],
    ],
    [
      'code and lists in components by their own indent',
      '<Tab>\n    ```js\n    a\n      b\n    ```\n</Tab>\n\n<Tab>\n  - 丙\n    - 丁\n\n      戊\n</Tab>',
      ['a', '  b', '丙', '丁', '戊'],
    ],
    [
      'texts of lists and objects that a component is given',
      '<Tabs items={["苹果", "npm"]} style={{ font: "宋体" }}>\n甲。\n</Tabs>\n\n<Chat of={[{ id: "a", msg: "今天晴" }, { label: "OK", to: "/中.md" }]} />\n\n<Team :of="[{ 名: \'张三\' }]" />',
      ['苹果', 'npm', '甲。', '今天晴', 'OK', '张三'],
    ],
    [
      'a diagram that a component draws',
      '<Mermaid chart={`\ngraph TD\nA[甲] --> B`} />',
      ['graph TD', 'A[甲] --> B'],
    ],
    [
      'imports and exports',
      "import Tabs from '@theme/Tabs'\nimport {\n  A,\n} from './a'\n\nexport const version = {\n  a: '1',\n\n  b: 2,\n}\n\n甲。",
      ['甲。'],
    ],
    [
      'tabs',
      '<Tabs>\n  <TabItem value="a" label="苹果">\n\n    冬天修枝。\n\n  </TabItem>\n</Tabs>',
      ['苹果', '冬天修枝。'],
    ],
    ['comments and expressions', "{/* 内部备注 */}\n\n版本 {version} 是{'新'}的。", ['版本 是新的。']],
    [
      'attributes in braces',
      '<Card style={{ color: "red" }} title="卡片" onClick={() => a > b}>\n\n正文。\n\n</Card>',
      ['卡片', '正文。'],
    ],
    ['lists in components', '<Steps>\n  1. 甲\n  2. 乙\n     - 丙\n</Steps>', ['1. 甲', '2. 乙', '丙']],
  ])('of MDX: %s', (_name, markdown, lines) => {
    expect(linesOf(markdown, 'sample.mdx')).toEqual(lines)
  })

  it('keeps headings in a component behind a list', () => {
    const { passages } = read('# 题\n\n- 甲\n\n<Search>\n  ## 乙\n  丙\n</Search>', 'sample.mdx')
    expect(passages.map(({ headings, text }) => [headings[0], text])).toEqual([
      [undefined, '甲'],
      ['乙', '丙'],
    ])
  })

  it('takes a file with imports for MDX by whatever name', () => {
    expect(linesOf("import Tabs from '@theme/Tabs';\n\n版本是 {toolVersion} 。")).toEqual(['版本是 。'])
  })

  it.each([
    ['{% asset_img battery.png 电池的背面 %}', { src: '/battery.png', caption: '电池的背面' }],
    ['{% asset_img left a.png 300 200 "背面 \'alt\'" %}', { src: '/a.png', caption: '背面' }],
    ['{% include figure.html src="b.jpg" caption="竹林" %}', { src: '/b.jpg', caption: '竹林' }],
    ['{{< figure src="a.png" caption="石拱" attr="周明摄" >}}', { src: '/a.png', caption: '石拱 周明摄' }],
    ['{{< figure src="arch.png" title="石拱的侧面" >}}', { src: '/arch.png', caption: '石拱的侧面' }],
    ['![](a.png "灯塔的台阶")', { src: '/a.png', caption: '灯塔的台阶' }],
    ['<img src="a.png" alt="灯塔">', { src: '/a.png', caption: '灯塔' }],
    ['![台阶](<tower.png>)', { src: '/tower.png', caption: '台阶' }],
  ])('has a picture with its caption in %s', (markdown, picture) => {
    expect(read(`# 题\n\n${markdown}\n`).passages.flatMap(({ pictures }) => pictures)).toEqual([picture])
  })

  it.each([
    ['## 种类 {#kinds .cls}', '种类', 'kinds'],
    ['## 种类 {: #kinds}', '种类', 'kinds'],
    ['## 种类 {/* #kinds */}', '种类', 'kinds'],
    ['## 种类\n{: #kinds .cls}', '种类', 'kinds'],
    ['## 种类 {id="kinds" .cls}', '种类', 'kinds'],
    ['## 种类', '种类', '种类'],
  ])('names the heading of %j', (heading, text, anchor) => {
    expect(read(`# 题\n\n${heading}\n\n甲。\n`).passages).toMatchObject([{ headings: [text], anchor }])
  })
})

describe('names of pictures', () => {
  it.each([
    'image-20220906145334336',
    'Pasted image 20230801123456',
    'IMG_0001',
    'img_2.png',
    '../_images/color-demo.png',
    '图片',
    '2.png',
    '截屏2022-01-02 上午10.11.12',
    '在这里插入图片描述',
    '微信图片_20230101',
    '9f3a2b7c-1d2e-4f5a-8b9c-0d1e2f3a4b5c',
    '20200101',
    'screenshot 1',
    'QQ截图20200101',
    'image.png',
    '1',
    '',
  ])('are none where an editor wrote %j', (alt) => {
    expect(readPictureName(null, alt, 'a.png')).toBe('')
  })

  it.each([
    '天线的位置',
    '图 3 天线',
    'bridge',
    '截图：设置页',
    'Logo of Vue',
    '2020 年的桥',
  ])('are what somebody wrote: %j', (alt) => {
    expect(readPictureName(null, alt, 'a.png')).toBe(alt)
  })

  it.each([
    ['系统架构.png', '系统架构'],
    ['系统 架构.JPG', '系统 架构'],
    ['image.png | center | 350x218', ''],
    ['茶碗 | left | 40%', '茶碗'],
    ['茶碗|300', '茶碗'],
  ])('are without ending, place and size: %j', (alt, name) => {
    expect(readPictureName(null, alt, 'a.png')).toBe(name)
  })

  it('are the title before the alternative text, and none that repeats the file', () => {
    expect(readPictureName('桥', '天线', 'a.png')).toBe('桥')
    expect(readPictureName(null, 'my-bridge_2', 'https://a.example/img/my-bridge_2.png?x=1')).toBe('')
  })
})

describe('text of a formula', () => {
  it.each([
    ['y_1 \\x_1', 'y_1 x_1'],
    ['\\alpha + \\beta \\leq \\infty', 'α + β ≤ ∞'],
    // Signs that HTML has a name for, and those that it calls otherwise.
    ['a \\preceq b \\nRightarrow c', 'a ⪯ b ⇏ c'],
    ['\\star \\circ \\sup \\varepsilon \\phi', '⋆ ∘ sup ε ϕ'],
    ['\\not\\in \\it x', '∈ x'],
    ['\\frac{a}{b}', 'a/b'],
    ['\\frac{a+1}{\\sqrt{b}}', '(a+1)/(√b)'],
    ['\\begin{aligned}\nx &= 1 \\\\\ny &= 2\n\\end{aligned}', 'x = 1\ny = 2'],
    ['\\text{面积} = \\mathrm{d}x', '面积 = dx'],
    ['E_{\\hat{\\boldsymbol{w}}} = X^{\\top}', 'E_{w} = X^{⊤}'],
    ['\\lVert x \\rVert \\triangleq \\overline{y}', '‖ x ‖ ≜ y'],
    ['\\left( x \\right)', '( x )'],
    ['y_1 * y_2 \\; \\{z\\}', 'y_1 * y_2 \\; \\{z\\}'],
  ])('%j is %j', (tex, text) => {
    expect(readFormulaText(tex)).toBe(text)
  })
})
