import { chineseNames } from './chinese-names.ts'

/** Front matter as it stands in a file, and what follows it. */
export interface CutFrontMatter {
  readonly format: 'yaml' | 'toml' | 'json'
  /** The lines between the fences. */
  readonly text: string
  /** Line of the file that `text` begins on, from 1. */
  readonly firstLine: number
  readonly body: string
}

const maxLines = 2000
/** UTF-16 units of the properties of Joplin at most. */
const maxJoplin = 4000
const fences = [
  { format: 'yaml', open: /^-{3,}(?:ya?ml)?[ \t]*$/, close: /^(?:-{3,}|\.{3})[ \t]*$/ },
  { format: 'toml', open: /^\+{3}[ \t]*$/, close: /^\+{3}[ \t]*$/ },
  { format: 'json', open: /^;{3,}[ \t]*$/, close: /^;{3,}[ \t]*$/ },
  { format: 'toml', open: /^---toml[ \t]*$/, close: /^---[ \t]*$/ },
  { format: 'json', open: /^---json[ \t]*$/, close: /^---[ \t]*$/ },
] as const

/**
 * Cuts front matter off a file: YAML between `---`, TOML between `+++`, JSON between `;;;` or as an object that the
 * file begins with, what `---json` and the like name (gray-matter), and YAML that ends with `---` or JSON that ends
 * with `;;;` and has no opening fence, as Hexo takes them. Keys of YAML without a space after their colon, or with a
 * full-width one, are keys.
 *
 * Keys under a fence that is never closed end at the first blank line.
 *
 * Lines between two rulers that are no `key: value` pairs are text. Keys above the first blank line that begin with a
 * title are front matter without a fence (Pelican), and so are properties of Logseq (`tags:: 茶, 书`), keys in a comment
 * (Nikola), lines of a title behind `%` (Pandoc) and properties at the end (Joplin).
 *
 * @param markdown  with `\n` line ends
 * @param isUnfenced  keys may also stand above the first blank line without any fence (MultiMarkdown, MkDocs)
 * @param file  its name; Notion ends those of an export with the id of the page
 * @returns null where the file has none
 */
export function cutFrontMatter(markdown: string, isUnfenced = false, file = ''): CutFrontMatter | null {
  // A fence that stands twice is one, and a comment may stand above it.
  const blank = /^(?:[ \t\u3000]*\n)*(?:(?:<!--(?:(?!-->)[\s\S])*-->\s*|---)\n(?=---\n\w+:))?/.exec(
    markdown,
  )![0]
  const start = blank.length
  const startLine = 1 + blank.split('\n').length - 1
  const line = lineAt(markdown, start)
  const exported = cutJoplin(markdown, line)
  if (exported !== null) return exported
  for (const { format, open, close } of fences) {
    if (!open.test(line)) continue
    const from = start + line.length + 1
    const found = cutAt(markdown, from, startLine + 1, close, format)
    const cut = found && format === 'yaml' ? { ...found, text: spaceKeys(found.text) } : found
    if (cut !== null && (format !== 'yaml' || beginsWithKey(cut.text))) return cut
    const unclosed = cut === null && format === 'yaml' ? cutUnfenced(markdown, from, startLine + 1) : null
    if (unclosed !== null && /^(?:title|date|layout|tags):/m.test(unclosed.text)) return unclosed
  }
  if (/^(?:<!--|% \S.*)[ \t]*$/.test(line)) return cutTitleLines(markdown, start, startLine)
  if (line.startsWith('{')) return cutObject(markdown, start, startLine)
  if (/^"\w+": /.test(line)) return cutAt(markdown, start, startLine, fences[2].close, 'json')
  const unopened = /^(?:title|date|layout|tags|categories)[ \t]*:(?:[ \t]|$)/.test(line)
    ? cutUnopened(markdown, start, startLine)
    : null
  if (/^[\p{L}\w-]{1,40}::[ \t]/u.test(line)) return cutProperties(markdown, start, startLine)
  const isTitled = isUnfenced || /^title:[ \t]/i.test(line)
  const titled = unopened ?? (isTitled ? cutUnfenced(markdown, start, startLine) : null)
  return titled ?? (/[ _-][\da-f]{32}\.md$/.test(file) ? cutNotionProperties(markdown) : null)
}

const closeKey = new RegExp(
  `^(title|date|updated|lastmod|layout|tags?|categor(?:y|ies)|authors?|description|draft|slug|url|permalink|${[...chineseNames.keys()].join('|')})(?::(?=[^\\s:])|：[ \\t]*)`,
  'gim',
)

/** Puts a space after the colons of keys that have none (`title:茶`, `title：茶`), which YAML reads as text. */
function spaceKeys(text: string): string {
  return text.replace(closeKey, '$1: ')
}

/** Lines of `key: value` up to the first blank line. */
function cutUnfenced(markdown: string, start: number, firstLine: number): CutFrontMatter | null {
  const end = markdown.indexOf('\n\n', start)
  const text = markdown.slice(start, end < 0 ? markdown.length : end + 1)
  const lines = text.trimEnd().split('\n')
  if (lines.length > 50 || !lines.every((line) => /^(?:[A-Za-z][\w-]{0,40}:(?:\s|$)|[ \t]+\S)/.test(line)))
    return null
  if (!/^[A-Za-z]/.test(text)) return null
  return { format: 'yaml', text: quoteValues(text), firstLine, body: markdown.slice(start + text.length) }
}

