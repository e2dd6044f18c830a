import type { Run } from '../../query/analyze-query.ts'

/** Words of letters and digits with more of them are a sentence, whose words find enough as they are. */
const mostWords = 3

/**
 * Finds other forms of the words of letters and digits of a clause: the other number of an English noun (hooks, hook;
 * libraries, library), a number without its hyphens (13912345678 for 139-1234-5678).
 *
 * @param words  folded, as the index has them
 */
export function listOtherForms(words: readonly string[]): string[] {
  if (words.length > mostWords) return []
  return words.flatMap((word) => {
    if (/^\d+(?:-\d+)+$/.test(word)) return [word.replaceAll('-', '')]
    return /^[a-z]{3,}$/.test(word) && word !== 'https' ? [otherNumber(word)] : []
  })
}

/**
 * Joins the words of a query of nothing but letters and digits: macbookpro for macbook pro, 13800138000 for 138 0013 8000,
 * 02187654321 for (021) 8765-4321.
 *
 * @returns none of one word, of many, or where there are ideographs
 */
export function joinWords(runs: readonly Run[]): string[] {
  const mayBeOne = runs.length > 1 && runs.length <= mostWords && runs.every(isOfLetters)
  return mayBeOne ? [runs.map(({ text }) => text.replaceAll('-', '')).join('')] : []
}

function isOfLetters({ kind }: Run): boolean {
  return kind === 'alphanumerics'
}

/** A plural as its singular, any other word as a plural. */
function otherNumber(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  if (/[^sui]s$/.test(word) && word.length > 3) return word.slice(0, -1)
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|sh|ch|x|z)$/.test(word) ? `${word}es` : `${word}s`
}
