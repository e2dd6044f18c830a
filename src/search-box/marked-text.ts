import type { Mark } from '../search/answer.ts'

/**
 * Text nodes and `<mark>` elements for a text and its marks. Nothing of it is read as HTML, so an
 * index cannot bring code onto a page. Marks that do not fit the text are passed over.
 */
export function renderMarkedText(text: string, marks: readonly Mark[]): DocumentFragment {
  const fragment = document.createDocumentFragment()
  let written = 0
  for (const [start, end] of marks) {
    if (start < written || end <= start || end > text.length) continue
    fragment.append(text.slice(written, start))
    const mark = document.createElement('mark')
    mark.textContent = text.slice(start, end)
    fragment.append(mark)
    written = end
  }
  fragment.append(text.slice(written))
  return fragment
}
