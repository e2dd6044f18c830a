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
/** What an article of a text on the law counts, whose title has the name inside: of its interpretation. */
const onNamed = 0.5

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
 * How far a passage is the article that is asked for: texts that cite it have its number, only the law begins a line with
 * it.
 *
 * @param title  of the article, folded
 * @param body  text of the passage, folded, numbers as they were asked
 * @returns 1 in the law of this name, less in what has the name in its title, else 0
 */
export function gradeLawArticle({ number, law }: LawArticle, title: string, body: string): number {
  if (!title.includes(law) || !number.test(body)) return 0
  return title.replace(brackets, '').endsWith(law) ? 1 : onNamed
}
