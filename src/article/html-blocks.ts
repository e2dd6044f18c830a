import { Parser } from 'htmlparser2'
import type { Block } from './block.ts'
import { readPictureName } from './picture-name.ts'
import { createRubyReader } from './ruby.ts'

const hiddenTags: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'title',
  'iframe',
  'noscript',
])
const blockTags: ReadonlySet<string> = new Set(
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
  const blocks: Block[] = []
  const waiting: Block[] = []
  const open = { hidden: 0, bold: 0, emphasis: 0, verbatim: 0, caption: 0 }
  const heading = { level: 0, anchor: null as string | null }
  const ruby = createRubyReader()
  let text = ''
  let boldLength = 0
  let emphasisLength = 0

  function flush(): void {
    const raw = open.verbatim > 0 ? text.replace(/^\n+|\s+$/g, '') : text.trim()
    const length = visibleLength(raw)
    if (length > 0) {
      const last = blocks.at(-1)
      if (heading.level > 0)
        blocks.push({
          kind: 'heading',
          level: heading.level,
          text: raw,
          anchor: heading.anchor,
          isHtml: true,
        })
      else if (open.caption > 0 && last?.kind === 'picture')
        blocks[blocks.length - 1] = { ...last, caption: raw }
      else {
        const form =
          open.verbatim > 0
            ? 'verbatim'
            : boldLength === length
              ? 'bold'
              : emphasisLength === length
                ? 'emphasised'
                : 'plain'
        blocks.push({ kind: 'paragraph', form, raw, isTopLevel: true })
      }
    }
    text = ''
    boldLength = 0
    emphasisLength = 0
    blocks.push(...waiting.splice(0))
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (hiddenTags.has(name)) open.hidden += 1
        if (open.hidden > 0) return
        if (blockTags.has(name)) flush()
        if (ruby.isTag(name)) text += ruby.addTag(name, false)
        else if (name === 'br') text += '\n\n'
        else if (name === 'td' || name === 'th') text += ' '
        else if (name === 'img') {
          const place = text.trim() === '' ? blocks : waiting
          const src = attributes.src ?? ''
          place.push({
            kind: 'picture',
            src,
            alt: readPictureName(attributes.title, attributes.alt, src),
            caption: null,
          })
        } else if (/^h[1-6]$/.test(name)) {
          heading.level = Number(name[1])
          heading.anchor = attributes.id || null
        }
        count(name, 1)
      },
      ontext(piece) {
        if (open.hidden > 0) return
        // Blank lines are no breaks in HTML; only tags are.
        const visible = open.verbatim > 0 ? piece : ruby.addText(piece.replace(/[ \t]*\n\s*/g, '\n'))
        text += text.endsWith('\n') ? visible.replace(/^\n/, '') : visible
        if (open.bold > 0) boldLength += visibleLength(visible)
        if (open.emphasis > 0) emphasisLength += visibleLength(visible)
      },
      onclosetag(name) {
        if (hiddenTags.has(name)) open.hidden = Math.max(0, open.hidden - 1)
        else if (open.hidden === 0) {
          if (ruby.isTag(name)) text += ruby.addTag(name, true)
          if (blockTags.has(name)) flush()
          if (/^h[1-6]$/.test(name)) heading.level = 0
          count(name, -1)
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )

  function count(name: string, step: number): void {
    const kind = kindOfTag(name)
    if (kind) open[kind] = Math.max(0, open[kind] + step)
  }

  parser.end(countOpenTags(html) > deepestTags ? html.replace(/<[^<>]{0,1000}>/g, ' ') : html)
  flush()
  return blocks
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

function visibleLength(text: string): number {
  return text.replace(/\s+/g, '').length
}
