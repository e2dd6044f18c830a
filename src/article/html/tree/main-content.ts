import { type AnyNode, type Element, isTag, isText } from 'domhandler'
import { visibleLength } from '../../blocks/visible-text.ts'
import { isArticleBody, isShown, listShown, type Scope } from './left-out.ts'
import { findElement, findElements, isWithin } from './page-tree.ts'

/** What a character of a link counts beside one of the text. */
const linkedWeight = 0.1

/** Where the article of a page stands. */
export interface MainContent {
  /** In document order, none inside another. */
  readonly elements: readonly Element[]
  /** What they were chosen from: `<main>`, else `<body>`. */
  readonly within: Element
  readonly scope: Exclude<Scope, 'page'>
}

/** Share of the text of a page, links left aside, that a narrower element must hold to be the content. */
const enoughText = 0.8
/** The same inside `<main>`, where what an article body leaves outside is mostly its header. */
const enoughOfMain = 0.5

/** Whether an element is marked as content by `data-pagefind-body` or `data-hansou-body`. */
export function isMarkedBody({ attribs }: Element): boolean {
  return attribs['data-pagefind-body'] !== undefined || attribs['data-hansou-body'] !== undefined
}

/**
 * Finds the article of a page: what the page marks, else `<main>` or `<article>` and the article body in it, else
 * the smallest element that holds most of the text.
 *
 * @returns no elements for a page that has nothing but navigation
 */
export function findMainContent(root: AnyNode): MainContent {
  const page = findElement(root, ({ name }) => name === 'body')!
  const marked = outermost(findElements(root, isMarkedBody))
  if (marked.length > 0) return { elements: marked, within: page, scope: 'marked' }
  const lengths = measureText(root)
  const measure = (element: Element) => lengths.get(element) ?? 0
  const main = largest(
    findElements(root, ({ name, attribs }) => name === 'main' || attribs.role === 'main'),
    measure,
  )
  const start = main ?? page
  const article = narrow(start, measure, ({ name }) => name === 'article')
  const body = narrow(article, measure, isArticleBody)
  const element = main || body !== start ? body : densest(start, measure)
  return { elements: [element], within: start, scope: 'content' }
}

/** The one element of a kind that holds most of the text of `within`, else `within` itself. */
function narrow(
  within: Element,
  measure: (element: Element) => number,
  test: (element: Element) => boolean,
): Element {
  const found = outermost(findElements(within, (element) => element !== within && test(element)))
  const [best] = found.toSorted((a, b) => measure(b) - measure(a))
  return best && measure(best) > 0 && measure(best) >= enoughOfMain * measure(within) ? best : within
}

/** Goes down from an element while one child holds nearly all its text. */
function densest(start: Element, measure: (element: Element) => number): Element {
  let element = start
  for (;;) {
    const within = element
    const next = within.children.find(
      (child): child is Element => isTag(child) && measure(child) >= enoughText * measure(start),
    )
    if (!next || measure(next) === 0 || /^(?:p|ul|ol|table|pre|dl|blockquote)$/.test(next.name))
      return element
    const loses = within.children.some(
      (child) => child !== next && listShown(child).some(({ name }) => /^h[1-6]$/.test(name)),
    )
    if (loses) return element
    element = next
  }
}

/** Characters of text that are no link and not left out, for every element; links count a tenth. */
function measureText(root: AnyNode): ReadonlyMap<Element, number> {
  const lengths = new Map<Element, number>()
  const stack: { node: AnyNode; isLink: boolean; isDone: boolean }[] = [
    { node: root, isLink: false, isDone: false },
  ]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, isLink, isDone } = top
    if (isDone) {
      addToParent(node as Element)
    } else if (isText(node)) {
      const parent = node.parent
      if (parent && isTag(parent))
        lengths.set(
          parent,
          (lengths.get(parent) ?? 0) + visibleLength(node.data) * (isLink ? linkedWeight : 1),
        )
    } else if ('children' in node && !(isTag(node) && !isShown(node))) {
      if (isTag(node)) stack.push({ node, isLink, isDone: true })
      const isInLink = isLink || (isTag(node) && node.name === 'a')
      for (const child of node.children) stack.push({ node: child, isLink: isInLink, isDone: false })
    }
  }
  return lengths

  function addToParent(element: Element): void {
    const { parent } = element
    if (parent && isTag(parent)) lengths.set(parent, (lengths.get(parent) ?? 0) + (lengths.get(element) ?? 0))
  }
}

function largest(elements: readonly Element[], measure: (element: Element) => number): Element | null {
  return elements.toSorted((a, b) => measure(b) - measure(a))[0] ?? null
}

function outermost(elements: readonly Element[]): Element[] {
  const all = new Set(elements)
  return elements.filter(
    ({ parent }) => !(parent && isTag(parent) && isWithin(parent, (element) => all.has(element))),
  )
}
