const digits = '零一二三四五六七八九'
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
/** What makes characters a number: they count something, or stand behind 第. */
const units = '年月日号条章节款项期届集季岁人个元万亿点时分秒天'
const behind = `(?=([余多]?[${units}])|)`
const chineseNumber = new RegExp(
  `(第|百分之|)([零〇一二三四五六七八九十百千两]+(?:点[零〇一二三四五六七八九]+)?)${behind}`,
  'gu',
)
const arabicNumber = new RegExp(`(第?)(\\d{1,6}(?:\\.\\d{1,4})?)${behind}`, 'gu')
const percentage = /(\d{1,3}(?:\.\d{1,4})?)%/g
const fraction = /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?![\d/.])/g
/** Measures with a sign of their own, which is read as letters: ㎡, ℃. */
const measures: readonly (readonly [written: RegExp, others: readonly string[]])[] = [
  [/\dm2(?![a-z\d])/, ['平方米', '平米']],
  [/\d°c/, ['摄氏度']],
]
const squareMetres = /(\d+(?:\.\d+)?)平方?米/g
const mostNumerals = 4

/**
 * Finds other ways to write the numbers of a folded text: 25 for 第二十五条, 3.45 for 三点四五亿; 二十五 for 第25条,
 * 八月 for 8月, 百分之五十 for 50%, 三分之二 for 2/3, 平方米 for ㎡. Only what counts something is a number: 一带一路 has none.
 *
 * @returns folded strings, at most four
 */
export function listOtherNumerals(folded: string): string[] {
  const found = new Set<string>()
  for (const [, ordinal, number, unit] of folded.matchAll(chineseNumber)) {
    if (ordinal === '' && unit === undefined) continue
    const value = readChineseNumber(number!)
    if (value !== null) found.add(value)
    if (number!.includes('零')) found.add(number!.replaceAll('零', '〇') + (unit ?? ''))
  }
  for (const [, ordinal, number, unit] of folded.matchAll(arabicNumber)) {
    if (ordinal === '' && unit === undefined) continue
    const isYear = unit === '年'
    const written = writeChineseNumber(number!, isYear)
    // Most years are written with the sign, not with the character.
    if (isYear && written.includes('零')) found.add(written.replaceAll('零', '〇') + unit)
    // 一 by itself is a word of every text.
    if (written.length > 1) found.add(written)
    if (unit !== undefined) found.add(written + unit)
  }
  for (const [, number] of folded.matchAll(percentage))
    found.add(`百分之${writeChineseNumber(number!, false)}`)
  for (const [, part, whole] of folded.matchAll(fraction))
    found.add(`${writeChineseNumber(whole!, false)}分之${writeChineseNumber(part!, false)}`)
  for (const [, number] of folded.matchAll(squareMetres)) found.add(`${number}m2`)
  for (const [sign, others] of measures) if (sign.test(folded)) for (const other of others) found.add(other)
  return [...found].slice(0, mostNumerals)
}

/** Reads a number by places (二十五) or digit by digit (二〇二三). @returns null where it is neither */
function readChineseNumber(text: string): string | null {
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

/** Writes a number in Chinese numerals: by places, years and numbers of more than four figures by figures. */
export function writeChineseNumber(text: string, isYear: boolean): string {
  const [whole = '', decimals] = text.split('.')
  const write = (figures: string): string => Array.from(figures, (figure) => digits[Number(figure)]!).join('')
  const fraction = decimals === undefined ? '' : `点${write(decimals)}`
  if ((isYear && whole.length === 4) || whole.length > 4) return write(whole) + fraction
  let written = ''
  for (const [at, figure] of [...String(Number(whole))].entries()) {
    const place = ['', '十', '百', '千'][String(Number(whole)).length - 1 - at]!
    if (figure !== '0') written += digits[Number(figure)]! + place
    else if (!written.endsWith('零')) written += '零'
  }
  const trimmed = written.length > 1 ? written.replace(/零+$/u, '') : written
  return trimmed.replace(/^一十/u, '十') + fraction
}
