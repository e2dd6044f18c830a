import { describe, expect, it } from 'vitest'
import { markdownDocument, readDocument } from '../../../src/article/read-document.ts'
import type { ParsedArticle } from '../../../src/format/article.ts'

function read(markdown: string | Uint8Array, file = 'notes/sample.md'): ParsedArticle | null {
  const bytes = typeof markdown === 'string' ? new TextEncoder().encode(markdown) : markdown
  return readDocument(markdownDocument(file, bytes), { split: true })
}

function textsOf(markdown: string): string[] {
  return read(markdown)!.passages.map((passage) => passage.text)
}

const textOf = (markdown: string): string => textsOf(markdown).join('\n')

describe('text of an article', () => {
  it.each([
    [
      'wrapped lines of Han join without a space',
      '天上有云，\n地上有雨\n也有风。',
      '天上有云，地上有雨也有风。',
    ],
    [
      'wrapped lines of Latin join with one',
      '看 the quick\nbrown fox 跳过。',
      '看 the quick brown fox 跳过。',
    ],
    ['emphasis and strong leave no marks', '这是**重要**而*不同*的~~旧~~事。', '这是重要而不同的旧事。'],
    ['a link is its text, never its address', '见[说明](https://example.com/a_b)。', '见说明。'],
    [
      'an address that a reader sees is text',
      '见 <https://example.com/wenzhang> 一文。',
      '见 https://example.com/wenzhang 一文。',
    ],
    ['a reference link is its text', '见[此处][1]。\n\n[1]: https://example.com/x', '见此处。'],
    ['code words stay', '用 `npm run index` 建索引。', '用 npm run index 建索引。'],
    ['entities are what they stand for', '甲 &amp; 乙 &lt;丙&gt;', '甲 & 乙 <丙>'],
    ['escapes are what they escape', '\\*不是强调\\*', '*不是强调*'],
    ['inline HTML is what it shows', '水<b>结</b>冰<br>了', '水结冰\n了'],
    ['comments are not shown', '前<!-- 看不见 -->后', '前后'],
    ['CRLF is a line end', '第一行，\r\n接着写。\r\n\r\n第二段。', '第一行，接着写。\n第二段。'],
    ['CR alone is a line end', '第一行，\r接着写。\r\r第二段。', '第一行，接着写。\n第二段。'],
  ])('%s', (_name, markdown, expected) => {
    expect(textOf(`# 题\n\n${markdown}`)).toBe(expected)
  })

  it('holds the subtitle and other names, above the text', () => {
    expect(textOf('---\ntitle: 土豆\nsubtitle: 一种块茎\naliases: [洋芋, 山药蛋]\n---\n种在春天。')).toBe(
      '一种块茎\n洋芋、山药蛋\n种在春天。',
    )
    expect(textOf('---\ntitle: 土豆\nsubtitle: 一种块茎\npassword: 1\n---\n种在春天。')).not.toContain('块茎')
  })

  it('holds lists, nested and numbered, item by item', () => {
    const text = textOf('# 题\n\n- 茶\n  - 绿茶\n  - 红茶\n- 水\n\n1. 先烧水\n2. 再泡茶\n')
    for (const item of ['茶', '绿茶', '红茶', '水', '1. 先烧水', '2. 再泡茶'])
      expect(text.split('\n')).toContain(item)
  })

  it('holds tables, with cells apart', () => {
    const text = textOf('# 题\n\n| 城市 | 人口 |\n|---|---|\n| 苏州 | 一千万 |\n')
    expect(text).toMatch(/城市\s.*人口/)
    expect(text).toMatch(/苏州\s.*一千万/)
    expect(text).not.toContain('|--')
  })

  it('holds code blocks, fenced and indented', () => {
    const text = textOf('# 题\n\n```ts\nconst 索引 = openIndex()\n```\n\n段落。\n\n    npm start\n')
    expect(text).toContain('const 索引 = openIndex()')
    expect(text).toContain('npm start')
    expect(text).not.toContain('```')
  })

  it('holds quotes and footnotes', () => {
    const text = textOf('# 题\n\n> 古人说过的话。\n\n正文有注[^1]。\n\n[^1]: 注在这里。\n')
    expect(text).toContain('古人说过的话。')
    expect(text).toContain('注在这里。')
    expect(text).not.toContain('[^1]')
  })

  it('holds what blocks of HTML show, and no scripts or styles', () => {
    const text = textOf(
      '# 题\n\n<div class="box"><p>盒子里的话。</p><script>alert(1)</script><style>p{}</style></div>\n',
    )
    expect(text).toContain('盒子里的话。')
    expect(text).not.toMatch(/alert|class|\{\}/)
  })
})

describe('headings', () => {
  it('are a path of their own, with an anchor each', () => {
    const { passages } = read(
      '# 题\n\n开头。\n\n## 一\n\n甲。\n\n### 细节\n\n乙。\n\n## 二\n\n丙。\n\n## 一\n\n丁。\n',
    )!
    expect(passages.map(({ headings, anchor, text }) => [headings.join('/'), anchor, text])).toEqual([
      ['', null, '开头。'],
      ['一', '一', '甲。'],
      ['一/细节', '细节', '乙。'],
      ['二', '二', '丙。'],
      ['一', '一-1', '丁。'],
    ])
  })

  it('written with underlines are headings too', () => {
    expect(read('题\n===\n\n节\n---\n\n正文。\n')!.passages[0]).toMatchObject({
      headings: ['节'],
      text: '正文。',
    })
  })

  it('that are bold paragraphs alone are headings where there are no others', () => {
    const { passages } = read('# 题\n\n开头一段。\n\n**第一节**\n\n甲。\n\n**第二节**\n\n乙。\n')!
    expect(passages.map(({ headings }) => headings.join('/'))).toEqual(['', '第一节', '第二节'])
  })

  it('without text under them are kept', () => {
    const parsed = read('# 题\n\n## 空的一节\n\n## 有字的一节\n\n正文。\n')!
    expect(JSON.stringify(parsed.passages)).toContain('空的一节')
  })
})

