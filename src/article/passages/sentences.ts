const closers = '”’"\'」』）)】》〉］\\]｝}'
const sentenceEnd = new RegExp(
  // A full stop ends a Latin sentence only before a blank, and a plain ! or ? only where no code follows.
  `(?:[。！？…；]|[!?](?![\\w=.(\\[&])|(?<=[\\p{L}\\p{N}][${closers}]?)\\.(?=[${closers}]?\\s+[\\p{Lu}\\p{Script=Han}“"(（]))+[${closers}]*\\s*`,
  'gu',
)
const clauseEnd = new RegExp(`[，、：,:;—][${closers}]*\\s*|\\s+`, 'gu')
/** Units of a stretch that no clause ends in. */
const maxStretch = 200

/** How well a passage may end after a sentence or clause; more is worse. */
export const border = { paragraph: 0, sentence: 1, clause: 2, length: 3 } as const
/** One of `border`. */
export type Border = (typeof border)[keyof typeof border]

/** A sentence, or a clause of a long one: no passage needs to be cut inside of it; blanks after it belong to it. */
export interface Sentence {
  readonly end: number
  readonly border: Border
}

/**
 * Cuts text into what passages are made of: paragraphs at `\n`, in them sentences, and
 * clauses or stretches of 200 only in a sentence longer than a passage may be.
 *
 * @param maxLength  longest sentence that stays whole, in UTF-16 units
 * @returns sentences and clauses in order, from 0 to the end of the text, none empty, no surrogate pair broken
 */
export function cutSentences(text: string, maxLength: number): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  while (start < text.length) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    while (end < text.length && text[end] === '\n') end += 1
    cutParagraph(text, start, end, maxLength, sentences)
    start = end
  }
  return sentences
}

function cutParagraph(
  text: string,
  start: number,
  end: number,
  maxLength: number,
  sentences: Sentence[],
): void {
  const paragraph = text.slice(start, end)
  let from = 0
  for (const to of endsOf(paragraph, sentenceEnd)) {
    const isLast = to === paragraph.length
    if (to - from > maxLength) cutSentence(paragraph, from, to, start, sentences)
    else sentences.push({ end: start + to, border: border.sentence })
    if (isLast) sentences[sentences.length - 1] = { end: start + to, border: border.paragraph }
    from = to
  }
}

function cutSentence(
  paragraph: string,
  start: number,
  end: number,
  offset: number,
  sentences: Sentence[],
): void {
  const sentence = paragraph.slice(start, end)
  let from = 0
  for (const to of endsOf(sentence, clauseEnd)) {
    while (to - from > maxStretch) {
      const cut = wholeCharacter(sentence, from + Math.min(maxStretch, Math.ceil((to - from) / 2)))
      sentences.push({ end: offset + start + cut, border: border.length })
      from = cut
    }
    sentences.push({
      end: offset + start + to,
      border: to === sentence.length ? border.sentence : border.clause,
    })
    from = to
  }
}

function* endsOf(text: string, pattern: RegExp): Generator<number> {
  let last = 0
  for (const match of text.matchAll(pattern)) {
    last = match.index + match[0].length
    yield last
  }
  if (last < text.length) yield text.length
}

/** What a cut must not be between: halves of a character, one and its mark, emoji and what joins them. */
const inseparable = /\u200d|\p{M}$|^[\u{10000}-\u{10ffff}]$/u
/** Units that a cut is moved back at most. */
const maxMoved = 16

/** Moves a cut back where it would fall inside a character, before a mark that belongs to it or beside a joiner. */
function wholeCharacter(text: string, at: number): number {
  let cut = at
  while (cut > 1 && at - cut < maxMoved && inseparable.test(text.slice(cut - 1, cut + 1))) cut -= 1
  return cut
}
