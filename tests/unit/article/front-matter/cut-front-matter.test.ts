import { describe, expect, it } from 'vitest'
import { cutFrontMatter } from '../../../../src/article/front-matter/cut-front-matter.ts'

const id = '3f2a9c8e7b6d4e5f8a9b0c1d2e3f4a5b'

describe('front matter', () => {
  it.each<[string, string, string, number]>([
    ['---\ntitle: 茶\n---\n', 'yaml', 'title: 茶\n', 2],
    ['-----yaml \ntitle: 茶\n...\n', 'yaml', 'title: 茶\n', 2],
    ['\n \u3000\n---\ntitle: 茶\n---\n', 'yaml', 'title: 茶\n', 4],
    ['---\n---\ntitle: 茶\n---\n', 'yaml', 'title: 茶\n', 3],
    ['---\n# 茶\n\ndraft: true\n---\n', 'yaml', '# 茶\n\ndraft: true\n', 2],
    ['---\n---\n', 'yaml', '', 2],
    ['+++\ntitle = "茶"\n+++\n', 'toml', 'title = "茶"\n', 2],
    ['---toml\ntitle = "茶"\n---\n', 'toml', 'title = "茶"\n', 2],
    [';;;\n"title": "茶"\n;;;\n', 'json', '"title": "茶"\n', 2],
    ['---json\n{"title": "茶"}\n---\n', 'json', '{"title": "茶"}\n', 2],
    ['"title": "茶"\n;;;;\n', 'json', '"title": "茶"\n', 1],
    ['{ "title": "茶" } \n', 'json', '{ "title": "茶" }', 1],
    ['\n{\n  "title": "茶"\n}\n', 'json', '{\n  "title": "茶"\n}', 2],
    ['date: 2021-03-05\ntags:\n- 茶\n---\n', 'yaml', 'date: 2021-03-05\ntags:\n- 茶\n', 1],
    ['\nTitle: 茶\nAuthor: 周明\n\n', 'yaml', 'Title: 茶\nAuthor: 周明\n', 2],
    ['---\ndate: 2021-03-05\nlang: zh\n\n', 'yaml', 'date: 2021-03-05\nlang: zh\n', 2],
    ['<!--\n.. title: 茶\n.. slug: a. b\n-->\n', 'yaml', 'title: 茶\nslug: a. b\n', 1],
    ['\n% 茶\n% 周明\n% 2021-03-05\n\n', 'yaml', 'title: 茶\nauthor: 周明\ndate: 2021-03-05\n', 2],
  ])('of %j is cut off', (written, format, text, firstLine) => {
    const cut = cutFrontMatter(`${written}正文。\n`)
    expect({ ...cut, body: cut?.body.trimStart() }).toEqual({ format, text, firstLine, body: '正文。\n' })
  })

  it.each([
    ['a text between rulers', '---\n正文。\n---\n'],
    ['a list between rulers', '---\n- 茶: 一\n---\n'],
    ['a ruler above a line with a colon', '---\nlang: zh\n\n'],
    ['a title under a ruler that is not closed, in a text', '---\ntitle: 茶\n二。\n\n'],
    ['a key within a line under such a ruler', '---\nlang: title: 茶\n\n'],
    ['a heading underlined', 'title: 茶\n---\n'],
    ['a text underlined', 'date: 茶\n二。\n---\n'],
    ['a line with a colon', 'lang: zh\n\n'],
    ['a title with its text', 'title: 茶\n二。\n\n'],
    ['a title that touches its colon', 'title:茶\n\n'],
    ['a word before a title', 'sub title: 茶\n\n'],
    ['text in braces', '{ 茶 "一" }\n'],
    ['an object within a line', '{"title": "茶"} 二。\n'],
    ['an object that is not closed', '{"title": "茶"\n'],
    ['a comment that has no keys', '<!--\n茶\n-->\n'],
    ['a percentage', '5 % 茶\n\n'],
  ])('is not %s', (_name, written) => {
    expect(cutFrontMatter(`${written}正文。\n`)).toBeNull()
  })

  it.each([
    ['title：茶\ndate:2021\n标题：一\n', 'title: 茶\ndate: 2021\n标题: 一\n'],
    ['lang:zh\ntitle: a:b\n', 'lang:zh\ntitle: a:b\n'],
  ])('has keys that touch their colon: %j', (written, text) => {
    expect(cutFrontMatter(`---\nx: 1\n${written}---\n`)?.text).toBe(`x: 1\n${text}`)
  })

  it('may stand without a fence where a generator takes it so', () => {
    expect(cutFrontMatter('lang: zh\n  CN\n\n正文。', true)?.text).toBe('lang: zh\n  CN\n')
    expect(cutFrontMatter('  lang: zh\n\n正文。', true)).toBeNull()
    expect(cutFrontMatter('lang: zh', true)).toEqual({
      format: 'yaml',
      text: 'lang: zh',
      firstLine: 1,
      body: '',
    })
  })

  it.each([
    ['50 keys without a fence', `title: 茶\n${'a: 1\n'.repeat(49)}\n`, true],
    ['51 keys without a fence', `title: 茶\n${'a: 1\n'.repeat(50)}\n`, false],
    ['1,999 lines between fences', `---\n${'a: 1\n'.repeat(1999)}---\n`, true],
    ['2,000 lines between fences', `---\n${'a: 1\n'.repeat(2000)}---\n`, false],
  ])('has a bounded length: %s', (_name, written, isCut) => {
    expect(cutFrontMatter(`${written}正文。`) !== null).toBe(isCut)
  })
})

