import type { Picture } from '../../format/article.ts'
import type { AnchorRegistry } from '../anchors/anchors.ts'
import type { Block, HeadingBlock, ParagraphBlock } from '../blocks/block.ts'
import { dropInvisible, tidyBlanks } from '../blocks/visible-text.ts'
import { joinWrappedLines } from '../blocks/wrapped-lines.ts'
import type { Section } from './split-passages.ts'

const boldHeadingLevel = 7
const maxBoldHeadingLength = 50
const maxCaptionLength = 200

/**
 * Takes typography for what it means: a paragraph of bold text only is a heading, an emphasised one
 * under a picture is its caption.
 */
export function readTypography(blocks: readonly Block[]): Block[] {
  const read: Block[] = []
  for (const [index, block] of blocks.entries()) {
    const last = read.at(-1)
    if (block.kind !== 'paragraph') read.push(block)
    else if (isCaption(block) && last?.kind === 'picture' && last.caption === null) {
      read[read.length - 1] = { ...last, caption: block.raw }
    } else if (isHeading(block) && index + 1 < blocks.length) {
      read.push({ kind: 'heading', level: boldHeadingLevel, text: block.raw, anchor: null })
    } else read.push(block)
  }
  return read
}

function isHeading({ form, raw, isTopLevel }: ParagraphBlock): boolean {
  return (
    form === 'bold' && isTopLevel && raw.length <= maxBoldHeadingLength && !/\n\n|[。；;，,：:、]$/.test(raw)
  )
}

function isCaption({ form, raw, isTopLevel }: ParagraphBlock): boolean {
  return form === 'emphasised' && isTopLevel && raw.length <= maxCaptionLength
}

/**
 * The title an article gives itself: its first `#`. The heading of a section (`引入`) is no title.
 *
 * @returns null when there is none
 */
export function findTitle(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    const text = block.kind === 'heading' && block.level === 1 ? visibleLine(block.text) : ''
    if (text !== '') return text
  }
  return null
}

/**
 * The heading that a page without `#` begins with, where all others stand under it.
 *
 * @param mayBeAlone  it may be the only one, which names a section where the page has a title elsewhere
 */
export function findTopHeading(blocks: readonly Block[], mayBeAlone: boolean): string | null {
  const [top, ...others] = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []))
  const isTop = top !== undefined && top === blocks[0] && (mayBeAlone || others.length > 0)
  return isTop && others.every(({ level }) => level > top.level) ? visibleLine(top.text) : null
}

/** How headings are told from text, and which of them have anchors. */
export interface OutlineOptions {
  /** Headings that the article's title repeats are none. */
  readonly title: string
  readonly anchors: AnchorRegistry
  /** Each line of a paragraph stands on a line of its own; not so by default. */
  readonly breaksLines?: boolean
  /** Headings that are only bold text have anchors, as on a page that Hansou renders; a generator gives them none. */
  readonly anchorsBoldHeadings: boolean
  /** Headings in HTML have anchors; most generators give them to headings in Markdown alone. */
  readonly anchorsHtmlHeadings: boolean
  /** Paragraphs to leave out, line by line. */
  readonly isRepeated?: (line: string) => boolean
  /** Turns the address of a picture as written into one for readers, or null. */
  readonly resolve: (src: string) => string | null
}

/**
 * Lays the blocks out under their headings.
 *
 * @returns the sections in reading order, at least one
 */
