import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../../../src/article/front-matter/front-matter.ts'

const rules = { spacedTags: true, authors: { zhou: '周明' } }
const read = (text: string) => readFrontMatter(text, 'a.md', rules)
const front = (yaml: string) => read(`---\n${yaml}\n---\n正文。\n`).front

describe('front matter', () => {
  it.each([
    ['YAML between rulers', '---\ntitle: 茶\n---\n正文。\n'],
    ['YAML whose title is a block', '---\ntitle: |\n  茶\n---\n正文。\n'],
    ['YAML after blank lines', '\n\n---\ntitle: 茶\n---\n正文。\n'],
    ['YAML that ends with dots', '---\ntitle: 茶\n...\n正文。\n'],
    ['YAML whose first ruler stands twice', '---\n---\ntitle: 茶\n---\n正文。\n'],
    ['YAML between longer rulers', '----\ntitle: 茶\n-----\n正文。\n'],
    ['TOML', '+++\ntitle = "茶"\n+++\n正文。\n'],
    ['YAML whose fence names it', '---yaml\ntitle: 茶\n---\n正文。\n'],
    ['TOML whose fence names it', '---toml\ntitle = "茶"\n---\n正文。\n'],
    ['JSON whose fence names it', '---json\n{"title": "茶"}\n---\n正文。\n'],
    ['JSON between semicolons', ';;;\n"title": "茶"\n;;;\n正文。\n'],
    ['JSON that ends with semicolons', '"title": "茶"\n;;;\n正文。\n'],
    ['YAML without spaces behind colons', '---\ntitle:茶\ndate:2020-01-02\n---\n正文。\n'],
    ['YAML with full-width colons', '---\ntitle：茶\ntags： 甲\n---\n正文。\n'],
    ['YAML with keys in Chinese and full-width colons', '---\n标题：茶\n日期：2020-01-02\n---\n正文。\n'],
    ['keys in a comment', '<!--\n.. title: 茶\n.. tags: 甲: 乙\n-->\n正文。\n'],
    ['lines of a title', '% 茶\n% 周明\n% 2020-01-02\n\n正文。\n'],
    ['a JSON object', '{\n  "title": "茶"\n}\n正文。\n'],
    ['YAML that nothing closes, up to a blank line', '---\ntitle: 茶\ntags: 甲\n\n正文。\n'],
    ['YAML without an opening ruler', 'title: 茶\ndate: 2020-01-02\n---\n正文。\n'],
  ])('is read from %s', (_name, text) => {
    const { front: values, body, warnings } = read(text)
    expect([values.title, body.trim(), warnings]).toEqual(['茶', '正文。', []])
  })

  it.each([
    ['a ruler above prose', '---\n正文在两条线之间。\n---\n'],
    ['a heading underlined', '标题: 一\n---\n正文。\n'],
    ['one key underlined', 'title: 茶\n---\n正文。\n'],
    ['an opening ruler that nothing closes', '---\ntitle: 茶\n正文。\n'],
    ['a quotation of prose', '"title": 他说\n正文。\n'],
    ['a comment of prose', '<!--\n题目: 一\n-->\n正文。\n'],
    ['a comment on one line', '<!-- title: 茶 -->\n正文。\n'],
    ['a share', '% 是百分号。\n正文。\n'],
    ['braces of prose', '{这里是正文}\n'],
  ])('is none in %s', (_name, text) => {
    expect(read(text).body).toBe(text)
  })

  it.each<[string, string, object]>([
    ['a word', 'tags: 工具推荐', { tags: ['工具推荐'] }],
    [
      'words with commas of both kinds',
      'tags: 表格, 样式，笔记、纸',
      { tags: ['表格', '样式', '笔记', '纸'] },
    ],
    ['a line of a list without a value', 'tags:\n  - 甲\n  -', { tags: ['甲'] }],
    ['a list of nothing', 'aliases:\n  -', { aliases: [] }],
    ['a set', 'tags: !!set {甲, 乙}', { tags: ['甲', '乙'] }],
    ['a date with its type', 'date: !!timestamp 2020-01-02', { date: '2020-01-02' }],
    ['a date of Obsidian', 'date created: Tuesday, March 5th 2024, 3:00:00 pm', { date: '2024-03-05' }],
    ['words with blanks', 'tags: jekyll 主题', { tags: ['jekyll', '主题'] }],
    ['a list with numbers, nothing and doubles', 'tags: [茶, 2020, ~, 茶]', { tags: ['茶', '2020'] }],
    ['a list with marks', 'tags:\n  - "#茶"\n', { tags: ['茶'] }],
    ['tags indented by tabs', 'tags:\n\t- 甲\n\t- 乙', { tags: ['甲', '乙'] }],
    ['lists in lists', 'categories:\n  - [茶, 绿茶]\n  - [茶, 红茶]', { categories: ['茶', '绿茶', '红茶'] }],
    ['tags in a row', 'tags: #茶 #书', { tags: ['茶', '书'] }],
    [
      'names that are links',
      'tags: ["[[茶]]"]\nauthor: "[周明](https://a.example)"',
      { tags: ['茶'], authors: ['周明'] },
    ],
    ['a link of a note with its alias', 'author: "[[people/zhou|周明]]"', { authors: ['周明'] }],
    ['an author with an address of mail', 'author: 周明 <zhou@a.example>', { authors: ['周明'] }],
    ['keywords where there are no tags', 'keywords: 茶, 书', { tags: ['茶', '书'] }],
    ['tags before keywords', 'keywords: 茶\ntags: 书', { tags: ['书'] }],
    ['keys of params', 'title: 茶\nparams:\n  Author: 周明\n  title: 书', { title: '茶', authors: ['周明'] }],
    ['keys of extra', 'extra:\n  cover: /a.png', { image: '/a.png' }],
    ['a date with blanks', 'date: 2020 年 1 月 2 日', { date: '2020-01-02' }],
    ['a date with signs of notes', 'created: "[[2020-01-02]]"', { date: '2020-01-02' }],
    ['a date that YAML takes for lists', 'date: [[2020-01-02]]', { date: '2020-01-02' }],
    ['a date with other dashes', 'date: 2020–01–02', { date: '2020-01-02' }],
    ['a date with low lines', 'date: 2020_01_02', { date: '2020-01-02' }],
    ['a date of the Republic', 'date: 民國 109 年 1 月 2 日', { date: '2020-01-02' }],
    ['a title in several languages', 'title:\n  en: Tea\n  zh-CN: 茶', { title: '茶' }],
    ['a title in other languages', 'title:\n  en: Tea\n  de: Tee', { title: 'Tea' }],
    ['a time of publication', 'publish_time: 2020-01-02\nupdated: 2021-01-02', { date: '2020-01-02' }],
    ['a day of change alone', 'updated: 2020-01-02', { date: null, changed: '2020-01-02' }],
    ['taxonomies', 'taxonomies:\n  tags: [茶]\n  categories: [历史]', { tags: ['茶'], categories: ['历史'] }],
    ['an author with a link', 'author:\n  name: 周明\n  link: https://a.example', { authors: ['周明'] }],
    ['authors as mappings', 'authors:\n  - name: 林晓\n  - title: 王可', { authors: ['林晓', '王可'] }],
    ['authors by id', 'authors: [zhou, 王可]', { authors: ['周明', '王可'] }],
    ['authors in one line', 'author: 林晓、王可 & 李白', { authors: ['林晓', '王可', '李白'] }],
    ['no author', 'author: false', { authors: [] }],
    ['a list as description', 'description: [图床，编辑器]', { description: '图床，编辑器' }],
    ['a summary', 'summary: 先拍照', { description: '先拍照' }],
    ['an excerpt', 'excerpt: 先拍照', { description: '先拍照' }],
    ['a template', 'title: {{ title }}\ndate: {{ date }}', { title: null, date: null }],
    ['keys in capitals', 'Title: 茶\nTags: 水', { title: '茶', tags: ['水'] }],
    ['a picture in a mapping', 'cover:\n  image: a.png\n  alt: 甲', { image: 'a.png' }],
    [
      'a colour where a picture may stand',
      'cover: "#fff"\nimage: false\nthumbnail: b.png',
      { image: 'b.png' },
    ],
    ['other names', 'aliases: [土豆, 洋芋, /old/path, old.html]', { aliases: ['土豆', '洋芋'] }],
    ['an alias of YAML', 'a: &names [甲, 乙]\ntags: *names', { tags: ['甲', '乙'] }],
    ['merged keys', 'base: &base\n  title: 茶\n<<: *base', { title: '茶' }],
    ['a permalink without a slash', 'permalink: food/pickles.html', { url: '/food/pickles.html' }],
  ])('reads %s', (_name, yaml, expected) => {
    expect(front(yaml)).toMatchObject(expected)
  })

  it.each([
    ['2021-3-5', '2021-03-05'],
    ['2021/03/05 10:00', '2021-03-05'],
    ['2021.3.5', '2021-03-05'],
    ['2021年3月5日 星期五', '2021-03-05'],
    ['２０２１年３月５日', '2021-03-05'],
    ['二〇二一年十二月三十一日', '2021-12-31'],
    ['二零二一年十月二十日', '2021-10-20'],
    ['20210305', '2021-03-05'],
    ['2021-03-05T23:59:00+08:00', '2021-03-05'],
    ['Mar 5, 2021', '2021-03-05'],
    ['5 March 2021', '2021-03-05'],
    ['Fri, 05 Mar 2021 10:00:00 +0800', '2021-03-05'],
    ['Fri Mar 05 2021', '2021-03-05'],
    ['March 5th, 2021', '2021-03-05'],
    ['3/5/2021', '2021-03-05'],
    ['1614902400', '2021-03-05'],
    ['1998-07', '1998-07-01'],
    ['1998年7月', '1998-07-01'],
    ['2021-02-30', null],
    ['20211305', null],
    ['昨天', null],
    ['Foo 5, 2021', null],
  ])('takes the date %s for %s', (written, date) => {
    expect(front(`date: "${written}"`).date).toBe(date)
  })

  it('warns of what it cannot read, and reads the rest', () => {
    const { front: values, warnings } = read('---\ntitle: [译] 说茶\ntags: [茶]\ndate: 明天\n---\n正文。\n')
    expect(values).toMatchObject({ title: '[译] 说茶', tags: ['茶'], date: null })
    expect(warnings.map(({ kind, line }) => [kind, line])).toEqual([
      ['front-matter', 2],
      ['date', 4],
    ])
  })

  it('reads TOML key by key where a line is broken', () => {
    const { front: values, warnings } = read('+++\ntitle = "茶"\nweight = 一\ntags = ["水"]\n+++\n')
    expect(values).toMatchObject({ title: '茶', tags: ['水'] })
    expect(warnings).toMatchObject([{ kind: 'front-matter', line: 3 }])
  })

  it('does not expand aliases without end', () => {
    const bomb = ['a: &a [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]']
    for (let level = 1; level < 9; level++) {
      const [name, inner] = [level, level - 1].map((step) => String.fromCharCode(97 + step))
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${inner}`).join(', ')}]`)
    }
    const { front: values, warnings } = read(`---\ntitle: 茶\n${bomb.join('\n')}\n---\n`)
    expect(values.title).toBe('茶')
    expect(warnings).toHaveLength(1)
  })

  it.each([
    'draft: true',
    '草稿: true',
    'status: 草稿',
    'robots: none',
    'hiddenFromSearch: true',
    'is_published: false',
    'listed: false',
    'indexable: false',
    'sitemap:\n  ignore: true',
    'draft: "yes"',
    'published: false',
    'publish: false',
    'search: false',
    'search: exclude',
    'search:\n  exclude: true',
    'search_exclude: true',
    'searchHidden: true',
    'unlisted: true',
    'noindex: true',
    'robots: noindex, nofollow',
    'sitemap: false',
    'sitemap:\n  disable: true',
    'hidden: true',
    'private: true',
    'headless: true',
    'build:\n  render: never',
    '_build:\n  list: never',
    'build:\n  render: false',
    'status: draft',
    'visibility: private',
    'pagefind: false',
    'seo:\n  noindex: true',
    'head:\n  - - meta\n    - name: robots\n      content: noindex',
    'params:\n  searchHidden: true',
  ])('hides a page with %j', (yaml) => {
    expect(front(yaml).isHidden).toBe(true)
  })

  it.each([
    'draft: false',
    'published: true',
    'published: 2020-01-02',
    'search: true',
    'unlisted: false',
    'robots: index',
    'sitemap:\n  priority: 0.5',
    'hide: [toc]',
    'status: new',
    'build:\n  render: always',
  ])('shows a page with %j', (yaml) => {
    expect(front(yaml).isHidden).toBe(false)
  })

  it.each([
    ['password: secret', true],
    ['password: 1234', true],
    ['encrypt: true', true],
    ['password: ""', false],
    ['password:', false],
    ['encrypt: false', false],
  ])('takes a page with %j as encrypted: %s', (yaml, isEncrypted) => {
    expect(front(yaml).isEncrypted).toBe(isEncrypted)
  })
})

it.each([
  'publish_date',
  'publish-date',
  'Publish Date',
  'publishDate',
  '发布日期',
])('reads a key however its words are joined: %s', (key) => {
  const { date, values } = front(`${key}: 2024-05-06\ncover_image: /a.png`)
  expect([date, front('cover_image: /a.png').image]).toEqual(['2024-05-06', '/a.png'])
  expect(values.get(key.toLowerCase())?.value).toBe('2024-05-06')
})

it('reads the key that is written before one with other signs', () => {
  expect(front('publish_date: 2024-05-06\npublishdate: 2023-01-02').date).toBe('2023-01-02')
})
