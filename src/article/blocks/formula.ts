import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** Signs of commands that HTML calls otherwise or not at all: most symbols have one name in both. */
const symbolTable =
  'epsilon ϵ varepsilon ε phi ϕ varphi φ iint ∬ infty ∞ partial ∂ cdot · cdots ⋯ ldots … dots … vdots ⋮ ddots ⋱ ' +
  'leqslant ≤ geqslant ≥ neq ≠ exists ∃ neg ¬ land ∧ lor ∨ mid | to → implies ⇒ star ⋆ circ ∘ triangle △ lvert | ' +
  'rvert | lVert ‖ rVert ‖ ast ∗ longrightarrow → Longrightarrow ⇒ lnot ¬ models ⊨ bmod mod pmod mod'
/** Commands that HTML has names like, which set type and accents. */
const silent = /^(?:not|it|sc|tilde|check|acute|grave|breve|dot|ring)$/
/** Commands that are shown by their names. */
const functions =
  /^(?:(?:arc)?(?:sin|cos|tan)h?|log|ln|exp|lim|max|sec|csc|cot|lg|Pr|min|sup|inf|det|gcd|deg|dim|ker|arg|mod)$/
const symbols: ReadonlyMap<string, string> = new Map(
  [...symbolTable.matchAll(/(\S+) (\S+)/g)].map(([, name, sign]) => [name!, sign!]),
)

// A group may hold groups (`\frac{a_{i}}{b}`), two deep.
const group = String.raw`\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}`
/** Commands whose group is shown as it is: letters of a kind, and signs over letters. */
const shown =
  'text|textbf|textit|textrm|mathrm|mathbf|mathit|mathsf|mathtt|mathbb|mathcal|mathscr|mathfrak|boldsymbol|bm|operatorname\\*?|mbox|' +
  'hat|widehat|bar|overline|underline|tilde|widetilde|vec|dot|ddot|overrightarrow|mathop'
const shownGroup = new RegExp(String.raw`\\(?:${shown})${group}`, 'g')
const removedGroup = 'textcolor|color|colorbox|hspace|vspace|kern|label|ref|eqref|tag'
/** The end of a command whose next one goes, so that its name does not grow into what that shows (`\\in\\mathbb{R}`). */
const commandEnd = new RegExp(
  String.raw`(?=\\(?:${shown}|[dtc]?frac|${removedGroup})\s*\{)(?<=\\[A-Za-z]{1,30}\*?)`,
  'g',
)
const bareSecond = new RegExp(String.raw`(\\[dtc]?(?:frac|binom)${group})\s*([A-Za-z\d])(?![A-Za-z\d{])`, 'g')
const environment = /\\(?:begin|end)\s*\{[^{}\n]{0,40}\}(?:\s*\{[clr|]+\})?/g

/**
 * A formula in TeX as text: symbols by their sign (`\alpha` is α), fractions and roots as one writes them on a line,
 * and no other command words, which no reader sees; of one letter behind a backslash the letter stays, since it is
 * what a line break leaves where Markdown took one of its two backslashes. Everything else stays as written, with its
 * backslashes and stars.
 */
export function readFormulaText(tex: string): string {
  const isAligned = environment.test(tex)
  environment.lastIndex = 0
  let text = tex.replace(environment, ' ').replace(commandEnd, ' ')
  if (isAligned) text = text.replace(/\\\\(?:\[[^\]\n]*\])?/g, '\n').replace(/(?<!\\)&/g, ' ')
  text = text.replace(new RegExp(String.raw`\\(?:${removedGroup})\*?\s*\{[^{}]*\}`, 'g'), '')
  // One sign needs no braces (`\frac12`, `\frac{n}2`).
  text = text
    .replace(/(\\[dtc]?(?:frac|binom))(?:\s*(\d)|\s+([A-Za-z])(?![A-Za-z]))/g, '$1{$2$3}')
    .replace(bareSecond, '$1{$3}')
  // Fractions stand in each other; what is deeper than eight stays in braces.
  for (let depth = 0; depth < 8; depth++) {
    const before = text
    text = text
      .replace(shownGroup, '$1')
      .replace(
        new RegExp(String.raw`\\[dtc]?frac${group}${group}`, 'g'),
        (_, top: string, bottom: string) => `${operand(top)}/${operand(bottom)}`,
      )
      .replace(new RegExp(String.raw`\\[dt]?binom${group}${group}`, 'g'), '($1 $2)')
      .replace(
        new RegExp(String.raw`\\sqrt(?:\[[^\]]*\])?${group}`, 'g'),
        (_, inner: string) => `√${operand(inner)}`,
      )
    if (text === before) break
  }
  text = text
    .replace(/\\%/g, '%')
    .replace(/\\([A-Za-z]+)\*?/g, (_, name: string) =>
      name.length === 1 || functions.test(name) ? name : symbolOf(name),
    )
  // Braces that hold no index, power or set only keep their inside together.
  return text
    .replace(/(?<![\\^_\w}\])])\{((?:[^{}]|\{[^{}]*\})*)(?<!\\)\}(?![\w{])/g, '$1')
    .split('\n')
    .map((line) => line.replace(/[ \t]{2,}/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** The sign of a command; empty where it has none. */
function symbolOf(name: string): string {
  return symbols.get(name) ?? ((!silent.test(name) && decodeNamedCharacterReference(name)) || '')
}

const delimited =
  /\\\(((?:[^\n\\]|\\[^)\n]){1,1000}?)\\\)|\\\[((?:[^\\]|\\[^\]]){1,1000}?)\\\]|\$\$([^$]{1,1000}?)\$\$|(?<![\w$\\])\$(?!\$)((?:[^$\n\\]|\\.){1,1000}?)\$(?![\w$])/g

/**
 * Reads the formulas in the text of a page: between `\\(`, `\\[`, `$$` or, where it is TeX, `$`. On a page that loads
 * nothing to draw them, only what has a command of TeX is one: `${a}/${b}`, `$(A)_$(B)` and `\\[\\e[32m\\]` are code
 * in prose.
 */
export function readFormulasInText(text: string, isDrawn: boolean): string {
  if (!/\\[([]|\$/.test(text)) return text
  return text.replace(
    delimited,
    (whole, round?: string, square?: string, double?: string, single?: string) => {
      const tex = round ?? square ?? double ?? single ?? ''
      if (!/\\[A-Za-z]{2}/.test(tex)) {
        if (!isDrawn || (single !== undefined && (!/[\\^_{}]/.test(tex) || tex.startsWith('{')))) return whole
        if (single !== undefined && /\p{Script=Han}/u.test(tex) && !tex.includes('\\')) return whole
      }
      return readFormulaText(tex)
    },
  )
}

function operand(text: string): string {
  const inner = text.trim()
  return /^[\w.\u0370-\u03ff\p{Script=Han}]*$/u.test(inner) ? inner : `(${inner})`
}
