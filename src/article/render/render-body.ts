import type { Element, ElementContent, Root, Text } from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { ParsedArticle } from '../../format/article.ts'
import { joinWrappedLines } from '../blocks/wrapped-lines.ts'
import { resolveAddress } from '../fields/addresses.ts'
import type { ArticleBody } from './read-body.ts'

/** Elements that go with what stands in them; of every other one that GitHub would not show the text stays. */
const strip = ['script', 'style', 'template', 'iframe', 'noscript', 'object', 'svg', 'textarea', 'title']

const processor = unified()
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, { ...defaultSchema, strip })
  .use(rehypeStringify)
  .freeze()

/**
 * Writes the body of an article as HTML: its Markdown with links, code, tables, lists, emphasis and HTML as written, and
 * nothing that GitHub would not show (no script, no style, no other scheme than http(s) and mailto).
 *
 * Headings carry the anchors of the article's passages, so that the address of every hit leads to its place.
 */
export function renderBody(body: ArticleBody, { article, passages }: ParsedArticle): string {
  const root = processor.runSync(body.root) as Root
  const base = /^https?:/i.test(article.url) ? article.url : (body.folder ?? article.url)
  visitElements(root, (element) => tidyElement(element, base))
  root.children = root.children.filter(
    (node) => node.type !== 'element' || !isHeading(node) || textOf(node) !== normalize(article.title),
  )
  placeAnchors(root, passages)
  return processor.stringify(root)
}

function tidyElement(element: Element, base: string): void {
  if (element.tagName === 'img') {
    const src = resolveAddress(String(element.properties.src ?? ''), base)
    element.properties = { src: src ?? '', alt: element.properties.alt ?? '', loading: 'lazy' }
  }
  // The page has its title as its one `h1`.
  if (element.tagName === 'h1') element.tagName = 'h2'
  if (element.tagName === 'pre' || element.tagName === 'code') return
  for (const child of element.children) {
    if (child.type === 'text' && /\S\n\S/.test(child.value)) child.value = joinWrappedLines(child.value)
  }
}

/** Gives the anchors of sections to their headings in order; one whose heading is not found stands at the top. */
function placeAnchors(root: Root, passages: ParsedArticle['passages']): void {
  const headings: Element[] = []
  visitElements(root, (element) => {
    if (isHeading(element) || isBoldParagraph(element)) headings.push(element)
  })
  const placed = new Set<string>()
  const above: Element[] = []
  let next = 0
  for (const { anchor, headings: path } of passages) {
    if (anchor === null || placed.has(anchor)) continue
    placed.add(anchor)
    const text = normalize(path.at(-1) ?? '')
    const found = headings.findIndex((heading, index) => index >= next && textOf(heading) === text)
    const heading = headings[found]
    if (heading === undefined) {
      above.push({ type: 'element', tagName: 'span', properties: { id: anchor }, children: [] })
      continue
    }
    next = found + 1
    heading.properties = { ...heading.properties, id: anchor }
    if (heading.tagName === 'p') {
      const [strong] = heading.children.filter((child) => child.type === 'element')
      heading.tagName = 'h2'
      heading.children = strong?.children ?? []
    }
  }
  root.children.unshift(...above)
}

function isHeading({ tagName }: Element): boolean {
  return /^h[1-6]$/.test(tagName)
}

/** A paragraph of bold text only, which an article uses for a heading. */
function isBoldParagraph({ tagName, children }: Element): boolean {
  const shown = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [only] = shown
  return tagName === 'p' && shown.length === 1 && only?.type === 'element' && only.tagName === 'strong'
}

function visitElements(parent: Root | Element, visit: (element: Element) => void): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    visit(child)
    visitElements(child, visit)
  }
}

function textOf(element: Element): string {
  const read = (node: ElementContent): string =>
    node.type === 'element' ? node.children.map(read).join('') : ((node as Text).value ?? '')
  return normalize(read(element))
}

function normalize(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}
