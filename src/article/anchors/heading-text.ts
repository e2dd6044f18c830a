import { nameToEmoji } from 'gemoji'
import type { PhrasingContent } from 'mdast'
import { parseCommonMark, parseMarkdown } from '../markdown/markdown-tree.ts'

/** What a generator takes from a heading for its anchor. Text and code always count. */
export interface SlugParts {
  /** Tags of HTML and components; what stands between them counts. */
  readonly tags: 'out' | 'written'
  /** `:rocket:` as the sign it stands for, as it is written, or not at all. */
  readonly emojiNames: 'sign' | 'written' | 'out'
  /** Alternative texts of pictures. */
  readonly images: 'alt' | 'out'
  /** `&nbsp;`: all as their signs, the five of XML alone, or none. */
  readonly entities: 'sign' | 'xml' | 'written'
  /** Marks of footnotes (`[^1]`). */
  readonly noteMarks: 'written' | 'out'
  /** `{#id}` and `{.class}` at the end are read, `{#id}` alone, or they are text. */
  readonly attributes: 'read' | 'id' | 'written'
  /** Signs that set text apart in pairs of one (`H~2~O`, `x^2^`) and go. */
  readonly pairedSigns: readonly ('~' | '^')[]
  /** Emphasis is read as CommonMark has it, where `**` beside Chinese marks may be text. */
  readonly strictEmphasis: boolean
  /** Sets quotes, dashes and dots of text that is no code; null where they stay. */
  readonly typography: ((text: string) => string) | null
}

/** What GitHub makes anchors from: the text that a reader sees, with the names of emoji. */
export const shownText: SlugParts = {
  tags: 'out',
  emojiNames: 'written',
  images: 'out',
  entities: 'sign',
  noteMarks: 'out',
  attributes: 'read',
  pairedSigns: [],
  strictEmphasis: false,
  typography: null,
}

const pairs: Readonly<Record<string, RegExp>> = {
  '~': /(?<!~)~(?![~\s])([^~\n]+)(?<!\s)~(?!~)/g,
  '^': /(?<!\^)\^(?![\^\s])([^^\n]+)(?<!\s)\^(?!\^)/g,
}
/** Icons of Material's theme, which are named by their set. */
export const iconName = /^(?:material|fontawesome|octicons|simple|twemoji|fa[bsr]?)-/
const emojiName = /:([a-z0-9_+-]{1,60}):/g

/**
 * The text of a heading that its anchor is made from.
 *
 * @param written  the heading without `#`
 * @param definitions  lines that say where links in it lead
 * @returns null where the line is no heading
 */
export function readHeadingText(written: string, parts: SlugParts, definitions = ''): string | null {
  const source = `# ${written}\n\n${definitions}`
  const [node, ...others] = (parts.strictEmphasis ? parseCommonMark(source) : parseMarkdown(source)).children
  if (node?.type !== 'heading' || others.some(({ type }) => type !== 'definition')) return null
  let text = ''

  function read(nodes: readonly PhrasingContent[]): void {
    for (const child of nodes) {
      if (child.type === 'html') text += parts.tags === 'written' ? child.value : ''
      else if (child.type === 'text') text += readText(textOf(child), parts)
      else if (child.type === 'inlineCode') text += child.value
      else if (child.type === 'image' || child.type === 'imageReference')
        text += parts.images === 'alt' ? (child.alt ?? '') : ''
      else if ('children' in child) read(child.children)
    }
  }
  function textOf({ value, position }: Extract<PhrasingContent, { type: 'text' }>): string {
    const { start, end } = position ?? {}
    if (parts.entities === 'sign' || start?.offset === undefined || end?.offset === undefined) return value
    const raw = source.slice(start.offset, end.offset)
    if (!raw.includes('&')) return value
    const shown = raw.replace(/\\([!-/:-@[-`{-~])/g, '$1')
    return parts.entities === 'written' ? shown : readXmlEntities(shown)
  }

  read(node.children)
  return text
}

function readText(value: string, parts: SlugParts): string {
  let text = value
  if (parts.emojiNames !== 'written')
    text = text.replace(emojiName, (whole, name: string) => {
      if (parts.emojiNames === 'sign') return nameToEmoji[name] ?? whole
      return iconName.test(name) || name in nameToEmoji ? '' : whole
    })
  if (parts.noteMarks === 'out') text = text.replace(/\[\^[^\]\s]{1,60}\]/g, '')
  for (const sign of parts.pairedSigns) text = text.replace(pairs[sign]!, '$1')
  return parts.typography?.(text) ?? text
}

/** The five signs that XML writes as names (`&amp;`). */
export function readXmlEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, readEntity)
}

function readEntity(entity: string): string {
  return { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }[entity] ?? entity
}
