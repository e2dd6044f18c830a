import { captionOf, han, isAddress, labelsOf, writeLabel, writePicture } from '../tags/tag-arguments.ts'
import { endOfBraces } from './braces.ts'

/** A tag of HTML, JSX or Vue in Markdown. */
export interface ComponentTag {
  readonly name: string
  readonly isClosing: boolean
  /** Attributes whose value is plain text. */
  readonly attributes: ReadonlyMap<string, string>
  /** Texts in values that are lists or objects (`items={['苹果', '安卓']}`), as far as a reader sees them. */
  readonly texts: readonly string[]
  /** One past its `>`. */
  readonly end: number
}

const longestTag = 4000
/** What the fields of Mintlify are called by, whichever kind of parameter they are. */
const fieldKeys = ['path', 'query', 'body', 'header', 'name']

/**
 * Reads the tag that begins at `<`. Values in braces may hold anything, also tags. The address of a link
 * (`[tea](<tea.png>)`) is none, nor is one of mail (`<tea.shop@example.org>`).
 *
 * @returns null where there is none that ends within 4000 characters
 */
export function readComponentTag(text: string, start: number): ComponentTag | null {
  const opening = /(?<!\]\()<(\/?)([A-Za-z][\w.:-]*)(?=[\s/>])/y
  opening.lastIndex = start
  const found = opening.exec(text)
  if (!found) return null
  const attributes = new Map<string, string>()
  const texts: string[] = []
  const last = Math.min(text.length, start + longestTag)
  let at = opening.lastIndex
  while (at < last) {
    const sign = text[at]!
    if (sign === '>') return { name: found[2]!, isClosing: found[1] !== '', attributes, texts, end: at + 1 }
    if (sign === '<') return null
    if (sign === '{') {
      at = endOfBraces(text, at, last)
      if (at < 0) return null
      continue
    }
    const attribute = /([:@#\w.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?=\{)|([^\s"'=<>`{]+)))?/y
    attribute.lastIndex = at
    const read = attribute.exec(text)
    if (!read) {
      if (!/[\s/]/.test(sign)) return null
      at += 1
      continue
    }
    at = attribute.lastIndex
    let value = read[2] ?? read[3] ?? read[4]
    let expression = /^:/.test(read[1]!) ? value : undefined
    if (text[at] === '{' && value === undefined) {
      const end = endOfBraces(text, at, last)
      if (end < 0) return null
      expression = text.slice(at + 1, end - 1)
      value = literalOf(expression) ?? undefined
      at = end
    }
    if (expression !== undefined) texts.push(...textsOf(expression, read[1]!))
    if (value !== undefined && !/^[:@#]/.test(read[1]!)) attributes.set(read[1]!.toLowerCase(), value)
  }
  return null
}

/** Strings of a list or object that a reader sees: in Chinese, the items of a list, and what is a label or title. */
function textsOf(expression: string, name: string): string[] {
  if (!/^\s*[[{]/.test(expression) || /style/i.test(name)) return []
  return [...expression.matchAll(/(?:\b(\w+)["']?:\s*)?(["'`])((?:(?!\2)[^\\]){1,300})\2(?!\s*:)/g)].flatMap(
    ([, key, , text = '']) =>
      han.test(text) || (key === undefined ? /items$/.test(name) : /^(?:label|title)$/.test(key))
        ? [text]
        : [],
  )
}

/** The text of a string literal, or the file that `require('…')` names; null for every other expression. */
export function literalOf(expression: string): string | null {
  const [, , text = null] =
    /^\s*(?:(?:require|useBaseUrl|withBase)\(\s*)?(["'`])((?:(?!\1)[^\\$])*)\1\s*(?:\)(?:\.default)?)?\s*$/.exec(
      expression,
    ) ?? []
  return text
}

/** Whether a tag is a component and no element of HTML; `<stdio.h>` is text, no tag of anything. */
export function isComponent(name: string): boolean {
  return /^[A-Z]/.test(name) || (/[.-]/.test(name) && !/\.h(?:h|pp|xx)?$/.test(name))
}

/** What a reader sees of the tag itself: a picture, or its labels (`<TabItem label="…">`, `<Badge text="…" />`). */
export function readComponentText({ name, attributes, texts }: ComponentTag): {
  text: string
  isBlock: boolean
} {
  const source = attributes.get('src') ?? attributes.get('source') ?? attributes.get('img') ?? ''
  if (/image|img|figure|picture|photo/i.test(name) && source !== '')
    return { text: writePicture(source, captionOf({ named: attributes })), isBlock: true }
  const chart = attributes.get('chart')
  if (chart !== undefined) return { text: `\`\`\`mermaid\n${chart.trim()}\n\`\`\``, isBlock: true }
  const isField = /(?:Param|Response)Field$/.test(name)
  const labels = [
    ...new Set([
      ...(isField ? fieldKeys.flatMap((key) => attributes.get(key)?.trim() || []) : []),
      ...labelsOf({ named: attributes }),
      ...texts.filter((text) => !isAddress(text)),
    ]),
  ]
  const isBadge = /badge|icon|tag|link|button|kbd|span|highlight|tooltip/i.test(name)
  return { text: labels.map(writeLabel).join(isBadge ? ' ' : '\n\n'), isBlock: !isBadge && labels.length > 0 }
}
