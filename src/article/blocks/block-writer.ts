import type { Block, ParagraphForm, PictureBlock } from './block.ts'
import { readFormulasInText } from './formula.ts'
import { dropInvisible, visibleLength } from './visible-text.ts'

/** What a part of a page changes for the paragraphs in it. */
export interface BlockFrame {
  /** Its text is what stands under the picture before it. */
  readonly isCaption: boolean
  /** It is a part of something (list, quote, table, box): bold type in it sets no headings. */
  readonly isPart: boolean
  /** How much its text counts; null where it does not say. */
  readonly weight: number | null
}

/** Collects the text of a page into blocks. */
export interface BlockWriter {
  readonly blocks: readonly Block[]
  addText(text: string): void
  addBreak(): void
  addVerbatim(text: string): void
  /** @param anchor  fragment that leads to the heading; an `id` noted right before it when null */
  addHeading(level: number, text: string, anchor: string | null): void
  /** @param image  a picture, the character that one draws, or nothing */
  addImage(image: PictureBlock | string | null): void
  /** Notes an `id` that leads to what comes next. */
  noteAnchor(id: string): void
  /** What the next paragraph begins with: the number of an ordered item. */
  setMarker(marker: string): void
  /** A part of the paragraph counts so much; of several the most counts. */
  noteWeight(weight: number): void
  /** Begins (`1`) or ends (`-1`) bold or emphasised type. */
  setForm(form: 'bold' | 'emphasised', step: 1 | -1): void
  enter(frame: BlockFrame): void
  leave(frame: BlockFrame): void
  endParagraph(): void
}

/** What stays of the label of a footnote without the number that leads back to its call. */
const emptyBrackets = /^\[\s*\]$/

/**
 * Makes a writer without blocks.
 *
 * @param weight  how much text counts that stands in no frame with a weight of its own
 * @param isRepeated  tells paragraphs, and headings without an anchor, that are left out
 * @param drawsFormulas  the page draws TeX that stands in its text
 */
export function createBlockWriter(
  isRepeated: (text: string) => boolean = () => false,
  weight = 1,
  drawsFormulas = false,
): BlockWriter {
  const blocks: Block[] = []
  const waiting: Block[] = []
  const open = { captions: 0, parts: 0 }
  const next = { anchor: null as string | null, marker: '' }
  const weights = [weight]
  let noted: number | null = null
  const paragraph = createParagraph()

  function push(block: Block): void {
    blocks.push(block)
    next.anchor = null
  }

  function pushParagraph(form: ParagraphForm, raw: string): void {
    const own = noted ?? weights.at(-1)!
    const weighted = own === 1 ? {} : { weight: own }
    push({ kind: 'paragraph', form, raw, isTopLevel: open.parts === 0, ...weighted })
  }

  function endParagraph(): void {
    const { text, form } = paragraph.take()
    const raw = readFormulasInText(text, drawsFormulas)
    const last = blocks.at(-1)
    if (text !== '' && !emptyBrackets.test(raw) && !isRepeated(raw)) {
      if (open.captions > 0 && last?.kind === 'picture')
        blocks[blocks.length - 1] = {
          ...last,
          caption: last.caption === null ? raw : `${last.caption}\n${raw}`,
        }
      else {
        pushParagraph(form, next.marker + raw)
        next.marker = ''
      }
    }
    noted = null
    for (const block of waiting.splice(0)) push(block)
  }

  function addVerbatim(code: string): void {
    endParagraph()
    const raw = code.replace(/^(?:[^\S\n]*\n)+|\s+$/g, '')
    if (raw !== '') pushParagraph('verbatim', raw)
  }

  return {
    blocks,
    addText: paragraph.add,
    addBreak: paragraph.addBreak,
    addVerbatim,
    addHeading(level, heading, anchor) {
      endParagraph()
      // A heading that stands on most pages is the theme's, unless a link leads to it.
      if (anchor === null && isRepeated(heading)) return
      if (heading !== '') push({ kind: 'heading', level, text: heading, anchor: anchor ?? next.anchor })
    },
    addImage(image) {
      if (image === null) return
      if (typeof image === 'string') paragraph.add(image)
      else if (paragraph.isEmpty) push(image)
      else waiting.push(image)
    },
    noteAnchor(id) {
      if (paragraph.isEmpty) next.anchor = id
    },
    setMarker(marker) {
      next.marker = marker
    },
    setForm: paragraph.setForm,
    noteWeight(own) {
      noted = Math.max(own, noted ?? weights.at(-1)!)
    },
    enter({ isCaption, isPart, weight: own }) {
      weights.push(own ?? weights.at(-1)!)
      if (isCaption) open.captions += 1
      if (isPart) open.parts += 1
    },
    leave({ isCaption, isPart }) {
      weights.pop()
      if (isCaption) open.captions -= 1
      if (isPart) open.parts -= 1
    },
    endParagraph,
  }
}

/** The text of the paragraph that is being read, with how much of it is in which type. */
function createParagraph() {
  const open = { bold: 0, emphasised: 0 }
  const lengths = { bold: 0, emphasised: 0 }
  let text = ''
  return {
    get isEmpty(): boolean {
      return text.trim() === ''
    },
    add(part: string): void {
      const visible = dropInvisible(part).replace(/[ \t\r\f]*\n\s*/g, '\n')
      text += text.endsWith('\n') ? visible.replace(/^\n/, '') : visible
      for (const form of ['bold', 'emphasised'] as const)
        if (open[form] > 0) lengths[form] += visibleLength(visible)
    },
    addBreak(): void {
      text += '\n\n'
    },
    setForm(form: 'bold' | 'emphasised', step: 1 | -1): void {
      open[form] += step
    },
    /** Ends the paragraph; what was bold or emphasised stays so in the next. */
    take(): { readonly text: string; readonly form: ParagraphForm } {
      const written = text.trim()
      const length = visibleLength(written)
      const form = lengths.bold === length ? 'bold' : lengths.emphasised === length ? 'emphasised' : 'plain'
      text = ''
      lengths.bold = 0
      lengths.emphasised = 0
      return { text: written, form }
    },
  }
}
