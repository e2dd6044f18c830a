/** Makes the blanks of one line of visible text plain: no-break spaces and runs become one space. */
export function tidyBlanks(text: string): string {
  return text.replace(/[ \t\f\v\u00a0]+/g, ' ')
}

/** UTF-16 units of a text without its blanks. */
export function visibleLength(text: string): number {
  return text.replace(/\s+/g, '').length
}

/**
 * Takes out characters that no browser draws: zero-width space, word joiner, soft hyphen, byte-order mark; and the notes
 * for anchors (`noteSlugTexts`) behind what turned out to be no heading.
 */
export function dropInvisible(text: string): string {
  return text.replace(/[\u00ad\u200b\u2060\ufeff]|[ \t]*\{#~[\dA-Za-z%]*\}/g, '')
}

/** Blanks collapsed and trimmed; characters that no browser draws taken out. */
export function collapse(text: string): string {
  return dropInvisible(text).replace(/\s+/g, ' ').trim()
}