export function layOutSections(
  blocks: readonly Block[],
  {
    title,
    anchors,
    breaksLines,
    anchorsBoldHeadings,
    anchorsHtmlHeadings,
    isRepeated,
    resolve,
  }: OutlineOptions,
): Section[] {
  const path: HeadingBlock[] = []
  const sections: OpenSection[] = [openSection([], null)]
  for (const block of blocks) {
    const section = sections.at(-1)!
    if (block.kind === 'heading') {
      const text = visibleLine(block.text)
      if (text === title) {
        // Its anchor is the top of the page; one that is made of its text is taken all the same.
        if (!block.anchor && (!block.isHtml || anchorsHtmlHeadings))
          anchors.add(slugTextOf(block), block.level)
        continue
      }
      if (text === '') continue
      const isNamed =
        block.anchor !== null ||
        (block.level === boldHeadingLevel ? anchorsBoldHeadings : !block.isHtml || anchorsHtmlHeadings)
      const anchor = (isNamed ? nameHeading(block, anchors) : null) ?? section.anchor
      while (path.length > 0 && path.at(-1)!.level >= block.level) path.pop()
      path.push({ ...block, text })
      sections.push(
        openSection(
          path.map((heading) => heading.text),
          anchor,
        ),
      )
    } else if (block.kind === 'paragraph') {
      const raw = breaksLines ? block.raw.replaceAll('\n', '\n\n') : block.raw
      const text = block.form === 'verbatim' ? block.raw : visibleText(raw)
      if (block.isNestedHeading) anchors.add(block.slugText ?? text)
      if (block.form !== 'verbatim' && isRepeated && text.split('\n').every(isRepeated)) continue
      if (text !== '') sectionOfWeight(sections, block.weight).paragraphs.push(text)
    } else addPicture(section, block, resolve)
  }
  return sections
    .filter((section, index) => !isEmpty(section) || isKeptEmpty(sections, index))
    .map(closeSection)
}

/** Blanks count as they are written: generators drop some of them. */
function slugTextOf({ slugText, text }: HeadingBlock): string {
  return slugText ?? text
}

function nameHeading(block: HeadingBlock, anchors: AnchorRegistry): string | null {
  if (block.anchor) return anchors.keep(block.anchor)
  return anchors.add(slugTextOf(block), block.level)
}

/** The section that a paragraph goes on in: another one under the same heading where it counts more or less. */
function sectionOfWeight(sections: OpenSection[], weight: number | undefined): OpenSection {
  const section = sections.at(-1)!
  if (section.weight === weight) return section
  if (section.paragraphs.length === 0) {
    section.weight = weight
    return section
  }
  section.goesOn = true
  sections.push({ ...openSection(section.headings, section.anchor), weight })
  return sections.at(-1)!
}

interface OpenSection {
  weight: number | undefined
  /** The next section stands under the same heading. */
  goesOn: boolean
  readonly headings: readonly string[]
  readonly anchor: string | null
  readonly paragraphs: string[]
  readonly pictures: { picture: Picture; afterParagraphs: number }[]
}

function openSection(headings: readonly string[], anchor: string | null): OpenSection {
  return { headings, anchor, weight: undefined, goesOn: false, paragraphs: [], pictures: [] }
}

function addPicture(
  section: OpenSection,
  block: Extract<Block, { kind: 'picture' }>,
  resolve: (src: string) => string | null,
): void {
  const caption = visibleLine(block.caption ?? block.alt)
  const src = resolve(block.src)
  // A picture that no reader can be shown still has words under it that they may know.
  if (src === null) {
    if (caption !== '') section.paragraphs.push(caption)
  } else section.pictures.push({ picture: { src, caption }, afterParagraphs: section.paragraphs.length })
}

function isEmpty(section: OpenSection): boolean {
  return section.paragraphs.length === 0 && section.pictures.length === 0
}

/** An empty section is kept where only it can show its heading, or the title of an empty article. */
function isKeptEmpty(sections: readonly OpenSection[], index: number): boolean {
  if (sections.length === 1) return true
  const { headings } = sections[index]!
  if (headings.length === 0) return false
  const next = sections[index + 1]
  return (
    !next || next.headings.length <= headings.length || next.headings[headings.length - 1] !== headings.at(-1)
  )
}

function closeSection({ headings, anchor, weight, goesOn, paragraphs, pictures }: OpenSection): Section {
  const ends: number[] = []
  let length = 0
  for (const [index, paragraph] of paragraphs.entries()) {
    length += paragraph.length + (index > 0 ? 1 : 0)
    ends.push(length)
  }
  return {
    headings,
    anchor,
    ...(weight !== undefined && { weight }),
    text: paragraphs.join('\n') + (goesOn ? '\n' : ''),
    pictures: pictures.map(({ picture, afterParagraphs }) => ({
      picture,
      after: ends[afterParagraphs - 1] ?? 0,
    })),
  }
}

/** Visible text of a paragraph: wraps joined, blanks plain, one `\n` for each break. */
export function visibleText(raw: string): string {
  return tidyBlanks(joinWrappedLines(dropInvisible(raw)))
    .replace(/[^\S\n]*\n\s*/g, '\n')
    .trim()
}

function visibleLine(raw: string): string {
  return visibleText(raw).replaceAll('\n', ' ')
}
