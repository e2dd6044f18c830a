import type { Element } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { findElements, textOf } from '../tree/page-tree.ts'
import { markdownMark } from './search-entry.ts'

/** An entry with the names that `parseSearchEntry` reads. */
export type XmlEntry = Readonly<Record<'title' | 'url' | 'content' | 'date', string>> &
  Readonly<Record<'authors' | 'tags' | 'categories', readonly string[]>>

/**
 * Finds the entries in the XML that a site keeps for search in the browser (`search.xml` of Hexo), in its feed (RSS,
 * Atom), or in what WordPress and Typecho export (WXR), of which only published posts and pages without a password count.
 *
 * @returns null where the text is no such XML
 */
export function findXmlEntries(xml: string): readonly XmlEntry[] | null {
  const root = parseDocument(xml, { xmlMode: true })
  const entries = findElements(root, ({ name }) => name === 'entry' || name === 'item')
  const isFeed = findElements(root, ({ name }) => /^(?:search|rss|feed|rdf:RDF)$/.test(name)).length > 0
  return isFeed || entries.length > 0 ? entries.filter(isPublished).map(readEntry) : null
}

function isPublished(entry: Element): boolean {
  const type = textAt(entry, 'wp:post_type')
  return (
    /^(?:publish)?$/.test(textAt(entry, 'wp:status')) &&
    /^(?:post|page)?$/.test(type) &&
    textAt(entry, 'wp:post_password') === ''
  )
}

function readEntry(entry: Element): XmlEntry {
  const labels = childrenOf(entry, 'category').filter((label) => labelOf(label) !== '')
  const isTag = ({ attribs }: Element): boolean => /tag/.test(attribs.domain ?? attribs.scheme ?? '')
  const inside = (list: string, name: string): string[] =>
    childrenOf(entry, list).flatMap((each) => childrenOf(each, name).map(labelOf))
  const content = textAt(entry, 'content:encoded', 'content', 'description', 'summary')
  return {
    title: textAt(entry, 'title'),
    url: textAt(entry, 'url') || addressOf(childrenOf(entry, 'link')) || textAt(entry, 'guid', 'id'),
    content: textAt(entry, 'wp:post_type') === '' ? content : writeParagraphs(content),
    date: textAt(entry, 'wp:post_date', 'published', 'pubDate', 'dc:date', 'updated'),
    authors: [...childrenOf(entry, 'dc:creator').map(labelOf), ...inside('author', 'name')].filter(Boolean),
    tags: [...labels.filter(isTag).map(labelOf), ...inside('tags', 'tag')],
    categories: [
      ...labels.filter((label) => !isTag(label)).map(labelOf),
      ...inside('categories', 'category'),
    ],
  }
}

/** Blocks that WordPress wraps in no paragraph. */
const blocks = 'p|div|h[1-6]|[uo]l|li|table|thead|tbody|t[dhr]|pre|blockquote|figure|hr|!--'
const emptyLines = new RegExp(`\\n\\s*\\n(?!\\s*</?(?:${blocks}))`, 'gi')

/**
 * The HTML that WordPress shows for a post: paragraphs stand apart by empty lines, captions and other shortcodes
 * (`[gallery ids="1"]`) between brackets. Markdown of Typecho stays as it is.
 */
function writeParagraphs(content: string): string {
  if (content.startsWith(markdownMark)) return content
  return content
    .split(/(<pre\b[\s\S]*?<\/pre>)/i)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(
              /\[caption\b[^\]]*\]([^[]*?<img\b[^>]*>(?:\s*<\/a>)?)([^[]*)\[\/caption\]/gi,
              '<figure>$1<figcaption>$2</figcaption></figure>',
            )
            .replace(
              /\[(?:\/[a-z][\w-]*|(?:gallery|code|embed|audio|video|playlist|[a-z][\w-]*(?=\s+[\w-]+=["']))\b[^\][]*)\]/g,
              '',
            )
            .replace(emptyLines, '\n<p>'),
    )
    .join('')
}

/** The link that leads to the page itself: by its text (RSS), or the first that is no other kind (Atom). */
function addressOf(links: readonly Element[]): string {
  const own = links.find(({ attribs }) => (attribs.rel ?? 'alternate') === 'alternate')
  return own === undefined ? '' : (own.attribs.href ?? textOf(own).trim())
}

function labelOf(element: Element): string {
  return (textOf(element).trim() || element.attribs.label || element.attribs.term) ?? ''
}

/** Trimmed text of the first child that is not empty, in the order of `names`; empty where all are. */
function textAt(entry: Element, ...names: readonly string[]): string {
  for (const name of names)
    for (const child of childrenOf(entry, name)) {
      const text = textOf(child).trim()
      if (text !== '') return text
    }
  return ''
}

function childrenOf({ children }: Element, name: string): Element[] {
  return children.filter((child): child is Element => 'name' in child && child.name === name)
}
