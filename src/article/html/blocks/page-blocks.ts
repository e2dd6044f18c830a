import { type AnyNode, type Element, isTag, isText } from 'domhandler'
import type { Block } from '../../blocks/block.ts'
import { createBlockWriter } from '../../blocks/block-writer.ts'
import { blockTags, formOf } from '../../blocks/html-blocks.ts'
import { createRubyReader } from '../../blocks/ruby.ts'
import { repetitionKey } from '../../passages/repeated-text.ts'
import { isLeftOut, type Scope } from '../tree/left-out.ts'
import {
  findElement,
  findElements,
  hasClassWords,
  isWithin,
  lineOf,
  maxDepth,
  textOf,
} from '../tree/page-tree.ts'
import { readIndexedAttributes, readWeight } from '../tree/search-marks.ts'
import { isHeading, readHeading } from './heading.ts'
import { createListMarkers } from './list-markers.ts'
import { readCode } from './page-code.ts'
import { readFormula } from './page-formula.ts'
import { readImage } from './page-pictures.ts'
import { isDataTable, readRows } from './page-table.ts'

/** What is read of a part of a page. */
export interface ReadBlocksOptions {
  readonly scope: Exclude<Scope, 'page'>
  /** Paragraphs that stand on most pages of the site, by their text with blanks collapsed; they are left out. */
  readonly repeated?: ReadonlySet<string>
  /** Elements that are left out too. */
  readonly skip?: ReadonlySet<Element>
  /** The page draws TeX that stands in its text; see `drawsFormulas`. */
  readonly drawsFormulas?: boolean
}

/** A cell is a paragraph, where it is no data of a table; so are the labels of a form. */
const ownBlockTags: ReadonlySet<string> = new Set('hgroup label legend menu search td th'.split(' '))

/** Elements whose paragraphs are parts of something: bold type alone sets no headings there. */
const partTags: ReadonlySet<string> = new Set(
  'aside blockquote dd details dt figure label li table tbody td th tr'.split(' '),
)
const partClasses =
  / (?:admonition|alert|callout|card|custom block|hint|message|note|quote|tabs?|tip|warning) /

/**
 * Reads a part of a page as blocks, as a browser shows it: block elements end a paragraph, inline ones do not; what
 * surrounds an article is left out. A heading's anchor is an `id` of the page that leads to it, or null.
 *
 * @param root  its children are read, whatever it is itself
 */
