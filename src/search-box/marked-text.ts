import { createElement } from './elements.ts'

/**
 * Strings and `<mark>` elements for a text and its marks. Nothing of it is read as HTML, so an
 * index cannot bring code onto a page. Marks that do not fit the text are passed over.
 *
 * @param marks half-open ranges of UTF-16 units, sorted
 */
export function renderMarkedText(
  text: string,
  marks: readonly (readonly [start: number, end: number])[],
): readonly (Node | string)[] {
  const parts: (Node | string)[] = []
  let written = 0
  for (const [start, end] of marks) {
    if (start < written || end <= start || end > text.length) continue
    parts.push(text.slice(written, start), createElement('mark', { class: 'mark' }, text.slice(start, end)))
    written = end
  }
  return [...parts, text.slice(written)]
}
