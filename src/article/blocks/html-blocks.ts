import { Parser } from 'htmlparser2'
import type { Block, PictureBlock } from './block.ts'
import { createBlockWriter } from './block-writer.ts'
import { readPictureName } from './picture-name.ts'
import { createRubyReader } from './ruby.ts'

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
  const writer = createBlockWriter()
  const ruby = createRubyReader()
  const hidden = { depth: 0 }
  /** What is read of a heading, or of code, which end no paragraph inside. */
  let heading: { readonly level: number; readonly anchor: string | null; text: string } | null = null
  let code: string | null = null

  function addText(text: string): void {
    if (code !== null) code += text
    else if (heading !== null) heading.text += text
    else writer.addText(text)
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (hiddenTags.has(name)) hidden.depth += 1
      if (hidden.depth > 0) return
      if (blockTags.has(name)) {
        if (code === null) writer.endParagraph()
        else code += '\n'
      }
      const form = formOf(name)
      if (form) writer.setForm(form, 1)
      if (ruby.isTag(name)) addText(ruby.openTag(name))
      else if (name === 'br' && code === null && heading === null) writer.addBreak()
      else if (name === 'br') addText('\n')
      else if (name === 'td' || name === 'th') addText(' ')
      else if (name === 'img') writer.addImage(readPicture(attributes))
      else if (name === 'figcaption') writer.enter(caption)
      else if (name === 'pre') code ??= ''
      else if (/^h[1-6]$/.test(name))
        heading = { level: Number(name[1]), anchor: attributes.id || null, text: '' }
    },
    ontext(written) {
      if (hidden.depth > 0) return
      // Blank lines are no breaks in HTML; only tags are.
      addText(code === null ? ruby.addText(written.replace(/[ \t]*\n\s*/g, '\n')) : written)
    },
    onclosetag(name) {
      if (hiddenTags.has(name)) hidden.depth -= 1
      if (hidden.depth > 0) return
      if (ruby.isTag(name)) addText(ruby.closeTag(name))
      if (code === null && blockTags.has(name)) writer.endParagraph()
      const form = formOf(name)
      if (form) writer.setForm(form, -1)
      if (name === 'figcaption') writer.leave(caption)
      else if (name === 'pre') {
        writer.addVerbatim(code ?? '')
        code = null
      } else if (heading !== null && /^h[1-6]$/.test(name)) {
        writer.addHeading(heading.level, heading.text.trim(), heading.anchor)
        heading = null
      }
    },
  })
  parser.end(countOpenTags(html) > deepestTags ? html.replace(/<[^<>]{0,1000}>/g, ' ') : html)
  writer.endParagraph()
  return writer.blocks.map((block) => (block.kind === 'heading' ? { ...block, isHtml: true } : block))
}

const caption = { isCaption: true, isPart: false, weight: null }

/** Whether a tag of HTML sets bold or emphasised type; null for every other one. */
export function formOf(name: string): 'bold' | 'emphasised' | null {
  if (name === 'strong' || name === 'b') return 'bold'
  return name === 'em' || name === 'i' ? 'emphasised' : null
}

function readPicture({ title, alt, src = '' }: Readonly<Record<string, string>>): PictureBlock {
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
