import type { Mark, MarkedText } from '../answer.ts'

/** Code points of a fragment at most: longer ones say nothing more, and a clause without an end may be a whole text. */
const maxCodePoints = 60

/**
 * Adds a text fragment to an address: the clause of a snippet with its longest mark, from one punctuation mark to the
 * next. Browsers find a fragment only where it begins and ends at the borders of words, and those of a mark need not be
 * borders by their dictionary; those of a clause are.
 *
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */
export function addTextFragment(url: string, { text, marks }: MarkedText): string {
  const longest = marks.reduce<Mark | null>(
    (best, mark) => (best === null || mark[1] - mark[0] > best[1] - best[0] ? mark : best),
    null,
  )
  if (longest === null) return url
  const clause = cutClause(text, longest)
  if (clause === '') return url
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${encodeFragment(clause)}`
}

const clauseEnd = /[。！？!?…\n，,；;：:、—“”"（）()「」『』《》【】·]/u

function cutClause(text: string, [from, to]: Mark): string {
  let start = from
  let end = to
  while (start > 0 && !clauseEnd.test(text[start - 1]!)) start--
  while (end < text.length && !clauseEnd.test(text[end]!)) end++
  const clause = text.slice(start, end).trim()
  const marked = text.slice(from, to).split('\n', 1)[0]!.trim()
  return [...clause].length <= maxCodePoints ? clause : marked
}

/** `-`, `,` and `&` have a meaning in a text directive. */
function encodeFragment(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D')
}
