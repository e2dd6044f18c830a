import { chineseFigures, listOtherNumerals } from '../expand/numerals.ts'

/** Where texts write a part of a query in another way, and that part as it was asked. */
export type WrittenForm = readonly [written: RegExp, asked: string]

/** What reranking reads of a passage, folded. */
export interface RerankText {
  /** Title and headings. */
  readonly titleAndHeadings: readonly string[]
  /** Fields one after the other. */
  readonly text: string
  /** Where in `text` the passage's own text starts. */
  readonly bodyStart: number
}

/** A number with what it counts: 十日. */
const counted = new RegExp(`^[${chineseFigures}]+[^${chineseFigures}]`, 'u')
/** A longer part stands in no text as it is. */
const plain = /^[\p{Script=Han}a-z\d.%]{2,24}$/u
/** Where texts may have a blank: 第 300 期, java 21. */
const joint = /(?<=\p{Script=Han})(?=[a-z\d])|(?<=[a-z\d])(?=\p{Script=Han})|(?<=[a-z])(?=\d)/gu
/** No number is a part of a longer one. */
const start = `(?<![\\d${chineseFigures}])`

/**
 * Lists how texts may write parts of a query otherwise: its numbers in other numerals (第25条 for 第二十五条), then the parts
 * with blanks between characters and letters; and where a number of it is only a part of a longer one, which says nothing.
 *
 * @param parts  folded: clauses, the whole query without blanks
 */
export function listWrittenForms(parts: readonly string[]): WrittenForm[] {
  const asked = [...new Set(parts)]
  const spaced = asked.filter((text) => text.search(joint) > 0)
  const longer = asked.filter((text) => plain.test(text) && counted.test(text))
  const forms = [
    ...asked.flatMap(listOtherNumerals),
    ...spaced.map((text) => ({ asked: text, written: text })),
  ].flatMap(({ asked, written }): WrittenForm[] => {
    if (asked === '' || !plain.test(written)) return []
    return [[new RegExp(start + written.replaceAll('.', '\\.').replace(joint, ' ?'), 'g'), asked]]
  })
  return [
    ...forms,
    ...longer.map((text) => [new RegExp(`(?<=[${chineseFigures}])${text}`, 'g'), ' '] as const),
  ]
}

/** Writes what a text has in other numerals, or with blanks, as it was asked: 实验五 is no less than 实验5. */
export function writeAsAsked(forms: readonly WrittenForm[], asStored: RerankText): RerankText {
  let text = asStored
  for (const [written, asked] of forms) {
    if (text.text.search(written) < 0) continue
    const write = (part: string): string => part.replace(written, asked)
    text = {
      titleAndHeadings: text.titleAndHeadings.map(write),
      text: write(text.text),
      bodyStart: write(text.text.slice(0, text.bodyStart)).length,
    }
  }
  return text
}