describe('properties of Logseq', () => {
  it.each([
    ['tags:: 茶\n正文。', 'tags: 茶\n', '正文。', 1],
    ['\n\u3000\ntags:: 茶\nalias:: 水\n\n正文。', 'tags: 茶\nalias: 水\n', '\n正文。', 3],
    ['标签:: [[读书]], #写作，#茶\n', '标签: 读书, 写作，茶\n', '', 1],
    ['主题:: C# 语言, #甲 乙\n', '主题: "C# 语言, #甲 乙"\n', '', 1],
    ['a-b:: 12:30\n', 'a-b: "12:30"\n', '', 1],
    [`${'a'.repeat(40)}:: 1\n正文。`, `${'a'.repeat(40)}: 1\n`, '正文。', 1],
    ['甲:: 1\n乙: 2\n', '甲: 1\n', '乙: 2\n', 1],
    ['甲:: 1', '甲: 1', '', 1],
  ])('stand at the top of a page: %j', (markdown, text, body, firstLine) => {
    expect(cutFrontMatter(markdown)).toEqual({ format: 'yaml', text, firstLine, body })
  })

  it.each([
    'std::vector 是容器',
    'a::',
    'a b:: 1\n',
    '- a:: 1\n',
    `${'a'.repeat(41)}:: 1\n`,
  ])('are not what C++ or a list says: %j', (markdown) => {
    expect(cutFrontMatter(markdown)).toBeNull()
  })
})

describe('a comment above front matter', () => {
  it.each([
    ['<!-- 注 -->\n---\ntitle: 茶\n---\n正文。', 3],
    ['\n<!--\n注\n-->\n\n---\ntitle: 茶\n---\n正文。', 7],
  ])('is no text: %j', (markdown, firstLine) => {
    expect(cutFrontMatter(markdown)).toEqual({
      format: 'yaml',
      text: 'title: 茶\n',
      firstLine,
      body: '正文。',
    })
  })

  it.each([
    '<!-- 注 -->\n\n甲\n---\ntitle: 茶\n---',
    '<!-- 注 -->\n---\n正文。\n---\n',
  ])('makes none of other lines: %j', (markdown) => {
    expect(cutFrontMatter(markdown)).toBeNull()
  })
})

