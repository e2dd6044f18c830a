import { type AnyNode, type Document, Element, isTag, isText } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { collapse } from '../../blocks/visible-text.ts'

/** Deepest nesting that is walked; what lies deeper is read as plain text. Real pages stay below 100. */
export const maxDepth = 500

/** Parses a page; tags that are not closed, or closed twice, are read as browsers do. There is always a `body`. */
export function parsePageTree(html: string): Document {
  const document = parseDocument(html)
  if (findElement(document, ({ name }) => name === 'body') !== null) return document
  const body = new Element('body', {}, document.children)
  for (const child of body.children) child.parent = body
  body.parent = document
  document.children = [body]
  return document
}

/**
 * Every element under a node in document order, the node itself first where it is one.
 *
 * @param enter  elements that are listed, with what is in them; all by default
 */
export function listElements(root: AnyNode, enter: (element: Element) => boolean = () => true): Element[] {
  const elements: Element[] = []
  const stack: AnyNode[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isTag(node)) {
      if (!enter(node)) continue
      elements.push(node)
    }
    pushChildren(stack, node)
  }
  return elements
}

/** The first element under a node that passes, or null. */
export function findElement(root: AnyNode, test: (element: Element) => boolean): Element | null {
  const stack: AnyNode[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isTag(node) && test(node)) return node
    pushChildren(stack, node)
  }
  return null
}

/** Every element under a node that passes. */
export function findElements(root: AnyNode, test: (element: Element) => boolean): Element[] {
  return listElements(root).filter(test)
}

/** Puts the children of a node on a stack, the first on top. */
function pushChildren(stack: AnyNode[], node: AnyNode): void {
  if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
}

/**
 * Text under a node as it stands in the source, blanks and all.
 *
 * @param enter  elements whose text counts; all by default
 */
export function textOf(root: AnyNode, enter: (element: Element) => boolean = () => true): string {
  const stack: AnyNode[] = [root]
  let text = ''
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) text += node.data
    else if (!isTag(node) || enter(node)) pushChildren(stack, node)
  }
  return text
}

/** Text under a node on one line, without scripts and styles, blanks collapsed. */
export function lineOf(root: AnyNode): string {
  return collapse(textOf(root, ({ name }) => name !== 'script' && name !== 'style'))
}

/** Whether an element is inside one that passes, or is one itself. */
export function isWithin(element: Element, test: (element: Element) => boolean): boolean {
  for (let node: AnyNode | null = element; node !== null; node = node.parent)
    if (isTag(node) && test(node)) return true
  return false
}

/** Tokens of an attribute that is a list (`class`, `rel`), lower case. */
export function tokensOf(element: Element, attribute: string): string[] {
  return (element.attribs[attribute] ?? '').toLowerCase().split(/\s+/).filter(Boolean)
}

/** Whether the words of a class of an element match; see `classWords`. */
export function hasClassWords(element: Element, words: RegExp): boolean {
  return classWords(element).some((each) => words.test(each))
}

/** Lists of classes whose words are kept: elements of a site repeat them. */
const maxKept = 10_000
const wordsOfLists = new Map<string, readonly string[]>()

/**
 * The words of each class of an element: `post-meta__date` and `postMetaDate` are both ` post meta date `, with
 * blanks at both ends so that a word is found by ` word `.
 */
function classWords(element: Element): readonly string[] {
  const list = element.attribs.class
  if (list === undefined) return []
  const kept = wordsOfLists.get(list)
  if (kept !== undefined) return kept
  const words = list
    .split(/\s+/)
    .filter(Boolean)
    .map(
      (name) =>
        ` ${name
          .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .join(' ')
          .trim()} `,
    )
  if (wordsOfLists.size >= maxKept) wordsOfLists.clear()
  wordsOfLists.set(list, words)
  return words
}