describe('pictures', () => {
  it('have the emphasised line after them as their caption, else their alternative text', () => {
    const { passages, article } = read(
      '# 题\n\n正文。\n\n![](a.png)\n\n_湖上的早晨_\n\n![晚上的湖](b.png)\n\n后文。\n',
    )!
    const pictures = passages.flatMap((passage) => passage.pictures)
    expect(pictures).toEqual([
      { src: '/notes/a.png', caption: '湖上的早晨' },
      { src: '/notes/b.png', caption: '晚上的湖' },
    ])
    expect(article.image).toBe('/notes/a.png')
    expect(passages.map(({ text }) => text).join('\n')).not.toContain('湖上的早晨')
  })
})

describe('front matter', () => {
  it('says all that an article is', () => {
    const { article } = read(
      '---\ntitle: 茶\ndate: 2024-03-05\nauthors: [林晓, 王可]\ntags: [茶, 历史]\nslug: cha\ndescription: 说茶\nimage: cup.png\nlayout: post\n---\n正文。\n',
    )!
    expect(article).toMatchObject({
      id: 'notes/sample',
      title: '茶',
      url: '/notes/cha',
      date: '2024-03-05',
      authors: ['林晓', '王可'],
      tags: ['茶', '历史'],
      description: '说茶',
      image: '/notes/cup.png',
    })
  })

  it.each([
    ['a date that is none', 'title: 茶\ndate: 昨天', 3, /^expected date to be a date.*昨天/],
    ['tags that are neither text nor a list', 'tags: [[[茶]], {}]', 2, null],
    ['draft that is neither', 'draft: 也许', 2, /^expected draft to be true or false/],
    ['YAML that is broken', 'title: 茶\ntags: [', 3, /^expected YAML front matter/],
    ['an address that runs scripts', 'url: "javascript:alert(1)"', 2, /^expected url to be an address/],
    [
      'an address of another host without a scheme',
      'url: //host.example/a',
      2,
      /^expected url to be an address/,
    ],
  ])('with %s is read with a warning that names file and line', (_name, yaml, line, expected) => {
    const { passages, article, warnings } = read(`---\n${yaml}\n---\n正文。\n`)!
    expect(passages.map(({ text }) => text)).toEqual(['正文。'])
    expect(article.url).toBe('/notes/sample')
    if (expected === null) return
    expect(warnings).toMatchObject([{ file: 'notes/sample.md', line }])
    expect(warnings[0]!.message).toMatch(expected)
  })

  it('leaves drafts out', () => {
    expect(read('---\ndraft: true\n---\n正文。\n')).toBeNull()
    expect(read('---\ndraft: false\n---\n正文。\n')).not.toBeNull()
  })
})

describe('a file', () => {
  it.each([
    ['with nothing in it', ''],
    ['of blanks', ' \n\n\t\n'],
    ['of front matter alone', '---\ntitle: 空\n---\n'],
    ['of a title alone', '# 只有题目\n'],
  ])('%s is an article with one empty passage', (_name, markdown) => {
    const parsed = read(markdown)!
    expect(parsed.passages.map(({ text }) => text)).toEqual([''])
    expect(parsed.article.title).not.toBe('')
  })

  it.each([
    ['UTF-8 with a byte-order mark', Buffer.from('\ufeff# 题\n\n正文。', 'utf8')],
    ['UTF-16, low byte first', Buffer.from('\ufeff# 题\n\n正文。', 'utf16le')],
    ['UTF-16, high byte first', Buffer.from('\ufeff# 题\n\n正文。', 'utf16le').swap16()],
  ])('in %s is read', (_name, bytes) => {
    expect(read(bytes)).toMatchObject({ article: { title: '题' }, passages: [{ text: '正文。' }] })
  })

  it('in an encoding that is not sure is refused, with line and byte', () => {
    const latin1 = Buffer.from('# hao\n\ncaf\u00e9 na\u00efve', 'latin1')
    expect(() => read(latin1)).toThrow(
      /notes\/sample\.md:3: expected UTF-8 text, got something else at byte 10/,
    )
  })

  it('of 5 MB is read, whole', () => {
    const paragraph = '运河的水慢慢地流，岸上的人慢慢地走；船来了，又走了。'
    const count = Math.ceil(5_000_000 / Buffer.byteLength(paragraph))
    const { passages } = read(
      `# 长文\n\n${Array.from({ length: count }, (_, n) => (n % 500 === 0 ? `## 第${n}节\n\n${paragraph}` : paragraph)).join('\n\n')}`,
    )!
    expect(passages.length).toBeGreaterThan(count / 20)
    const sentences = passages.reduce((sum, { text }) => sum + text.split('慢慢地流').length - 1, 0)
    expect(sentences).toBe(count)
  })
})
