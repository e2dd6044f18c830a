/** An article of a law: its number, as it begins a line of the law, and the name of the law. */
export interface LawArticle {
  readonly number: RegExp
  /** Empty where only the number was asked for. */
  readonly law: string
}

/** 一条 of a question may count something. */
const asked = /(?:第?(\d+条)|第([〇零一二三四五六七八九十百千]+条))(之[一二三四五六七八九十])?/u
const signs = /[^\p{L}\p{N}]/gu
const brackets = /[(（].*$/u

/**
 * Finds the article of a law that a query asks for.
 *
 * @param query  folded, without blanks
 */
export function findLawArticle(query: string): LawArticle | null {
  const found = asked.exec(query)
  if (found === null) return null
  const [whole, figures, characters, inserted = '(?!之)'] = found
  const named = query.slice(0, found.index) || query.slice(whole.length)
  return {
    number: new RegExp(`(?:^|\\n)第${figures ?? characters}${inserted}`, 'u'),
    law: named.replace(signs, ''),
  }
}

/**
 * Tells whether a passage has the article that is asked for: texts that cite it have its number, only the law begins a
 * line with it, and texts on the law have the name inside their title.
 *
 * @param title  of the article, folded
 * @param body  text of the passage, folded, numbers as they were asked
 */
export function isLawArticle({ number, law }: LawArticle, title: string, body: string): boolean {
  return title.replace(brackets, '').endsWith(law) && number.test(body)
}
