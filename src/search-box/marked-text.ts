import { createElement } from './elements.ts'

/**
 * Text nodes and `<mark>` elements for a text and its marks. Nothing of it is read as HTML, so an
 * index cannot bring code onto a page. Marks that do not fit the text are passed over.
 *
 * @param marks half-open ranges of UTF-16 units, sorted
 */
export function renderMarkedText(
  text: string,
  marks: readonly (readonly [start: number, end: number])[],
): DocumentFragment {
  const fragment = document.createDocumentFragment()
  let written = 0
  for (const [start, end] of marks) {
    if (start < written || end <= start || end > text.length) continue
    fragment.append(
      text.slice(written, start),
      createElement('mark', { part: 'mark' }, text.slice(start, end)),
    )
    written = end
  }
  fragment.append(text.slice(written))
  return fragment
}
