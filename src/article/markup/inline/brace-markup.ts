import type { MarkupKind } from '../../generators/generator.ts'
import { han } from '../tags/tag-arguments.ts'
import { readShortcode, readTemplateTag } from '../tags/template-tags.ts'
import { endOfBraces } from './braces.ts'
import { literalOf } from './component-tags.ts'
import {
  closeOf,
  drop,
  type InlineContext,
  lineBefore,
  longestConstruct,
  match,
  type Replacement,
  replace,
  writeRuby,
} from './inline-construct.ts'

/** What Logseq shows in place of a macro is elsewhere, but for the words that a card hides. */
const logseqMacro = /\{\{(?:cloze ([^{}\n]*)|(?:embed|renderer|query|video|youtube|tweet|pdf)\b[^{}\n]*)\}\}/y

/** Tags, shortcodes, expressions, comments and attributes in braces. */
export function readBraces(text: string, at: number, context: InlineContext): Replacement | null {
  const { kinds, isMdx } = context
  if (at < context.rawUntil) return null
  const next = text[at + 1]
  if (next === '%') return kinds.has('tags') ? readTagOf(text, at, context) : null
  if (next === '#' && text.startsWith('{#-', at)) return drop(text, at, '#}', 2)
  if (next === '{') return readDoubleBraces(text, at, kinds)
  if (kinds.has('admonitions')) {
    const [edit, , kept = ''] = match(/\{(\+\+|--|>>|==|~~)([^{}]{1,1000}?)(?:\1|<<)\}/y, text, at) ?? []
    if (edit !== undefined) return { text: shownEdit(edit[1]!, kept), end: at + edit.length }
  }
  const setting = match(/[ \t]*\{docsify-ignore(?:-all)?\}/y, text, at)
  if (setting) return replace(setting, '')
  if (next === '/' && text[at + 2] === '*') {
    const id = match(/\{\/\*\s*#([^\s*]+)\s*\*\/\}/y, text, at)
    if (id) return replace(id, `{#${id[1]}}`)
    return drop(text, at, '*/}', 3)
  }
  const [role, name = '', inside = ''] = match(/\{([a-z][\w:+-]*)\}`([^`\n]{1,300})`/y, text, at) ?? []
  if (role !== undefined && kinds.has('containers') && !isMdx)
    return { text: shownRole(name, inside), end: at + role.length }
  if (text.startsWith('{::comment}', at)) return drop(text, at, '{:/comment}', 11)
  const ruby = match(/\{(\p{Script=Han}{1,20})[|^]([\p{L}\p{M}ー˙ˊˇˋ\d |]{2,80})\}/uy, text, at)
  if (ruby && !han.test(ruby[2]!.replace(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, '')))
    return replace(ruby, writeRuby(ruby[1]!, ruby[2]!))
  const attributes = match(/\{:?[ \t]*((?:[.#:][^{}\n]{1,200}|=[a-z]+|[\w-]+=[^{}\n]{1,200}))\}/y, text, at)
  if (attributes) {
    const id = /(?:^|\s)#([^\s}]+)/.exec(attributes[1]!)?.[1]
    const line = lineBefore(text, at)
    // A note for the anchor of a heading that may be one by the line under it.
    if (id !== undefined && (id.startsWith('~') || /^[\s>]*#{1,6}\s/.test(line)))
      return replace(attributes, `{#${id}}`)
    if (
      text[at + 1] === ':' ||
      /^(?:[.#][a-z][\w-]*\s*)+$/i.test(attributes[1]!) ||
      /[\])`*_>"\s~:]$/.test(line) ||
      line === ''
    )
      return replace(attributes, '')
  }
  if (!isMdx || at < context.openBraces) return null
  const end = endOfBraces(text, at, Math.min(text.length, at + longestConstruct))
  if (end < 0) context.openBraces = at + longestConstruct
  return end < 0 ? null : { text: literalOf(text.slice(at + 1, end - 1)) ?? '', end }
}

/** What a role of MyST shows ({ref}`text <place>`); what a reference without a text shows is elsewhere. */
function shownRole(name: string, inside: string): string {
  const shown =
    /^(.*?)\s*<[^<>]*>$/.exec(inside)?.[1] ??
    (/^(?:ref|doc|numref|eq|cite|download)/.test(name) ? '' : inside)
  return shown && `\`${shown.replace(' %s', '')}\``
}

/** What an edit of CriticMarkup leaves: what is added or marked, and what replaces something else. */
function shownEdit(sign: string, text: string): string {
  if (sign === '~') return text.includes('~>') ? text.slice(text.indexOf('~>') + 2) : text
  return sign === '+' || sign === '=' ? text : ''
}

function readTagOf(text: string, at: number, context: InlineContext): Replacement | null {
  const end = closeOf(text, at, 2, '%}')
  if (end < 0) return null
  const written = text.slice(at + 2, end)
  if (/^-?\s*(?:raw|verbatim)\s*-?$/.test(written)) return readRaw(text, end + 2, context)
  return { ...readTemplateTag(written), end: end + 2 }
}

/** Braces between `{% raw %}` and `{% endraw %}` are text. */
function readRaw(text: string, from: number, context: InlineContext): Replacement {
  const end = match(/\{%-?\s*end(?:raw|verbatim)\s*-?%\}/g, text.slice(0, from + longestConstruct), from)
  context.rawUntil = end?.index ?? from
  return { text: '', end: from }
}

function readDoubleBraces(text: string, at: number, kinds: ReadonlySet<MarkupKind>): Replacement | null {
  const third = text[at + 2]
  const macro = kinds.has('wiki') ? match(logseqMacro, text, at) : null
  if (macro) return replace(macro)
  if ((third === '<' || third === '%') && kinds.has('shortcodes')) {
    const close = third === '<' ? '>}}' : '%}}'
    if (text.startsWith('/*', at + 3)) {
      const end = closeOf(text, at, 3, `*/${close}`)
      if (end < 0) return null
      return { text: `\`{{${third}${text.slice(at + 5, end)}${close}\``, end: end + 2 + close.length }
    }
    const end = closeOf(text, at, 3, close)
    if (end < 0) return null
    const { isWord, ...shown } = readShortcode(text.slice(at + 3, end))
    const isInSentence =
      /\p{L}\s*$/u.test(lineBefore(text, at)) || match(/[ \t]*\p{L}/uy, text, end + close.length) !== null
    return { ...shown, isBlock: shown.isBlock && !(isWord && isInSentence), end: end + close.length }
  }
  if (kinds.has('shortcodes') && text.startsWith('/*', at + 2)) return drop(text, at, '*/}}', 4)
  if (!kinds.has('interpolation')) return null
  const end = closeOf(text, at, 2, '}}')
  return end < 0 || text.slice(at, end).includes('\n\n') ? null : { text: '', end: end + 2 }
}
