import type { Definition, FootnoteDefinition, List, Nodes, Root, RootContent } from 'mdast'
import type { Block, ParagraphBlock } from './block.ts'
import { readHtmlBlocks } from './html-blocks.ts'
import { type Definitions, readInlineText } from './inline-text.ts'

/**
 * Reads a Markdown tree as blocks in reading order. Footnotes come last, as pages show them;
 * the number of an ordered item stays, since a reader sees it.
 */
export function readMarkdownBlocks(root: Root): { blocks: Block[]; footnotes: Block[] } {
  const definitions = new Map<string, Definition>()
  collectDefinitions(root, definitions)
  const written: FootnoteDefinition[] = []
  const blocks: Block[] = []
  for (const node of root.children)
    readNode(node, { blocks, definitions, footnotes: written, isTopLevel: true })
  const footnotes: Block[] = []
  for (const note of written) {
    for (const node of note.children) {
      readNode(node, { blocks: footnotes, definitions, footnotes: [], isTopLevel: false })
    }
  }
  return { blocks, footnotes }
}

interface Reading {
  readonly blocks: Block[]
  readonly definitions: Definitions
  readonly footnotes: FootnoteDefinition[]
  readonly isTopLevel: boolean
}

function readNode(node: RootContent, reading: Reading): void {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      readLines(node, reading)
      break
    case 'list':
      readList(node, { ...reading, isTopLevel: false })
      break
    case 'code':
      addVerbatim(node.value.replace(/^\n+|\s+$/g, ''), reading)
      break
    case 'table': {
      const rows = node.children.map((row) =>
        row.children.map((cell) => readInlineText(cell.children, reading.definitions)),
      )
      addVerbatim(
        rows
          .map((cells) =>
            cells
              .map((cell) => oneLine(cell.raw))
              .join(' ')
              .trim(),
          )
          .join('\n'),
        reading,
      )
      reading.blocks.push(...rows.flatMap((cells) => cells.flatMap((cell) => cell.pictures)))
      break
    }
    case 'html':
      for (const block of readHtmlBlocks(node.value)) reading.blocks.push(nested(block, reading.isTopLevel))
      break
    case 'blockquote':
      for (const child of node.children) readNode(child, { ...reading, isTopLevel: false })
      break
    case 'footnoteDefinition':
      reading.footnotes.push(node)
      break
    default:
  }
}

function readLines(node: Extract<RootContent, { type: 'heading' | 'paragraph' }>, reading: Reading): void {
  const { raw, form, pictures, leadingPictures } = readInlineText(node.children, reading.definitions)
  const isHeading = node.type === 'heading' && reading.isTopLevel
  if (!isHeading) reading.blocks.push(...pictures.slice(0, leadingPictures))
  if (isHeading) {
    const [, text = raw, anchor = null] = /^(.*?)\s*\{#([^\s{}]+)\}$/s.exec(raw) ?? []
    reading.blocks.push({ kind: 'heading', level: node.depth, text: oneLine(text), anchor })
  } else if (raw !== '') {
    reading.blocks.push({ kind: 'paragraph', form, raw, isTopLevel: reading.isTopLevel })
  }
  reading.blocks.push(...pictures.slice(isHeading ? 0 : leadingPictures))
}

function readList(list: List, reading: Reading): void {
  const first = list.start ?? 1
  for (const [place, item] of list.children.entries()) {
    const from = reading.blocks.length
    for (const child of item.children) readNode(child, reading)
    const opening = reading.blocks[from]
    if (list.ordered && opening?.kind === 'paragraph' && opening.form !== 'verbatim') {
      reading.blocks[from] = { ...opening, raw: `${first + place}. ${opening.raw}` }
    }
  }
}

function addVerbatim(raw: string, reading: Reading): void {
  if (raw.trim() === '') return
  reading.blocks.push({ kind: 'paragraph', form: 'verbatim', raw, isTopLevel: reading.isTopLevel })
}

/** Headings inside quotes and lists are no places to link to: they are read as text. */
function nested(block: Block, isTopLevel: boolean): Block {
  if (isTopLevel || block.kind === 'picture') return block
  if (block.kind === 'paragraph') return { ...block, isTopLevel } satisfies ParagraphBlock
  return { kind: 'paragraph', form: 'plain', raw: block.text, isTopLevel }
}

function oneLine(text: string): string {
  return text.replace(/\n{2,}/g, ' ')
}

function collectDefinitions(node: Nodes, definitions: Map<string, Definition>): void {
  if (node.type === 'definition') {
    const label = node.identifier.toLowerCase()
    if (!definitions.has(label)) definitions.set(label, node)
  } else if (
    node.type === 'root' ||
    node.type === 'blockquote' ||
    node.type === 'list' ||
    node.type === 'listItem'
  ) {
    for (const child of node.children) collectDefinitions(child, definitions)
  }
}
