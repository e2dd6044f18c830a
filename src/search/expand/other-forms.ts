import type { Run } from '../../query/analyze-query.ts'

/** Words of letters and digits with more of them are a sentence, whose words find enough as they are. */
const maxWords = 3

/** Letters of a word that is taken for a verb or may be spelled otherwise. */
const shortestVerb = 5

/**
 * Finds other forms of the words of letters and digits of a clause: the other number of an English noun (hooks, hook;
 * libraries, library), the forms of a verb in -ed and -ing, the other spelling of colour and organise, a number without
 * its hyphens (13912345678 for 139-1234-5678), and 0-1 for 01. Forms that no text has cost a look into the same file of terms.
 *
 * @param words  folded, as the index has them
 */
export function listOtherForms(words: readonly string[]): string[] {
  if (words.length > maxWords) return []
  return words.flatMap((word) => {
    if (/^\d+(?:-\d+)+$/.test(word)) return [word.replaceAll('-', '')]
    if (/^0\d$/.test(word)) return [`0-${word[1]}`]
    if (!/^[a-z]{3,}$/.test(word) || /^https?$/.test(word)) return []
    const forms = [otherNumber(word)]
    // Of stories and cookies.
    if (word.endsWith('ies')) forms.push(word.slice(0, -1))
    if (word.length >= shortestVerb) forms.push(...listVerbForms(word), ...listSpellings(word))
    return forms
  })
}

/**
 * Joins the words of a query of nothing but letters and digits: macbookpro for macbook pro, 13800138000 for 138 0013 8000,
 * 02187654321 for (021) 8765-4321.
 *
 * @returns none of one word, of many, or where there are ideographs
 */
export function joinWords(runs: readonly Run[]): string[] {
  const mayBeOne = runs.length > 1 && runs.length <= maxWords && runs.every(isOfLetters)
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

/** A form in -ed or -ing as the words that it may be of, any other word in these forms. */
function listVerbForms(word: string): string[] {
  if (word.endsWith('ied')) return [`${word.slice(0, -3)}y`]
  const stem = /^(.{3,}?)(?:ed|ing)$/.exec(word)?.[1]
  if (stem !== undefined) return [stem.replace(/([^aeiouls])\1$/, '$1'), `${stem}e`]
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ied`, `${word}ing`]
  const short = word.replace(/e$/, '')
  return /[sg]$/.test(word) ? [] : [`${short}ed`, `${short}ing`]
}

/** British and American spellings, in pairs, before `s`, `ed`, `ing` and the like. */
const spellings = ['our', 'or', 'is', 'iz', 'tre', 'ter']
const written = spellings.map((spelling) => new RegExp(`${spelling}(?=(?:e?[sd]?|ing|ation)$)`))

function listSpellings(word: string): string[] {
  return written.flatMap((spelling, at) => {
    const other = word.replace(spelling, spellings[at ^ 1]!)
    return other === word ? [] : [other]
  })
}