describe('properties of an export of Notion', () => {
  it.each([` ${id}`, `_${id}`, `-${id}`])('stand under the title of a file named …%s.md', (name) => {
    expect(cutFrontMatter('# 题\n\n标签: 书, 笔记\n时间: 12:30\n\n正文。', false, `读书${name}.md`)).toEqual({
      format: 'yaml',
      text: '标签: 书, 笔记\n时间: "12:30"\n',
      firstLine: 3,
      body: '# 题\n\n\n正文。',
    })
  })

  it.each([
    '读书.md',
    `读书${id}.md`,
    `读书 ${id.slice(1)}.md`,
    `读书 ${id}.md.md`,
    `读书 ${id.replace('a', 'A')}.md`,
  ])('are text in %s', (file) => {
    expect(cutFrontMatter('# 题\n\n标签: 书\n\n正文。', false, file)).toBeNull()
  })

  it.each([
    ['at the end', '# 题\n\n甲: 1\n', '甲: 1\n'],
    ['with a long name', `# 题\n\n${'a'.repeat(41)}: 1\n\n`, `${'a'.repeat(41)}: 1\n`],
    ['of a title in Latin', '# a: b\n\n甲: 1\n\n正文。', '甲: 1\n'],
  ])('may stand %s', (_name, markdown, text) => {
    expect(cutFrontMatter(markdown, false, `a ${id}.md`)?.text).toBe(text)
  })

  it.each([
    ['a list', '# 题\n\n- 甲: 1\n\n正文。'],
    ['a heading', '# 题\n\n## 甲: 1\n\n正文。'],
    ['a paragraph that goes on', '# 题\n\n甲: 1\n正文。'],
    ['a sentence', `# 题\n\n${'长'.repeat(42)}: 1\n\n正文。`],
    ['a page without a title', '甲: 1\n\n正文。'],
    ['a lower heading', '## 题\n\n甲: 1\n\n正文。'],
    ['a value that touches its colon', '# 题\n\n甲:1\n\n正文。'],
  ])('are not %s', (_name, markdown) => {
    expect(cutFrontMatter(markdown, false, `a ${id}.md`)).toBeNull()
  })
})

describe('properties of an export of Joplin', () => {
  const id = '0123456789abcdef0123456789abcdef'

  it('stand at the end of the note', () => {
    const cut = cutFrontMatter(
      `茶: 一\n\n水要开。\n\nid: ${id}\ncreated_time: 2021-03-05T02:00:00.000Z\nauthor: \ntype_: 1\n`,
    )
    expect(cut?.body).toBe('\n\n水要开。')
    expect(cut?.text).toBe(
      `title: "茶: 一"\nid: ${id}\ncreated_time: "2021-03-05T02:00:00.000Z"\nauthor: \ntype_: 1\nhidden: false\n`,
    )
  })

  it('hide what is no note', () => {
    expect(cutFrontMatter(`照片\n\nid: ${id}\ntype_: 4`)?.text).toContain('hidden: true')
  })

  it.each([
    `茶\n\nid: ${id}\n\n水要开。`,
    `茶\n\nid: 12\ntype_: 1`,
    `茶\n\nid: ${id}\n正文\ntype_: 1`,
  ])('are not %j', (markdown) => {
    expect(cutFrontMatter(markdown)).toBeNull()
  })
})

describe('a line behind % at the top', () => {
  it.each([
    ['% 茶\n\n正文。', 'title: 茶\nauthor: \ndate: \n'],
    ['% 茶\n% 周明\n\n# 水\n', 'title: 茶\nauthor: 周明\ndate: \n'],
    ['% 备注\n\n# 茶\n', undefined],
    ['% 备注\n(tea)=\n# 茶\n', undefined],
  ])('is a title, or a comment above a heading: %j', (markdown, text) => {
    expect(cutFrontMatter(markdown)?.text).toBe(text)
  })
})
