import { describe, expect, it } from 'vitest'
import { page, readPage } from '../read-page.ts'

const body = '<h1>茶馆札记</h1><p>清晨的茶馆里坐满了人。</p>'
const articleOf = (main: string, head?: string) => readPage(page(main, head))!.article

describe('the title of a page', () => {
  it.each<[string, string, string, string]>([
    ['is its h1', '<h1>茶馆</h1><p>文</p>', '<title>别的</title>', '茶馆'],
    [
      'is the h1 that the head names, of several',
      '<h1>引子</h1><p>文</p><h1>茶馆</h1>',
      '<title>茶馆</title>',
      '茶馆',
    ],
    [
      'is Open Graph where each h1 is a section',
      '<h1>引子</h1><p>文</p><h1>尾声</h1>',
      '<title>茶馆 - 站</title><meta property="og:title" content="茶馆">',
      '茶馆',
    ],
    [
      'is the h1 that <title> begins with, before the name of a site that nothing else tells',
      '<header><h1>茶馆</h1></header><article><h1>引子</h1><p>文</p></article>',
      '<title>茶馆 | 札记网</title>',
      '茶馆',
    ],
    [
      'is no h1 that is the beginning of a word of <title>',
      '<h1>茶</h1><p>文</p><h1>尾声</h1>',
      '<title>茶馆</title>',
      '茶馆',
    ],
    [
      'is <title> without the name of the site',
      '<p>文</p>',
      '<title>茶馆 | 札记网</title><meta property="og:site_name" content="札记网">',
      '茶馆',
    ],
    [
      'is what JSON-LD says at last',
      '<p>文</p>',
      '<script type="application/ld+json">{"@type":"BlogPosting","headline":"茶馆"}</script>',
      '茶馆',
    ],
    [
      'is what the page marks',
      '<h1>茶馆</h1><p data-pagefind-meta="title:早市">文</p>',
      '<title>茶馆</title>',
      '早市',
    ],
  ])('%s', (_, main, head, title) => {
    expect(articleOf(main, head).title).toBe(title)
  })

  it('is no h1 that names the site', () => {
    const html = page('<h1>札记网</h1><h2>茶馆</h2><p>文</p>', '<title>茶馆-札记网</title>')
    expect(readPage(html, 'a.html', { titleEndings: ['-札记网'] })?.article.title).toBe('茶馆')
    expect(readPage(html)?.article.title).toBe('札记网')
  })

  it('loses an ending that many pages share', () => {
    const parsed = readPage(page('<p>文</p>', '<title>茶馆 · 札记网</title>'), 'a.html', {
      titleEndings: [' · 札记网'],
    })
    expect(parsed?.article.title).toBe('茶馆')
  })

  it('is the name of the file where the page has none', () => {
    expect(
      readPage(`<main><p>${'清晨的茶馆里坐满了人。'.repeat(9)}</p></main>`, 'notes/tea.html')?.article.title,
    ).toBe('tea')
  })

  it('is the name of the file where <title> names the site alone', () => {
    expect(readPage(page('<p>文</p>', '<title>- 札记网</title>'), 'top/about.html')?.article.title).toBe(
      'about',
    )
  })

  it('is needed by a few words alone: they prove who owns a site', () => {
    expect(readPage('google-site-verification: google1.html', 'google1.html')).toBeNull()
  })
})

