import type { Element } from 'domhandler'
import { readFormulaText } from '../../blocks/formula.ts'
import { collapse } from '../../blocks/visible-text.ts'
import { findElement, textOf, tokensOf } from '../tree/page-tree.ts'

/** A formula of a page. */
export interface Formula {
  /** Signs for the commands of its TeX where the page keeps it, else the signs that the page draws. */
  readonly text: string
  readonly isDisplay: boolean
}

/**
 * Reads a formula as KaTeX, MathJax 2 to 4, MathML, and pages that draw it in the browser write it: its TeX once, of
 * the two or three forms that stand on the page.
 *
 * @returns null for an element that is no formula; an empty text for a second form of one
 */
export function readFormula(element: Element): Formula | null {
  const { name } = element
  const classes = tokensOf(element, 'class')
  if (name === 'script') {
    const type = element.attribs.type ?? ''
    if (!/^math\/tex/i.test(type)) return null
    return { text: readTexText(textOf(element)), isDisplay: /mode\s*=\s*display/i.test(type) }
  }
  if (classes.includes('mathjax_preview') || classes.includes('mathjax_display')) return empty
  if (classes.includes('mathjax') && name !== 'mjx-container') return empty
  if (classes.includes('katex-display')) return { text: readTex(element), isDisplay: true }
  if (classes.includes('katex')) return { text: readTex(element), isDisplay: false }
  if (name === 'mjx-container')
    return { text: readTex(element), isDisplay: element.attribs.display === 'true' }
  if (classes.includes('arithmatex') || classes.includes('math')) return readDelimited(element)
  if (name === 'math') return { text: readTex(element), isDisplay: element.attribs.display === 'block' }
  return null
}

/** Whether a page loads a program that draws the TeX in its text, or sets one up. */
export function drawsFormulas(html: string): boolean {
  return /mathjax|katex/i.test(html)
}

const empty: Formula = { text: '', isDisplay: false }

/** TeX between `\\(` and `\\)` or `\\[` and `\\]`, which the browser draws as a formula. */
function readDelimited(element: Element): Formula | null {
  const [, open, tex] = /^\s*\\([([])(.*)\\[)\]]\s*$/s.exec(textOf(element)) ?? []
  return tex === undefined ? null : { text: readTexText(tex), isDisplay: open === '[' }
}

/** Read as formulas in Markdown are, so that both are found by the same words. */
function readTexText(tex: string): string {
  return collapse(readFormulaText(tex))
}

function readTex(element: Element): string {
  const annotation = findElement(
    element,
    ({ name, attribs }) => name === 'annotation' && /tex/i.test(attribs.encoding ?? ''),
  )
  if (annotation) return readTexText(textOf(annotation))
  const math = findElement(element, ({ name }) => name === 'math')
  const given = element.attribs['data-tex'] ?? math?.attribs.alttext ?? math?.attribs['data-latex']
  if (given) return readTexText(given)
  return collapse(
    textOf(
      element,
      ({ name, attribs }) => name !== 'annotation' && name !== 'svg' && attribs['aria-hidden'] !== 'true',
    ),
  )
}
