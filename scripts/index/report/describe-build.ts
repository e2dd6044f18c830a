import { fillText } from '../../messages/fill-text.ts'
import type { BuildSummary } from '../options/build-options.ts'

const english = {
  articles: 'articles',
  remembered: '% known from the last build',
  leftOut: '% left out',
  passages: 'passages',
  characters: 'characters',
  terms: 'terms',
  bytes: 'bytes',
  inFiles: '% in % files',
  seconds: 'seconds',
  engine: 'engine',
  writtenTo: 'written to',
}
const chinese: typeof english = {
  articles: '文章',
  remembered: '其中 % 篇沿用上次结果',
  leftOut: '未收录 % 个文件',
  passages: '段落',
  characters: '字数',
  terms: '词数',
  bytes: '字节',
  inFiles: '%，共 % 个文件',
  seconds: '秒数',
  engine: '引擎',
  writtenTo: '写入',
}

/** What an index holds, a line a figure, for a terminal. */
export function describeBuild(summary: BuildSummary, out: string, isChinese: boolean): string {
  const { engine, clusterIndex } = summary
  const say = isChinese ? chinese : english
  const count = (value: number): string => value.toLocaleString('en-US')
  const articles = [
    count(summary.articles),
    ...(summary.remembered > 0 ? [fillText(say.remembered, [count(summary.remembered)])] : []),
    ...(summary.leftOut.length > 0 ? [fillText(say.leftOut, [count(summary.leftOut.length)])] : []),
  ]
  const rows: [string, string][] = [
    [say.articles, articles.join(isChinese ? '，' : ', ')],
    [say.passages, count(summary.passages)],
    [say.characters, count(summary.characters)],
    [say.terms, count(summary.terms)],
    [say.bytes, fillText(say.inFiles, [count(summary.bytes), count(summary.files)])],
    [say.seconds, summary.seconds.toFixed(1)],
    [say.engine, clusterIndex === undefined ? engine : `${engine} ${clusterIndex}`],
    [say.writtenTo, out],
  ]
  return rows.map(([name, value]) => `${name.padEnd(isChinese ? 4 : 11)} ${value}\n`).join('')
}