describe('the date of a page', () => {
  it.each<[string, string, string, string | null]>([
    [
      'is that of publication',
      body,
      '<meta property="article:published_time" content="2023-08-02T10:00:00+08:00">',
      '2023-08-02',
    ],
    [
      'is the day that is printed, in whatever zone the instant is written',
      `${body}<time datetime="2023-08-01T16:30:00.000Z">2023-08-02</time>`,
      '<meta property="article:published_time" content="2023-08-01T16:30:00.000Z">',
      '2023-08-02',
    ],
    [
      'is that of JSON-LD',
      body,
      '<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2023-08-02"}]}</script>',
      '2023-08-02',
    ],
    ['is that of <time>', `${body}<p><time datetime="2023-08-02">八月</time></p>`, '', '2023-08-02'],
    [
      'is what the page sorts by',
      `${body}<p data-pagefind-sort="date:2023-08-02">x</p>`,
      '<meta name="date" content="2020-01-01">',
      '2023-08-02',
    ],
    [
      'is not when it was changed',
      `${body}<p class="last-updated"><time datetime="2023-08-02">x</time></p>`,
      '',
      null,
    ],
    [
      'is that of <time> in what a list says of the post',
      `${body}<ul class="post-meta"><li>时间: <time datetime="2023-08-02">八月</time></li></ul>`,
      '',
      '2023-08-02',
    ],
    [
      'is not that of an item of another list',
      `${body}<ul><li>旧文 <time datetime="2023-08-02">八月</time></li></ul>`,
      '',
      null,
    ],
    [
      'is that of a line above the text',
      `${body}<p>发布时间：2008-04-05 10:00　来源：办公室</p>`,
      '',
      '2008-04-05',
    ],
    [
      'is that of a line whose label stands apart',
      `${body}<div><span>发布日期：</span><span>2008年4月5日</span></div>`,
      '',
      '2008-04-05',
    ],
    [
      'is that of a line with its source',
      `${body}<div>2022-01-12 17:00 <span>来源： 政府网</span></div>`,
      '',
      '2022-01-12',
    ],
    ['is not that of a sentence', `${body}<p>${'长句'.repeat(200)}发表于2008-04-05。</p>`, '', null],
    ['is not that of a line of a list', `${body}<ul><li>旧文 发布于 2008-04-05</li></ul>`, '', null],
    [
      'is that of <time> on a page that says where its side bar is, in a form of its own',
      `<div class="container sidebar-position-left"><main>${body}<time itemprop="dateCreated datePublished" datetime="2023-08-02T17:30:16+13:00">02-08-2023</time><time itemprop="dateModified" datetime="2024-06-03">03-06-2024</time></main></div>`,
      '',
      '2023-08-02',
    ],
    [
      'is not that of posts in a side bar',
      `${body}<div class="sidebar-recent"><article><time datetime="2023-08-02">八月</time></article></div>`,
      '',
      null,
    ],
    [
      'is that of an element named so by its theme',
      `${body}<div class="info"><div title="创建时间" class="date iconfont"><a>2023-08-02</a></div></div>`,
      '',
      '2023-08-02',
    ],
    [
      'is that of a tip with the time of day',
      `${body}<p><span title=" 2023-08-02 21:03:00 +0800">2 Aug 2023</span> | 6080 字</p>`,
      '',
      '2023-08-02',
    ],
    [
      'is not that of a tip without the time of day, of a table, of a change, of long text',
      `${body}<span title="2023-08-02">甲</span><table><td class="date">2023-08-02</td></table><p class="updated date">2023-08-02</p><p class="date">${'长'.repeat(40)}2023-08-02</p>`,
      '',
      null,
    ],
    [
      'is that of an element named so of forty characters, at most',
      `${body}<p class="date">${'长'.repeat(31)}2023-08-03</p><p class="date">${'长'.repeat(30)}2023-08-02</p>`,
      '',
      '2023-08-02',
    ],
    [
      'is that of what a theme says of the post',
      `${body}<div class="post-time">2023-08-02</div><span class="info">2020-01-01</span>`,
      '',
      '2023-08-02',
    ],
    ['is not that of any box', `${body}<p class="info">2023-08-02 起涨价</p>`, '', null],
    [
      'is that of <time> in what stands under an article',
      `<article>${body}<footer><time datetime="2023-08-02">八月</time></footer></article>`,
      '',
      '2023-08-02',
    ],
    [
      'is the tip of what stands under a title',
      `${body}<footer class="post-info"><abbr title="2023-08-02T20:20:00">三 02 八月</abbr></footer>`,
      '',
      '2023-08-02',
    ],
    [
      'is not that of a change under an article',
      `<article>${body}<footer class="meta">最后更新：<time datetime="2023-08-02">八月</time></footer></article>`,
      '',
      null,
    ],
    [
      'is that of a post that was not changed since',
      `${body}<time class="entry-date published updated" datetime="2023-08-02">八月</time>`,
      '',
      '2023-08-02',
    ],
    [
      'is not that of the foot of a page',
      `${body}<footer><time datetime="2023-08-02">八月</time></footer>`,
      '',
      null,
    ],
    ['is not that of a page beside it', `${body}<nav><time datetime="2023-08-02">x</time></nav>`, '', null],
  ])('%s', (_, main, head, date) => {
    expect(articleOf(main, head).date).toBe(date)
  })
})

describe('the date of a page that says none', () => {
  it.each<[string, string | null]>([
    ['blog/2018/04/9/喝茶/index.html', '2018-04-09'],
    ['2018-04-09-喝茶.html', '2018-04-09'],
    ['2018/04-09/喝茶.html', null],
    ['2018/13/09/喝茶.html', null],
    ['v/1018/04/09/喝茶.html', null],
    ['2018/04/喝茶.html', null],
  ])('is that of its address: %s', (file, date) => {
    expect(readPage(page(body), file)?.article.date).toBe(date)
  })

  it('is no day of an element where its address has one', () => {
    const html = page(`${body}<p class="date">2023-08-02</p>`)
    expect(readPage(html, '2018/04/09/a.html')?.article.date).toBe('2018-04-09')
  })
})

