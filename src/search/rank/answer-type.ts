/** Pattern of the answers to a question in a folded text; null where the type of answer is unknown. */
export type AnswerType = RegExp | null

const asksForDate = /[什甚]么时候|何时|[哪几]一?[年月天日]|哪个世纪|什么年|时间|年份|多久/u
const date = /\d[年月日]|[〇零一二三四五六七八九十]{2,}年|[一二三四五六七八九十正]月|世纪|年代/u

/** 几座, 多少公里: the unit is asked for with the number. */
const asksForNumber = /(?:几|多少)(\p{Script=Han})/u
const number = '[\\d〇零一二三四五六七八九十百千万亿两半几数][余多]?\\s?'

/** 多长: the units of what is asked for. */
const measures: readonly (readonly [asked: RegExp, units: string])[] = [
  [/多[大广]/u, '[亩岁]|平方|公顷|立方'],
  [/多[高长远宽深厚]/u, '[米里丈尺]|公[尺里分]|[千厘毫]米|英[尺里]|海里'],
  [/多重/u, '[吨克斤磅]|公斤|千克'],
  [/多[久长]/u, '[天年日周]|小时|分钟|个月|星期'],
]

/**
 * Tells what the answer to a question looks like: a date, or a number with the unit that was asked for.
 *
 * @param question  folded, without blanks
 */
export function findAnswerType(question: string): AnswerType {
  const kinds = asksForDate.test(question) ? [date.source] : []
  const unit = asksForNumber.exec(question)?.[1]
  if (unit !== undefined) kinds.push(number + unit)
  for (const [asked, units] of measures) if (asked.test(question)) kinds.push(`${number}(?:${units})`)
  return kinds.length > 0 ? new RegExp(kinds.join('|'), 'u') : null
}

const sentenceEnd = /[。！？；!?;\n]/u

/**
 * Tells whether the sentence that has most of a query, or the one before it, holds an answer of its type.
 *
 * @param strings  strings of the query
 * @param weights  what each counts
 */
export function holdsAnswer(
  type: RegExp,
  body: string,
  strings: readonly string[],
  weights: ArrayLike<number>,
): boolean {
  let most = 0
  let best = ''
  let before = ''
  for (const sentence of body.split(sentenceEnd)) {
    let sum = 0
    for (const [at, string] of strings.entries()) if (sentence.includes(string)) sum += weights[at]!
    if (sum > most) {
      most = sum
      best = before + sentence
    }
    before = sentence
  }
  return type.test(best)
}
