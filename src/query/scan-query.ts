/** What closes each quotation mark; half of the marks that visitors type are the wrong way round. */
const closingOf: Readonly<Record<string, string>> = {
  '"': '"“”＂',
  '“': '"“”＂',
  '”': '"“”＂',
  '＂': '"“”＂',
  '「': '」',
  '『': '』',
}
const quotes = '"“”＂「」『』'
const minus = '-－−'
/** White space, but for the invisible mark that pasted text begins with: inside a word it is nothing. */
const space = /[^\S\ufeff]/u
const fieldName = /^(author|tag|after|before)[:：]/i

/** Reads a query from its beginning to its end; each function takes what it names, where that is what comes next. */
export interface QueryScanner {
  /** UTF-16 units read. */
  readonly at: number
  /** Goes to what follows white space; false at the end. */
  next(): boolean
  /** A minus that excludes the word or phrase behind it. */
  takeMinus(): boolean
  /** The text between quotation marks; null where none is opened, or it is not closed. */
  takeQuoted(): string | null
  /** A quotation mark that has no other. */
  takeQuote(): boolean
  /** The name of a field with its colon, in lower case without it. */
  takeFieldName(): string | null
  /** Everything up to white space or a quotation mark. */
  takeWord(): string
}

/** Makes the scanner of a query. It takes time in proportion to the text. */
export function createQueryScanner(text: string): QueryScanner {
  let at = 0
  /** Whether what comes next begins behind white space, or did so before its minus was taken. */
  let isFirst = true
  /** Where each set of closing marks stands last. */
  const lastOf = new Map<string, number>()

  function isClosed(closing: string): boolean {
    let last = lastOf.get(closing)
    if (last === undefined) {
      last = Math.max(...Array.from(closing, (mark) => text.lastIndexOf(mark)))
      lastOf.set(closing, last)
    }
    return last > at
  }

  return {
    get at() {
      return at
    },
    next() {
      while (at < text.length && space.test(text[at]!)) at++
      isFirst = at === 0 || space.test(text[at - 1]!)
      return at < text.length
    },
    takeMinus() {
      const behind = text[at + 1]
      const excludes = behind !== undefined && !space.test(behind) && !minus.includes(behind)
      if (!isFirst || !minus.includes(text[at]!) || !excludes) return false
      at++
      return true
    },
    takeQuoted() {
      const closing = closingOf[text[at]!]
      if (closing === undefined || !isClosed(closing)) return null
      let end = at + 1
      while (!closing.includes(text[end]!)) end++
      const inside = text.slice(at + 1, end)
      at = end + 1
      return inside
    },
    takeQuote() {
      if (!quotes.includes(text[at]!)) return false
      at++
      return true
    },
    takeFieldName() {
      const name = isFirst ? fieldName.exec(text.slice(at, at + 8))?.[1] : undefined
      if (name === undefined) return null
      at += name.length + 1
      return name.toLowerCase()
    },
    takeWord() {
      const start = at
      while (at < text.length && !space.test(text[at]!) && !quotes.includes(text[at]!)) at++
      return text.slice(start, at)
    },
  }
}