describe('authors, tags and fields of a page', () => {
  it.each<[string, string, string, Record<string, unknown>]>([
    [
      'come from the byline of WordPress',
      `${body}<span class="author vcard"><a class="url fn n" href="/author/lin/">林厨</a></span>`,
      '',
      { authors: ['林厨'] },
    ],
    [
      'come from the byline of Pelican',
      `${body}<footer class="post-info"><address class="vcard author">By <a class="url fn" href="/author/lin.html">林厨</a></address></footer>`,
      '',
      { authors: ['林厨'] },
    ],
    [
      'come from <meta>',
      body,
      '<meta name="author" content="周明"><meta property="article:tag" content="茶"><meta property="article:tag" content="早市"><meta name="description" content="桥头">',
      { authors: ['周明'], tags: ['茶', '早市'], description: '桥头' },
    ],
    [
      'come one by one from a <meta> that lists them',
      body,
      '<meta name="author" content="周明, zhou-lin、林厨">',
      { authors: ['周明', 'zhou-lin', '林厨'] },
    ],
    [
      'come from what MkDocs Material sets above the text',
      `<nav class="md-tags"><a href="/tags/#tag:tea" class="md-tag">茶</a><span class="md-tag">早市</span></nav>${body}`,
      '',
      { tags: ['茶', '早市'] },
    ],
    [
      'are no tags where the title leads to a page of Discourse',
      '<h1><a href="/t/topic/12">茶馆札记</a></h1><p>文</p><a href="/topic/tea">茶</a>',
      '',
      { tags: ['茶'] },
    ],
    [
      'come from one <meta> that lists them',
      body,
      '<meta property="article:tag" content="茶,早市">',
      { tags: ['茶', '早市'] },
    ],
    [
      'come without the tags that a generator leaves in a description',
      body,
      '<meta name="description" content="&lt;blockquote&gt; &lt;p&gt;桥头的 &lt;b&gt;茶馆&lt;/b&gt;">',
      { description: '桥头的 茶馆' },
    ],
    [
      'keep an element that a description speaks of',
      body,
      '<meta name="description" content="说 &lt;canvas&gt; 元素">',
      { description: '说 <canvas> 元素' },
    ],
    [
      'come from JSON-LD',
      body,
      '<script type="application/ld+json">{"@type":"Article","author":[{"name":"周明"}],"keywords":"茶,早市","articleSection":"札记"}</script>',
      { authors: ['周明'], tags: ['茶', '早市'], fields: { lang: ['zh-CN'], category: ['札记'] } },
    ],
    [
      'come from microdata and links',
      `${body}<span itemprop="author"><meta itemprop="name" content="周明"></span><a href="/tags/cha/" rel="tag"># 茶</a><a href="/categories/札记/">札记</a>`,
      '',
      { authors: ['周明'], tags: ['茶'], fields: { lang: ['zh-CN'], category: ['札记'] } },
    ],
    [
      'come from what is marked, in all three forms',
      `${body}<i data-pagefind-filter="tag">茶</i><i data-pagefind-filter="author[data-by], city:苏州, 桥头" data-by="周明"></i><b data-hansou-filter="tags:早市"></b>`,
      '<meta data-pagefind-filter="category[content]" content="札记">',
      {
        authors: ['周明'],
        tags: ['茶', '早市'],
        fields: { lang: ['zh-CN'], category: ['札记'], city: ['苏州, 桥头'] },
      },
    ],
    [
      'leave those of the articles before and after alone',
      `${body}<a href="/tags/茶/">茶</a><article class="prev-next"><a href="/tags/x/">别的</a></article><div class="related-posts"><a href="/tags/y/">又一</a></div>`,
      '',
      { tags: ['茶'] },
    ],
    [
      'leave links beside the article alone',
      `${body}<aside><a href="/tags/x/">别的</a></aside>`,
      '',
      { tags: [] },
    ],
    [
      'come from a line of tags that has no class, after other words about the post',
      `${body}<p>发布于 2023-05-01 · 分类：<a href="/categories/札记/">札记</a> 标签：<a href="/tags/%E8%8C%B6/">#茶</a>、<a href="/tags/zao-shi.html">早市</a></p>`,
      '',
      { tags: ['茶', '早市'], fields: { category: ['札记'] } },
    ],
    [
      'are no links of sentences, of any length',
      `${body}<p>去年开春以后我又陆续写了几篇，<a href="/tags/cha/">六篇茶馆的文章</a>都在这里。</p><ul><li><a href="https://example.cn/tags/%E8%8C%B6.html">六篇文章</a></li></ul>`,
      '',
      { tags: [] },
    ],
    [
      'come from links to one page of all tags',
      `${body}<div class="tags"><a href="/tags/?tag=%E8%8C%B6">#茶</a><a href="/tags?tag=Zao">#Zao</a></div><a href="/categories/?category=%E6%9C%AD%E8%AE%B0">札记</a>`,
      '',
      { tags: ['茶', 'Zao'], fields: { category: ['札记'] } },
    ],
    [
      'are no links to other sites',
      `${body}<p><a href="https://example.org/topics/77">茶友</a> <a href="//example.org/tags/x">水</a></p>`,
      '',
      { tags: [] },
    ],
    [
      'are links of sentences where the page says so',
      `${body}<p class="post-tags">这一篇文章由作者本人收在以下各个标签之中：<a href="/tags/cha/">茶</a></p><p>去年开春以后我又陆续写了几篇文章，<a rel="tag" href="/tags/早市/">逛早市</a></p>`,
      '',
      { tags: ['茶', '逛早市'] },
    ],
  ])('%s', (_, main, head, expected) => {
    expect(articleOf(main, head)).toMatchObject(expected)
  })

  it('count inside what is ignored, but not inside what is ignored wholly', () => {
    const { tags } = articleOf(
      `${body}<p data-pagefind-ignore><b data-pagefind-filter="tag:茶"></b></p><p data-pagefind-ignore="all"><b data-pagefind-filter="tag:水"></b></p>`,
    )
    expect(tags).toEqual(['茶'])
  })

  it.each([
    [12, ['茶']],
    [13, []],
  ])('come from a link with twelve words beside it at most: %i', (words, tags) => {
    expect(articleOf(`${body}<p>${'字'.repeat(words)}<a href="/tags/cha">茶</a></p>`).tags).toEqual(tags)
  })

  it.each([
    [20, 20],
    [21, 0],
  ])('are a cloud of the site where there are more than twenty: %i', (links, tags) => {
    const all = Array.from({ length: links }, (_, at) => `<a href="/tags/t${at}">t${at}</a>`).join(' ')
    expect(articleOf(`${body}<p>${all}</p>`).tags).toHaveLength(tags)
  })

  it('are no links between articles that lie where categories do', () => {
    const link = '<p><a href="/category/b.html">逛早市</a></p>'
    expect(articleOf(body + link).fields).toMatchObject({ category: ['逛早市'] })
    const parsed = readPage(page(body + link), 'category/a.html')
    expect(parsed?.article.fields).not.toHaveProperty('category')
  })

  it('come from whole addresses on the site itself', () => {
    const parsed = readPage(page(`${body}<p><a href="https://T.cn/tags/x">茶</a></p>`), 'a.html', {
      origin: 'https://t.cn',
    })
    expect(parsed?.article.tags).toEqual(['茶'])
  })

  it('hold the fields that the site asks for', () => {
    const parsed = readPage(page(body, '<meta name="docsearch:version" content="2.1">'), 'a.html', {
      fields: ['version'],
    })
    expect(parsed?.article.fields).toEqual({ version: ['2.1'] })
  })

  it('lose what most pages share', () => {
    const parsed = readPage(page(body, '<meta name="description" content="本站">'), 'a.html', {
      sharedValues: ['本站'],
    })
    expect(parsed?.article.description).toBeNull()
  })

  it('resolve the picture from the file of the page', () => {
    const html = page(body, '<meta property="og:image" content="../i/a.png">')
    expect(readPage(html, 'guide/start.html')?.article.image).toBe('/i/a.png')
  })
})

it('reads a saved article of WeChat without what stands around it', () => {
  const text = '清晨的茶馆里坐满了人。'.repeat(5)
  const html = page(
    `<div id="img-content"><h1 class="rich_media_title">茶馆札记</h1><div><span>周明</span><a>茶事</a><em id="publish_time">2022年5月1日 10:00</em></div>
    <div class="rich_media_content" id="js_content"><section><p>${text}</p></section></div></div><div>微信扫一扫</div>`,
  ).replaceAll('main>', 'div>')
  expect(readPage(html)).toMatchObject({
    article: { title: '茶馆札记', date: '2022-05-01' },
    passages: [{ text }],
  })
})
