import type { Landing } from './landing.ts'

/** Name of the marks: a site gives them another look by `::highlight(hansou)`. */
const highlightName = 'hansou'
/** In a layer, so that any style of the site goes before. */
const style = `@layer hansou { ::highlight(${highlightName}) { background-color: #ffe38a; color: #1d1b18; } }`

const blocks =
  'p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, figcaption, blockquote, pre, div, section, article, main, body'
const unread = 'script, style, noscript, template, textarea, select, nav, hansou-search'

/** Text of a page with the nodes it stands in. */
interface PageText {
  readonly text: string
  readonly nodes: readonly { readonly node: Text; readonly start: number }[]
}

/**
 * Marks strings on a page without changing its elements (CSS Custom Highlight API), and scrolls to the
 * first mark of the chosen passage. A browser without that API only scrolls.
 */
export function markPage({ marks, near }: Pick<Landing, 'marks' | 'near'>): void {
  const page = readPage(document.querySelector('main, [role="main"], article') ?? document.body)
  const ranges = [...page.text.matchAll(anyOf(marks))].map((match) => ({
    start: match.index,
    range: createRange(page, match.index, match.index + match[0].length),
  }))
  if (ranges.length === 0) return
  if ('highlights' in CSS) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    document.adoptedStyleSheets.push(sheet)
    CSS.highlights.set(highlightName, new Highlight(...ranges.map(({ range }) => range)))
  }
  const passage = near === '' ? -1 : page.text.search(anyOf([near]))
  const target = ranges.find(({ start }) => start >= passage) ?? ranges[0]
  target?.range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
}

/** Visible text under an element; a line feed stands between blocks, so that no mark crosses them. */
function readPage(root: Element): PageText {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const nodes: { node: Text; start: number }[] = []
  let text = ''
  let block: Element | null = null
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement
    if (parent === null || parent.closest(unread) !== null) continue
    const around = parent.closest(blocks)
    if (around !== block) text += '\u0000'
    block = around
    nodes.push({ node, start: text.length })
    text += node.data
  }
  return { text, nodes }
}

function createRange({ nodes }: PageText, start: number, end: number): Range {
  const range = document.createRange()
  const first = nodes.findLast((node) => node.start <= start)
  const last = nodes.findLast((node) => node.start < end)
  if (first !== undefined) range.setStart(first.node, start - first.start)
  if (last !== undefined) range.setEnd(last.node, end - last.start)
  return range
}

/** Finds any of the strings, the longest first, across the white space of a wrapped line. */
function anyOf(strings: readonly string[]): RegExp {
  const patterns = [...strings]
    .filter((string) => string.trim() !== '')
    .sort((one, other) => other.length - one.length)
    .map((string) =>
      [...string.replace(/\s+/g, '')]
        .map((character) => character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
        .join('\\s*'),
    )
  // An empty alternation would match everywhere.
  return new RegExp(patterns.length === 0 ? '(?!)' : patterns.join('|'), 'g')
}
