import { readArguments, writeLabel } from '../tags/tag-arguments.ts'

/** A stretch of lines that a tag takes as they are. */
export interface VerbatimTag {
  /** How its lines are taken: as code, as a formula, as text without markup, as a list of links, or not at all. */
  readonly as: 'code' | 'formula' | 'text' | 'links' | 'nothing'
  readonly language: string
  readonly label: string
  readonly closing: RegExp
}

const opening =
  /^[\s>]*(?:\{%-?\s*(\w+)\s*(.*?)\s*-?%\}|\{\{[<%]\s*([\w-]+)\s*(.*?)\s*[>%]\}\}|<(script|style|svg)\b[^>]*>)[ \t]*$/i
const oneLine = /^[\s>]*<(script|style|svg)\b.*<\/\1>[ \t]*$/i

const kinds: Readonly<Record<string, VerbatimTag['as']>> = {
  codeblock: 'code',
  code: 'code',
  highlight: 'code',
  mermaid: 'code',
  math: 'formula',
  katex: 'formula',
  raw: 'text',
  verbatim: 'text',
  flink: 'links',
}
/** Tags whose content no reader sees, or not without a password. */
const silent =
  /^(?:comment|echarts|chart|mapbox|script|style|svg|javascript|css|encrypt|hugo-encryptor|protect(?:ed)?|password|hidecontent)$/

/** Reads a line that opens code, a formula or something that is not shown, up to a closing tag of its own; else null. */
export function readVerbatimTag(line: string): VerbatimTag | null {
  if (!/[{<]/.test(line) || line.length > 1000) return null
  if (oneLine.test(line)) return { as: 'nothing', language: '', label: '', closing: /^/ }
  const found = opening.exec(line)
  if (!found) return null
  const [, tag, tagRest, shortcode, shortcodeRest, element] = found
  const name = (tag ?? shortcode ?? element ?? '').toLowerCase()
  const as = silent.test(name) ? 'nothing' : Object.hasOwn(kinds, name) ? kinds[name]! : null
  // The shortcode of LoveIt sets the style of the text in it.
  if (as === null || shortcode === 'style') return null
  const rest = tagRest ?? shortcodeRest ?? ''
  const closing =
    tag !== undefined
      ? new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'i')
      : shortcode !== undefined
        ? new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, 'i')
        : new RegExp(`</${name}>`, 'i')
  return { as, closing, ...(as === 'code' ? readCodeArguments(name, rest) : { language: '', label: '' }) }
}

/** `{% codeblock title lang:sh url text %}`, `{% highlight ruby linenos %}`. */
function readCodeArguments(name: string, rest: string): { language: string; label: string } {
  if (name === 'mermaid') return { language: name, label: '' }
  const title = name === 'code' ? (readArguments(rest).named.get('title') ?? '') : ''
  if (title !== '') return { language: '', label: writeLabel(title) }
  const words = rest.split(/\s+/).filter((word) => word !== '')
  const language =
    /\blang:(\S+)/.exec(rest)?.[1] ?? (name === 'highlight' || name === 'code' ? (words.shift() ?? '') : '')
  const isTitle = (word: string): boolean => !/^[\w-]+[:=]|^https?:|^(?:linenos|"|')/.test(word)
  return {
    language: /^[\w+#-]+$/.test(language) ? language : '',
    label: name === 'codeblock' ? words.filter(isTitle).join(' ') : '',
  }
}
