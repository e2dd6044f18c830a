import { describe, expect, it } from 'vitest'
import { findXmlEntries, type XmlEntry } from '../../../../../src/article/html/entries/xml-entries.ts'

const tea: XmlEntry = {
  title: '茶',
  url: '/a/',
  content: '<p>水要开。</p>',
  date: '',
  authors: [],
  tags: [],
  categories: [],
}
const written = '<title>茶</title><content:encoded><![CDATA[<p>水要开。</p>]]></content:encoded>'

describe('entries in XML', () => {
  it.each<[string, string, readonly Partial<XmlEntry>[]]>([
    [
      'search.xml of Hexo',
      '<?xml version="1.0"?><search><entry><title>茶</title><link href="/x/"/><url>/a/</url><content type="html"><![CDATA[<p>水要开。</p>]]></content><categories><category>饮</category></categories><tags><tag>绿</tag><tag>红</tag></tags></entry></search>',
      [{ ...tea, tags: ['绿', '红'], categories: ['饮'] }],
    ],
    [
      'RSS',
      '<rss><channel><title>站</title><item><title>茶</title><link>/a/</link><dc:creator>周</dc:creator><pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate><category>饮</category><description>&lt;p&gt;水要开。&lt;/p&gt;</description></item></channel></rss>',
      [{ ...tea, date: 'Wed, 02 Oct 2002 13:00:00 GMT', authors: ['周'], categories: ['饮'] }],
    ],
    [
      'RSS with the whole text, and an address for an id alone',
      `<rss><item>${written}<description>短</description><guid>/a/</guid></item></rss>`,
      [tea],
    ],
    [
      'Atom',
      '<feed><entry><title>茶</title><link rel="edit" href="/e/"/><link href="/a/"/><author><name>周</name></author><category term="饮"/><updated>2024-01-02T00:00:00Z</updated><published>2023-01-02T00:00:00Z</published><content type="html">&lt;p&gt;水要开。&lt;/p&gt;</content></entry></feed>',
      [{ ...tea, date: '2023-01-02T00:00:00Z', authors: ['周'], categories: ['饮'] }],
    ],
    [
      'Atom of Hexo: what is a tag',
      '<feed><entry><title>茶</title><link href="/a/"/><category term="饮" scheme="https://tea.example/categories/a/"/><category term="绿" scheme="https://tea.example/tags/b/"/><content type="html">&lt;p&gt;水要开。&lt;/p&gt;</content></entry></feed>',
      [{ ...tea, tags: ['绿'], categories: ['饮'] }],
    ],
    [
      'an export of WordPress: its day, and what is a tag',
      `<rss><item>${written}<link>/a/</link><pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate><wp:post_date>2002-10-03 00:10:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password><category domain="category" nicename="drink"><![CDATA[饮]]></category><category domain="post_tag" nicename="green"><![CDATA[绿]]></category></item></rss>`,
      [{ ...tea, date: '2002-10-03 00:10:00', tags: ['绿'], categories: ['饮'] }],
    ],
    [
      'an export of WordPress: no drafts, attachments, or posts with a password',
      `<rss><item>${written}<wp:status>draft</wp:status></item><item>${written}<wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item><item>${written}<wp:post_type>nav_menu_item</wp:post_type></item><item>${written}<wp:post_password>x</wp:post_password></item></rss>`,
      [],
    ],
  ])('are those of %s', (_name, xml, entries) => {
    expect(findXmlEntries(xml)).toEqual(entries)
  })

  it('are not looked for in other XML', () => {
    expect(findXmlEntries('<urlset><url><loc>/a/</loc></url></urlset>')).toBeNull()
    expect(findXmlEntries('<rss><channel/></rss>')).toEqual([])
  })
})

describe('a post of WordPress', () => {
  const contentOf = (content: string): string =>
    findXmlEntries(
      `<rss><item><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_type>post</wp:post_type></item></rss>`,
    )![0]!.content

  it.each([
    ['paragraphs apart by empty lines', '甲。\n\n乙<b>丙</b>。\n \n丁', '甲。\n<p>乙<b>丙</b>。\n<p>丁'],
    ['blocks of their own', '甲\n\n<ul>\n\n<li>乙</li>\n\n</ul>', '甲\n\n<ul>\n\n<li>乙</li>\n\n</ul>'],
    ['code as it is', '<pre>a\n\n[/code] b</pre>\n\n乙', '<pre>a\n\n[/code] b</pre>\n<p>乙'],
    [
      'a picture with its caption',
      '[caption id="a" width="9"]<a href="/b"><img src="/a.png"></a> 早市[/caption]',
      '<figure><a href="/b"><img src="/a.png"></a><figcaption> 早市</figcaption></figure>',
    ],
    ['no shortcodes', '甲[gallery ids="1,2"]乙[code]丙[/code][box style=\'a\']丁[/box]', '甲乙丙丁'],
    ['other brackets', '甲[1]乙[x y]丙[data-a="b"]', '甲[1]乙[x y]丙[data-a="b"]'],
    ['Markdown of Typecho as it is', '<!--markdown-->甲\n\n[code]', '<!--markdown-->甲\n\n[code]'],
  ])('has %s', (_name, written, content) => {
    expect(contentOf(written)).toBe(content)
  })

  it('is left as it is in a feed', () => {
    const feed = '<rss><item><content:encoded>甲\n\n乙</content:encoded></item></rss>'
    expect(findXmlEntries(feed)![0]!.content).toBe('甲\n\n乙')
  })
})
