import type { Element } from 'domhandler'
import { isFurniture, isOtherArticle } from '../tree/left-out.ts'
import { hasClassWords } from '../tree/page-tree.ts'

/** Whether an element is of the page and not of its article: navigation, a side bar, related posts, code, a table. */
export function isBesideArticle(element: Element): boolean {
  const { name, attribs } = element
  if (name === 'nav' || name === 'aside' || attribs.role === 'navigation' || attribs.role === 'complementary')
    return true
  if (name === 'pre' || name === 'table' || isOtherArticle(element)) return true
  return (
    hasClassWords(
      element,
      / (?:sidebar|widget|cloud|tagcloud|menu|navbar|recent|related|recommend|recommended|pagination|toc) /,
    ) &&
    !isPageFrame(element) &&
    isFurnitureOrAside(element)
  )
}

/** Whether an element is what whole pages and articles stand in, whatever its classes say. */
export function isPageFrame({ name }: Element): boolean {
  return /^(?:html|body|main|article)$/.test(name)
}

function isFurnitureOrAside(element: Element): boolean {
  return isFurniture(element) || hasClassWords(element, / (?:widget|cloud|recent) /)
}
