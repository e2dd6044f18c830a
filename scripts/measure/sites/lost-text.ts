import type { AnyNode, Element } from 'domhandler'
import { readFormulasInText } from '../../../src/article/blocks/formula.ts'
import { findElement, findElements, isWithin, textOf } from '../../../src/article/html/tree/page-tree.ts'
import type { ParsedArticle } from '../../../src/format/article.ts'

/** Elements that a reader takes as one line of the article. */
const lineTags = /^(?:p|h2|h3|h4|dd|dt|figcaption|summary)$/
/** What no reader counts to the article, by elements and roles alone: no names of classes, so that they are checked. */
const surroundings = /^(?:nav|footer|header|aside|form|script|style|template|noscript|button|svg|math)$/

/** Parts of paragraphs and headings of a page's `<main>` or `<article>` that stand in no passage of its article. */
export function findLostText(document: AnyNode, { article, passages }: ParsedArticle): string[] {
  const root =
    findElement(document, isMarked) ??
    findElement(document, ({ name }) => name === 'article') ??
    findElement(document, ({ name, attribs }) => name === 'main' || attribs.role === 'main')
  if (root === null) return []
  const texts = passages.map(({ text }) => text)
  const others = passages.flatMap(({ headings, pictures }) => [
    ...headings,
    ...pictures.map(({ caption }) => caption),
  ])
  const kept = bare([...texts, article.title, ...article.authors, ...others].join('\n'))
  return findElements(root, ({ name }) => lineTags.test(name))
    .filter((line) => !isWithin(line, isSurrounding) && !holdsLine(line))
    .flatMap((line) => splitLine(line))
    .map((text) => readFormulasInText(text, true))
    .filter((text) => bare(text).length > 1 && !kept.includes(bare(text)))
    .map((text) => text.replace(/\s+/g, ' ').trim())
}

/** The text of a line, apart where a formula or the like stands in it. */
function splitLine(line: Element): string[] {
  const cuts = findElements(line, isSurrounding).map((cut) => textOf(cut))
  return cuts.reduce((parts, cut) => parts.flatMap((part) => part.split(cut || '\0')), [textOf(line)])
}

function isMarked({ attribs }: Element): boolean {
  return attribs['data-pagefind-body'] !== undefined || attribs['data-hansou-body'] !== undefined
}

function isSurrounding(element: Element): boolean {
  const { name, attribs } = element
  return (
    surroundings.test(name) ||
    attribs['aria-hidden'] === 'true' ||
    attribs.hidden !== undefined ||
    attribs.role === 'navigation' ||
    (name === 'sup' && /^[\s\d[\]]*$/.test(textOf(element))) ||
    /katex|MathJax|mjx|arithmatex/.test(attribs.class ?? '') ||
    (name === 'a' && /^#/.test(attribs.href ?? '') && bare(textOf(element)).length === 0)
  )
}

function holdsLine(element: Element): boolean {
  return findElement(element, (inside) => inside !== element && lineTags.test(inside.name)) !== null
}

/** Letters and digits only: what a browser draws between them is checked elsewhere. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
}
