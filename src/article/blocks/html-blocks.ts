import { Parser } from 'htmlparser2'
import type { Block, ParagraphForm } from './block.ts'
import { readPictureName } from './picture-name.ts'
import { createRubyReader } from './ruby.ts'
import { visibleLength } from './visible-text.ts'

const hiddenTags: ReadonlySet<string> = new Set('script style template title iframe noscript'.split(' '))
/** Tags that end the paragraph they stand in. */
export const blockTags: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody ' +
    'tfoot thead tr ul'
  ).split(' '),
)

/** Tells whether a tag ends the paragraph it stands in. */
export function isBlockTag(name: string): boolean {
  return blockTags.has(name.toLowerCase())
}

/**
 * Reads HTML as blocks: tags go, what a reader sees stays, entities are decoded; scripts and styles
 * are dropped with their content. HTML that is not closed, or closed twice, is read as browsers do.
 */
export function readHtmlBlocks(html: string): Block[] {
  const reader = createBlockReader()
  const parser = new Parser({
    onopentag: reader.openTag,
    ontext: reader.addText,
    onclosetag: reader.closeTag,
  })
  parser.end(countOpenTags(html) > deepestTags ? html.replace(/<[^<>]{0,1000}>/g, ' ') : html)
  return reader.take()
}

/** Collects blocks from the tags and texts of a page, in their order. */
interface BlockReader {
  openTag(name: string, attributes: Readonly<Record<string, string>>): void
  addText(text: string): void
  closeTag(name: string): void
  /** Ends the last block. */
  take(): Block[]
}

function createBlockReader(): BlockReader {
  const blocks: Block[] = []
  /** Pictures inside of a text, which stand behind it. */
  const waiting: Block[] = []
  const open = { hidden: 0, bold: 0, emphasis: 0, verbatim: 0, caption: 0 }
  const heading = { level: 0, anchor: null as string | null }
  const ruby = createRubyReader()
  let text = ''
  let boldLength = 0
  let emphasisLength = 0

  function formOf(length: number): ParagraphForm {
    if (open.verbatim > 0) return 'verbatim'
    return boldLength === length ? 'bold' : emphasisLength === length ? 'emphasised' : 'plain'
  }
  function pushText(raw: string): void {
    const length = visibleLength(raw)
    const last = blocks.at(-1)
    if (length === 0) return
    if (heading.level > 0) blocks.push({ kind: 'heading', ...heading, text: raw, isHtml: true })
    else if (open.caption > 0 && last?.kind === 'picture')
      blocks[blocks.length - 1] = { ...last, caption: raw }
    else blocks.push({ kind: 'paragraph', form: formOf(length), raw, isTopLevel: true })
  }
  function flush(): void {
    pushText(open.verbatim > 0 ? text.replace(/^\n+|\s+$/g, '') : text.trim())
    text = ''
    boldLength = 0
    emphasisLength = 0
    blocks.push(...waiting.splice(0))
  }
  function count(name: string, step: number): void {
    const kind = kindOfTag(name)
    if (kind) open[kind] = Math.max(0, open[kind] + step)
  }

  return {
    openTag(name, attributes) {
      if (hiddenTags.has(name)) open.hidden += 1
      if (open.hidden > 0) return
      if (blockTags.has(name)) flush()
      if (ruby.isTag(name)) text += ruby.addTag(name, false)
      else if (name === 'br') text += '\n\n'
      else if (name === 'td' || name === 'th') text += ' '
      else if (name === 'img') (text.trim() === '' ? blocks : waiting).push(readPicture(attributes))
      else if (/^h[1-6]$/.test(name)) {
        heading.level = Number(name[1])
        heading.anchor = attributes.id || null
      }
      count(name, 1)
    },
    addText(written) {
      if (open.hidden > 0) return
      // Blank lines are no breaks in HTML; only tags are.
      const visible = open.verbatim > 0 ? written : ruby.addText(written.replace(/[ \t]*\n\s*/g, '\n'))
      text += text.endsWith('\n') ? visible.replace(/^\n/, '') : visible
      if (open.bold > 0) boldLength += visibleLength(visible)
      if (open.emphasis > 0) emphasisLength += visibleLength(visible)
    },
    closeTag(name) {
      if (hiddenTags.has(name)) open.hidden = Math.max(0, open.hidden - 1)
      else if (open.hidden === 0) {
        if (ruby.isTag(name)) text += ruby.addTag(name, true)
        if (blockTags.has(name)) flush()
        if (/^h[1-6]$/.test(name)) heading.level = 0
        count(name, -1)
      }
    },
    take() {
      flush()
      return blocks
    },
  }
}

function readPicture({ title, alt, src = '' }: Readonly<Record<string, string>>): Block {
  return { kind: 'picture', src, alt: readPictureName(title, alt, src), caption: null }
}

/** Tags inside of each other; the parser's time grows with the square of what is deeper. */
const deepestTags = 3000

/** Tags that are opened and not closed; those that need no closing tag do not count. */
function countOpenTags(html: string): number {
  const opened =
    html.match(/<(?!(?:br|hr|img|input|p|li|td|th|tr|dt|dd|source|col|wbr|meta|link)\b)[a-z]/gi)?.length ?? 0
  return opened - (html.match(/<\/[a-z]/gi)?.length ?? 0)
}

function kindOfTag(name: string): 'bold' | 'emphasis' | 'verbatim' | 'caption' | null {
  if (name === 'strong' || name === 'b') return 'bold'
  if (name === 'em' || name === 'i') return 'emphasis'
  if (name === 'pre') return 'verbatim'
  return name === 'figcaption' ? 'caption' : null
}
