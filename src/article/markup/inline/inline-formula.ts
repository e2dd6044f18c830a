import { readFormulaText } from '../../blocks/formula.ts'
import { han } from '../tags/tag-arguments.ts'
import { lineBefore, match, type Replacement, replace } from './inline-construct.ts'

/** A sign behind a backslash, or a formula between `\\\\(` and `\\\\)`. */
export function readEscape(text: string, at: number): Replacement {
  const formula = match(/\\\\([([])([^\n]{1,1000}?)\\\\[)\]]/y, text, at)
  if (formula) return replace(formula, writeFormula(formula[2]!))
  const bracketed = match(
    /\\(?:\(((?:[^\n\\]|\\[^)\n]){1,1000}?)\\\)|\[((?:[^\n\\]|\\[^\]\n]){1,1000}?)\\\])/y,
    text,
    at,
  )
  const tex = bracketed?.[1] ?? bracketed?.[2] ?? ''
  if (bracketed && !han.test(tex) && /\\[A-Za-z]{2}|[\^={}]|^\w$/.test(tex))
    return replace(bracketed, writeFormula(tex))
  const sign = text[at + 1] ?? ''
  if (/[_*~#&.-]/.test(sign) && /https?:\/\/[\w./?=%&~:#@+-]*$/.test(lineBefore(text, at)))
    return { text: sign, end: at + 2 }
  return { text: text.slice(at, at + 2), end: at + 2 }
}

/** `$x$` by Pandoc's rule, so that prices and variables stay what they are. */
export function readFormula(text: string, at: number): Replacement | null {
  const display = match(/\$\$((?:[^$\n]|\n(?![ \t]*\n)){1,2000}?)\$\$/y, text, at)
  if (display) return replace(display, writeFormula(display[1]!))
  if (text[at + 1] === '$') return { text: '$$', end: at + 2 }
  if (/[\w$]/.test(text[at - 1] ?? '')) return null
  const inline =
    match(/\$(?![\s$])((?:[^$\n\\]|\\.|\n(?![ \t]*\n)){1,1000}?)(?<![\s\\])\$(?!\w)/y, text, at) ??
    readSpacedFormula(text, at)
  if (!inline) return null
  const [whole, tex = ''] = inline
  return han.test(tex) && !tex.includes('\\') ? null : { text: writeFormula(tex), end: at + whole.length }
}

/** `$ x \\leq y $`, which MathJax draws too; only a command of TeX says that it is no price. */
function readSpacedFormula(text: string, at: number): RegExpExecArray | null {
  const spaced = match(/\$(?!\$)((?:[^$\n\\]|\\.){1,300}?)\$(?![\w$])/y, text, at)
  return spaced && /\\[A-Za-z]{2}/.test(spaced[1]!) ? spaced : null
}

function writeFormula(tex: string): string {
  // GitHub and GitLab take `$`x`$` too.
  const text = readFormulaText(tex.replace(/^`(.*)`$/s, '$1'))
    .replaceAll('\n', ' ')
    .trim()
  if (text === '') return ''
  const ticks = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)))
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return ticks + pad + text + pad + ticks
}
