import { writeFile } from 'node:fs/promises'
import { plainRequest, type Searcher } from '../../../src/search/answer.ts'
import { createRandom } from '../statistics.ts'

const words =
  '大运河 苏州 图书馆 活字印刷 天气 学生 园林 春天 记者 茶叶 古城 灰犀牛 Node.js UTF-8 2023年 台风'.split(' ')

/** What is asked of an index under torture: words, phrases, letters, exclusion, filter, what nobody wrote. */
export const questions = [
  '大运河',
  '"活字印刷"',
  '苏州 -园林',
  '什么是灰犀牛',
  '水',
  'utf-8',
  'dayunhe',
  '大云河',
  'author:作者3 茶叶',
  '',
] as const

/** Writes articles as JSON lines; another seed makes other articles under the same ids. */
export async function writeCorpus(path: string, articles: number, seed: number): Promise<void> {
  const random = createRandom(seed)
  const pick = (): string => words[Math.floor(random() * words.length)]!
  const lines = Array.from({ length: articles }, (_, number) =>
    JSON.stringify({
      id: `a/${number}`,
      title: `第${number}篇：${pick()}与${pick()}`,
      text: Array.from({ length: 4 }, () => `${Array.from({ length: 30 }, pick).join('在')}。`).join('\n\n'),
      date: `20${10 + (number % 14)}-03-04`,
      authors: [`作者${number % 7}`],
    }),
  )
  await writeFile(path, lines.join('\n'))
}

/** Asks one question, and answers it as text that can be compared. */
export async function ask(searcher: Searcher, question: string): Promise<string> {
  return JSON.stringify(await searcher.search({ ...plainRequest, q: question }))
}

/** Asks all questions. */
export async function askAll(searcher: Searcher): Promise<string[]> {
  const answers: string[] = []
  for (const question of questions) answers.push(await ask(searcher, question))
  return answers
}
