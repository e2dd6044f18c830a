import type { Definition, Nodes, PhrasingContent } from 'mdast'
import type { ParagraphForm, PictureBlock } from './block.ts'
import { isBlockTag, readHtmlBlocks } from './html-blocks.ts'
import { readPictureName } from './picture-name.ts'
import { createRubyReader } from './ruby.ts'

/** What stands on the lines of one paragraph, heading or cell. */
export interface InlineText {
  /** Visible text; a single `\n` is a soft wrap, two are a break. */
  readonly raw: string
  readonly form: Exclude<ParagraphForm, 'verbatim'>
  readonly pictures: readonly PictureBlock[]
  /** How many of the pictures stand before any text. */
  readonly leadingPictures: number
}

/** Where reference links and pictures lead, by lower-case label. */
export type Definitions = ReadonlyMap<string, Definition>

/** Reads phrasing content as a reader sees it: no markup, pictures apart with their captions. */
export function readInlineText(nodes: readonly PhrasingContent[], definitions: Definitions): InlineText {
  const pictures: PictureBlock[] = []
  const ruby = createRubyReader()
  let raw = ''
  let leadingPictures = 0

  function addPicture(picture: PictureBlock): void {
    pictures.push(picture)
    if (raw.trim() === '') leadingPictures += 1
  }

  function addText(text: string): void {
    raw += ruby.addText(text)
  }

  function read(node: PhrasingContent): void {
    switch (node.type) {
      case 'text':
        addText(node.value)
        break
      case 'inlineCode':
        addText(node.value)
        break
      case 'break':
        raw += '\n\n'
        break
      case 'image':
        addPicture({
          kind: 'picture',
          src: node.url,
          alt: readPictureName(node.title, node.alt, node.url),
          caption: null,
        })
        break
      case 'imageReference': {
        const definition = definitions.get(node.identifier.toLowerCase())
        const src = definition?.url ?? ''
        addPicture({
          kind: 'picture',
          src,
          alt: readPictureName(definition?.title, node.alt, src),
          caption: null,
        })
        break
      }
      case 'html':
        readTag(node.value)
        break
      default:
        if ('children' in node) readAll(node.children)
    }
  }

  function readAll(children: readonly PhrasingContent[]): void {
    for (const [index, node] of children.entries()) {
      if (isCaption(node, children[index - 1], children[index - 2], children[index + 1])) {
        const caption = readInlineText([node], definitions).raw.trim()
        pictures[pictures.length - 1] = { ...pictures.at(-1)!, caption }
      } else read(node)
    }
  }

  function readTag(tag: string): void {
    const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(tag)?.[1]?.toLowerCase()
    if (name && ruby.isTag(name)) raw += tag.startsWith('</') ? ruby.closeTag(name) : ruby.openTag(name)
    else if (name === 'img') {
      for (const block of readHtmlBlocks(tag)) if (block.kind === 'picture') addPicture(block)
    } else if (name === 'br' || (name && isBlockTag(name))) raw += '\n\n'
  }

  readAll(nodes)
  return { raw: raw.trim(), form: pictures.length > 0 ? 'plain' : formOf(nodes), pictures, leadingPictures }
}

/** An emphasised line right after a picture, on its own line or at the end of the picture's. */
function isCaption(
  node: PhrasingContent,
  before: PhrasingContent | undefined,
  beforeBlank: PhrasingContent | undefined,
  after: PhrasingContent | undefined,
): boolean {
  if (node.type !== 'emphasis') return false
  const picture = before && isBlank(before) ? beforeBlank : before
  if (!picture || !isPicture(picture)) return false
  return !after || after.type === 'break' || (after.type === 'text' && /^[ \t]*(\n|$)/.test(after.value))
}

function isPicture(node: PhrasingContent): boolean {
  if (node.type === 'image' || node.type === 'imageReference') return true
  return (node.type === 'link' || node.type === 'linkReference') && node.children.some(isPicture)
}

function isBlank(node: Nodes): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

function formOf(nodes: readonly PhrasingContent[]): InlineText['form'] {
  const visible = nodes.filter((node) => !isBlank(node))
  if (visible.length > 0 && visible.every((node) => node.type === 'strong')) return 'bold'
  return visible.length === 1 && visible[0]!.type === 'emphasis' ? 'emphasised' : 'plain'
}
