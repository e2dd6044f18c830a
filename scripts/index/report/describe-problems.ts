import type { LeftOutReason } from '../../../src/format/article.ts'
import type { BuildSummary } from '../options/build-options.ts'
import { groupBy } from '../read/group-by.ts'

const maxLocations = 10
/** Files named for each reason to leave some out. */
const maxFiles = 3

const english: Readonly<Record<LeftOutReason, string>> = {
  hidden: 'hidden by front matter',
  future: 'dated after today',
  expired: 'expired',
  'no-page': 'no pages of the site',
  excluded: 'excluded by the configuration of the site',
  markup: 'in markup that is not Markdown; index the site that is built of them',
  list: 'lists of other pages',
  unmarked: 'without data-pagefind-body',
  empty: 'without text',
  noindex: 'with noindex',
  redirect: 'that lead elsewhere',
  duplicate: 'copies of others',
  service: 'for errors or search',
  name: 'whose names are not UTF-8; rename them',
}
const chinese: typeof english = {
  hidden: 'front matter 设为隐藏',
  future: '日期在今天之后',
  expired: '已过期',
  'no-page': '不是网站的页面',
  excluded: '网站配置已排除',
  markup: '不是 Markdown，请为构建出的网站建立索引',
  list: '其他页面的列表',
  unmarked: '没有 data-pagefind-body',
  empty: '没有文字',
  noindex: '设为 noindex',
  redirect: '跳转到别处',
  duplicate: '与其他页面重复',
  service: '错误页或搜索页',
  name: '名称不是 UTF-8，请改名',
}

/** Sums up which files are no articles, by reason with their first locations; empty where all are. */
export function describeLeftOut({ leftOut }: Pick<BuildSummary, 'leftOut'>, isChinese = false): string {
  const lines: string[] = []
  for (const [reason, found] of groupBy(leftOut, (item) => item.reason)) {
    lines.push(
      isChinese
        ? `未收录 ${found.length} 个文件：${chinese[reason]}`
        : `left out: ${found.length} ${english[reason]}`,
    )
    addLocations(
      lines,
      found.map(({ file }) => file),
      maxFiles,
      isChinese,
    )
  }
  return lines.map((line) => `${withoutControls(line)}\n`).join('')
}

/** Sums up what could not be read as written: articles left out, then warnings by kind with their first locations. */
export function describeProblems(
  { failures, warnings }: Pick<BuildSummary, 'failures' | 'warnings'>,
  isChinese = false,
): string {
  const lines: string[] = []
  if (failures.length > 0) {
    lines.push(isChinese ? `无法读取 ${failures.length} 篇文章` : `not read: ${count(failures, 'article')}`)
    addLocations(
      lines,
      failures.map((failure) => failure.message),
      maxLocations,
      isChinese,
    )
  }
  for (const [kind, found] of groupBy(warnings, (warning) => warning.kind)) {
    lines.push(isChinese ? `${kind}：${found.length} 个警告` : `${kind}: ${count(found, 'warning')}`)
    addLocations(
      lines,
      found.map(({ file, line, message }) => `${file}:${line}: ${message}`),
      maxLocations,
      isChinese,
    )
  }
  return lines.map((line) => `${withoutControls(line)}\n`).join('')
}

function count({ length }: readonly unknown[], name: string): string {
  return `${length} ${name}${length === 1 ? '' : 's'}`
}

function addLocations(
  lines: string[],
  locations: readonly string[],
  limit: number,
  isChinese: boolean,
): void {
  for (const location of locations.slice(0, limit)) lines.push(`  ${location}`)
  const more = locations.length - limit
  if (more > 0) lines.push(isChinese ? `  另有 ${more} 个` : `  and ${more} more`)
}

/** File names and front matter may hold escape sequences of a terminal. */
function withoutControls(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd')
}
