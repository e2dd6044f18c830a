/** How a paragraph is set; tells headings and captions that are only typography from body text. */
export type ParagraphForm = 'plain' | 'bold' | 'emphasised' | 'verbatim'

/** A heading of an article. */
export interface HeadingBlock {
  readonly kind: 'heading'
  /** 1–6 as written, 7 for a heading that is only bold text. */
  readonly level: number
  readonly text: string
  /** Anchor the author gave, or null. */
  readonly anchor: string | null
  /** What its anchor is made from where that is not its text. */
  readonly slugText?: string
  /** Is written as HTML inside of Markdown, so that most generators give it no anchor. */
  readonly isHtml?: boolean
}

/** A paragraph, or a line of a list. */
export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly form: ParagraphForm
  /**
   * Visible text. A single `\n` is a soft wrap and two or more are a break, but every `\n` of a
   * verbatim paragraph is a break.
   */
  readonly raw: string
  /** How much it counts, 0–10, where the page says so (`data-pagefind-weight`). */
  readonly weight?: number
  /** Stands on the page itself, not inside a list, quote or footnote. */
  readonly isTopLevel: boolean
  /** Is a heading on the page, inside a list or quote, that takes an anchor of its own. */
  readonly isNestedHeading?: boolean
  /** What the anchor of such a heading is made from where that is not its text. */
  readonly slugText?: string
}

/** A picture with what is written under it. */
export interface PictureBlock {
  readonly kind: 'picture'
  /** As written; empty where there was none. */
  readonly src: string
  /** Title or alternative text as `readPictureName` takes it. */
  readonly alt: string
  /** What is written under the picture, or null. */
  readonly caption: string | null
}

/** One piece of an article in reading order, freed of the format it was written in. */
export type Block = HeadingBlock | ParagraphBlock | PictureBlock