export function readPageBlocks(root: Element, options: ReadBlocksOptions): readonly Block[] {
  const { scope, repeated, skip, drawsFormulas = false } = options
  const writer = createBlockWriter(
    (text) => repeated?.has(repetitionKey(text)) ?? false,
    weightAround(root),
    drawsFormulas,
  )
  const markers = createListMarkers()
  const ruby = createRubyReader()
  const readInside = (element: Element, skipped?: ReadonlySet<Element>) =>
    readPageBlocks(element, { scope, drawsFormulas, ...(skipped && { skip: skipped }) })

  function readChildren({ children }: Element, depth: number): void {
    for (const child of children) read(child, depth + 1)
  }

  function read(node: AnyNode, depth: number): void {
    if (isText(node)) writer.addText(ruby.addText(node.data))
    else if (isTag(node)) readElement(node, depth)
  }

  function readElement(element: Element, depth: number): void {
    if (skip?.has(element)) return
    const formula = readFormula(element)
    if (formula) (formula.isDisplay ? writer.addVerbatim : writer.addText)(formula.text)
    if (formula || isLeftOut(element, scope) || isDateLine(element)) return
    const { name, attribs } = element
    const anchor = attribs.id || (name === 'a' && attribs.name)
    if (anchor) writer.noteAnchor(anchor)
    for (const text of readIndexedAttributes(element)) writer.addText(` ${text} `)
    if (name === 'br') writer.addBreak()
    else if (name === 'img') writer.addImage(readImage(element))
    else if (name === 'pre') writer.addVerbatim(readCode(element))
    else if (isHeading(element) && !isWithin(element, isOfOthers)) addHeading(element)
    else if (depth >= maxDepth) writer.addText(textOf(element))
    else if (ruby.isTag(name)) {
      writer.addText(ruby.openTag(name))
      readChildren(element, depth)
      writer.addText(ruby.closeTag(name))
    } else if (name === 'header') readHeader(element, depth)
    else if (name === 'table' && isDataTable(element)) addTable(element, depth)
    else if (blockTags.has(name) || ownBlockTags.has(name) || attribs.role === 'tab' || isCaption(element))
      readBlock(element, depth)
    else readInline(element, depth)
  }

  /** The date of an article that stands alone above its text is no text: it is read elsewhere. */
  function isDateLine(element: Element): boolean {
    const { name, parent } = element
    if (name !== 'time' || writer.blocks.some(({ kind }) => kind === 'paragraph')) return false
    return parent === root || (parent !== null && isTag(parent) && lineOf(parent) === lineOf(element))
  }

  function addHeading(element: Element): void {
    const { level, text, anchor, images } = readHeading(element, root, readInside)
    writer.addHeading(level, text, anchor)
    for (const image of images) writer.addImage(image)
  }

  /** The header of an article: its headings, lead and picture; date, tags and the rest are read elsewhere. */
  function readHeader(header: Element, depth: number): void {
    writer.endParagraph()
    for (const child of header.children) {
      if (!isTag(child) || isLeftOut(child, scope)) continue
      if (isHeading(child) || /^(?:img|figure|picture)$/.test(child.name)) readElement(child, depth + 1)
      else if (child.name === 'p') {
        if (findElement(child, ({ name }) => name === 'time') === null) readElement(child, depth + 1)
      } else if (depth < maxDepth) readHeader(child, depth + 1)
    }
    writer.endParagraph()
  }

  function addTable(table: Element, depth: number): void {
    const caption = findElement(table, ({ name }) => name === 'caption')
    if (caption) readBlock(caption, depth)
    const { rows, pictures } = readRows(table, readInside)
    writer.addVerbatim(rows.join('\n'))
    for (const picture of pictures) writer.addImage(picture)
  }

  function readBlock(element: Element, depth: number): void {
    const frame = { isCaption: isCaption(element), isPart: isPart(element), weight: readWeight(element) }
    writer.endParagraph()
    writer.enter(frame)
    if (element.name === 'li') writer.setMarker(markers.of(element))
    readChildren(element, depth)
    writer.endParagraph()
    writer.leave(frame)
  }

  function readInline(element: Element, depth: number): void {
    const form = formOf(element.name)
    const weight = readWeight(element)
    if (weight !== null) writer.noteWeight(weight)
    if (form) writer.setForm(form, 1)
    readChildren(element, depth)
    if (form) writer.setForm(form, -1)
  }

  readChildren(root, 0)
  writer.endParagraph()
  return writer.blocks
}

/** How much the text counts of the part of a page that is read. */
function weightAround(root: Element): number {
  for (let node: AnyNode | null = root; node && isTag(node); node = node.parent) {
    const weight = readWeight(node)
    if (weight !== null) return weight
  }
  return 1
}

/** A quote, a table, or a card that leads to another page: what stands in it as a heading is none of the article. */
function isOfOthers(element: Element): boolean {
  const { name } = element
  return name === 'blockquote' || name === 'table' || (name === 'a' && isCard(element))
}

/** Whether a link holds a heading and a text, as the lists of pages that themes draw; one left open holds several. */
function isCard(link: Element): boolean {
  return (
    /^[^#]/.test(link.attribs.href ?? '') &&
    findElements(link, isHeading).length === 1 &&
    findElement(link, ({ name }) => name === 'p') !== null
  )
}

function isCaption(element: Element): boolean {
  return element.name === 'figcaption' || hasClassWords(element, / caption $/)
}

function isPart(element: Element): boolean {
  return (
    partTags.has(element.name) || element.attribs.role !== undefined || hasClassWords(element, partClasses)
  )
}
