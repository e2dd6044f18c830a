const digits = '零一二三四五六七八九'
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
/** What makes characters a number: they count something, or stand behind 第. */
const behind = '([余多]?(?:[年月日号条章节款项期届集季岁人个元万亿点时秒天]|分(?!之))|)'
/** Characters of Chinese numerals. */
export const chineseFigures = '零〇一二三四五六七八九十百千两'
const chineseNumber = new RegExp(
  `(第|百分之|)([${chineseFigures}]+(?:点[零〇一二三四五六七八九]+)?)${behind}`,
  'gu',
)
const arabicNumber = new RegExp(`(第?)(\\d{1,6}(?:\\.\\d{1,4})?)${behind}`, 'gu')
const percentage = /(\d{1,3}(?:\.\d{1,4})?)%/g
const fraction = /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?![\d/.])/g
const chineseFraction = new RegExp(`([${chineseFigures}]+)分之([${chineseFigures}]+)`, 'gu')
/** Han characters that are numbered, not counted: 实验5, 实验五. */
const numbered = new RegExp(
  `^(\\p{Script=Han}{2,8}?)(?<![${chineseFigures}之第])(?:(\\d{1,2})|([一二三四五六七八九十]{1,3}))$`,
  'u',
)
/** Measures with a sign of their own, which is read as letters: ㎡, ℃. */
const measures: readonly (readonly [written: RegExp, others: readonly string[]])[] = [
  [/\dm2(?![a-z\d])/, ['平方米', '平米']],
  [/\d°c/, ['摄氏度']],
]
const squareMetres = /(\d+(?:\.\d+)?)平方?米/g
const maxNumerals = 4

/** A part of a query in other numerals. */
export interface OtherNumeral {
  /** As it stands in the query: 第39条. */
  readonly asked: string
  readonly written: string
  /** What it may be as a term: the number alone; null where that tells nothing. */
  readonly term: string | null
}

/**
 * Finds other ways to write the numbers of a folded text, with what they count: 第25条 for 第二十五条, 3.45亿 for 三点四五亿;
 * 八月 for 8月, 百分之五十 for 50%, 三分之二 for 2/3, 平方米 for ㎡, 实验五 for 实验5. Only what counts something, or stands
 * behind its name, is a number: 一带一路 has none.
 *
 * @returns at most four
 */
export function listOtherNumerals(folded: string): OtherNumeral[] {
  const found = new Map<string, OtherNumeral>()
  const add = (asked: string, written: string, term: string | null = written): void => {
    found.set(written, { asked, written, term })
  }
  for (const [asked, part, whole] of folded.matchAll(chineseFraction))
    if (part !== '百')
      add(asked, `${readChineseNumber(whole!)}/${readChineseNumber(part!)}`, readChineseNumber(part!))
  for (const [asked, ordinal, number, unit] of folded.matchAll(chineseNumber)) {
    const value = ordinal === '' && unit === '' ? null : readChineseNumber(number!)
    if (value === null) continue
    if (ordinal === '百分之') add(asked, `${value}%`, value)
    else add(asked, ordinal + value + unit, value)
    if (number!.includes('零')) add(asked, ordinal + number!.replaceAll('零', '〇') + unit)
  }
  for (const [asked, ordinal, number, unit] of folded.matchAll(arabicNumber)) {
    if (ordinal === '' && unit === '') continue
    const isYear = unit === '年'
    const written = isYear ? writeChineseYear(number!) : writeChineseNumber(number!)
    // Most years are written with the sign, not with the character.
    if (isYear) add(asked, written.replaceAll('零', '〇') + unit)
    // 一 by itself is a word of every text.
    add(asked, ordinal + written + unit, written.length > 1 ? written : null)
  }
  for (const [asked, number] of folded.matchAll(percentage))
    add(asked, `百分之${writeChineseNumber(number!)}`)
  for (const [asked, part, whole] of folded.matchAll(fraction))
    add(asked, `${writeChineseNumber(whole!)}分之${writeChineseNumber(part!)}`)
  for (const [asked, number] of folded.matchAll(squareMetres)) add(asked, `${number}m2`)
  for (const [sign, others] of measures) if (sign.test(folded)) for (const other of others) add('', other)
  const [asked, name, figures, characters] = numbered.exec(folded) ?? []
  if (figures !== undefined) add(asked!, name + writeChineseNumber(figures))
  else if (characters !== undefined) add(asked!, `${name}${readChineseNumber(characters)}`, null)
  return [...found.values()].slice(0, maxNumerals)
}

/** Reads a number by places (二十五) or digit by digit (二〇二三). @returns null where it is neither */
export function readChineseNumber(text: string): string | null {
  const [whole = '', decimals] = text.replaceAll('〇', '零').replaceAll('两', '二').split('点')
  const fraction = decimals === undefined ? '' : `.${readDigits(decimals)}`
  if (![...whole].some((character) => character in places)) return readDigits(whole) + fraction
  let sum = 0
  let digit: number | null = null
  for (const character of whole) {
    const place = places[character]
    if (place === undefined) {
      if (digit !== null && digit !== 0) return null
      digit = digits.indexOf(character)
    } else {
      sum += (digit ?? 1) * place
      digit = null
    }
  }
  return String(sum + (digit ?? 0)) + fraction
}

function readDigits(text: string): string {
  return Array.from(text, (character) => digits.indexOf(character)).join('')
}

function writeDigits(figures: string): string {
  return Array.from(figures, (figure) => digits[Number(figure)]!).join('')
}

/** Writes a year of four figures digit by digit: 二零二三; another as a number. */
function writeChineseYear(text: string): string {
  return text.length === 4 ? writeDigits(text) : writeChineseNumber(text)
}

/** Writes a number in Chinese numerals: by places, one of more than four figures digit by digit. */
export function writeChineseNumber(text: string): string {
  const [whole = '', decimals] = text.split('.')
  const fraction = decimals === undefined ? '' : `点${writeDigits(decimals)}`
  if (whole.length > 4) return writeDigits(whole) + fraction
  const figures = String(Number(whole))
  let written = ''
  for (const [at, figure] of [...figures].entries()) {
    const place = ['', '十', '百', '千'][figures.length - 1 - at]!
    if (figure !== '0') written += digits[Number(figure)]! + place
    else if (!written.endsWith('零')) written += '零'
  }
  const trimmed = written.length > 1 ? written.replace(/零+$/u, '') : written
  return trimmed.replace(/^一十/u, '十') + fraction
}