/** Quotes values that are text as they stand and would be signs of YAML (`title: [转]茶: 一`). */
function quoteValues(text: string): string {
  return text.replace(
    /^([^:\n]+:)[ \t]+(?!["']|\[.*\]$)(.*[:#&*!|>'"%@`{[].*)$/gm,
    (_, key: string, value: string) => `${key} ${JSON.stringify(value)}`,
  )
}

/** Properties of a page of Logseq, at its top; links and tags among their values are names. */
function cutProperties(markdown: string, start: number, firstLine: number): CutFrontMatter {
  const written = /^(?:[^\s:][^:\n]*::(?:[ \t].*)?(?:\n|$))+/.exec(markdown.slice(start))?.[0] ?? ''
  const text = quoteValues(
    written.replace(/::(?=\s)/g, ':').replace(/#?\[\[|\]\]|#(?=[^\s,，]+\s*(?:[,，]|$))/gm, ''),
  )
  return { format: 'yaml', text, firstLine, body: markdown.slice(start + written.length) }
}

/** Keys in a comment, as Nikola writes them (`.. title: 茶`), or title, authors and date behind `%` (Pandoc). */
function cutTitleLines(markdown: string, start: number, firstLine: number): CutFrontMatter | null {
  const rest = markdown.slice(start)
  const [whole = '', lines] = /^<!--[ \t]*\n((?:(?:\.\. )?[a-z]+: .*\n)+)\s*-->/i.exec(rest) ?? []
  const [block = whole, title, author = '', date = ''] =
    // A line alone above a heading or its name is a comment of MyST.
    /^% (.*)\n(?:% (.*)\n(?:% (.*)\n)?|(?!\n*(?:# |\()))\s*\n/.exec(rest) ?? []
  const text = lines?.replace(/^\.\. /gm, '') ?? `title: ${title}\nauthor: ${author}\ndate: ${date}\n`
  if (!/^title: (?!undefined)/m.test(text)) return null
  return { format: 'yaml', text: quoteValues(text), firstLine, body: rest.slice(block.length) }
}

/** Cuts off the properties that an export of Notion writes under the title of a page. */
function cutNotionProperties(markdown: string): CutFrontMatter | null {
  const [whole, title = '', lines = ''] =
    /^(# .*\n\n)((?:[^\s#>|*:：-][^:：\n]{0,40}: .*\n)+)(?=\n|$)/.exec(markdown) ?? []
  if (whole === undefined) return null
  const text = quoteValues(lines)
  const body = title + markdown.slice(whole.length)
  return { format: 'yaml', text, firstLine: 3, body }
}

/** Cuts off the properties that an export of Joplin writes under a note, whose title is its first line. */
function cutJoplin(markdown: string, title: string): CutFrontMatter | null {
  const found = /\n\n(id: [\da-f]{32}\n(?:[a-z_]+: .*\n)*type_: (\d+))\s*$/.exec(markdown.slice(-maxJoplin))
  if (found === null) return null
  // Only those of type 1 are notes.
  const text = quoteValues(`title: ${title}\n${found[1]}\nhidden: ${found[2] !== '1'}\n`)
  return { format: 'yaml', text, firstLine: 1, body: markdown.slice(title.length, -found[0].length) }
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end)
}

function cutAt(
  markdown: string,
  from: number,
  firstLine: number,
  close: RegExp,
  format: CutFrontMatter['format'],
): CutFrontMatter | null {
  let at = from
  for (let count = 0; count < maxLines && at <= markdown.length; count++) {
    const line = lineAt(markdown, at)
    const next = at + line.length + 1
    if (close.test(line))
      return { format, text: markdown.slice(from, at), firstLine, body: markdown.slice(next) }
    at = next
  }
  return null
}

/** Whether the first line that says anything is a key, so that a ruler at the top of a page is no fence. */
function beginsWithKey(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  return (
    first === undefined ||
    /^\s*(?:["']?[^\s:'"[\]{}>-][^:\n]{0,60}["']?\s*:(?:\s|$)|<<:|\{|[&!?])/.test(first)
  )
}

/** Every line is one that YAML front matter has, so that a heading underlined by `---` is none. */
function cutUnopened(markdown: string, from: number, firstLine: number): CutFrontMatter | null {
  const cut = cutAt(markdown, from, firstLine, /^-{3,}[ \t]*$/, 'yaml')
  const lines = cut?.text.trimEnd().split('\n') ?? []
  const areKeys = lines.every((line) => /^(?:[A-Za-z_][\w-]*[ \t]*:(?:\s|$)|[ \t]|- |#|$)/.test(line))
  return lines.length > 1 && areKeys ? cut : null
}

function cutObject(markdown: string, start: number, firstLine: number): CutFrontMatter | null {
  const end = /^\}[ \t]*$/m.exec(markdown.slice(start, start + 65_536))
  const close = end === null ? start + lineAt(markdown, start).trimEnd().length : start + end.index + 1
  const text = markdown.slice(start, close)
  if (!/^\{\s*"/.test(text) || !text.endsWith('}')) return null
  return { format: 'json', text, firstLine, body: markdown.slice(close + 1) }
}
