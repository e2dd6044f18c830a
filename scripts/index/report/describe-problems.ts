import type { LeftOutReason } from '../../../src/format/article.ts'
import { explainError } from '../../messages/failure.ts'
import { toPlainLine } from '../../terminal-text.ts'
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
  return [...groupBy(leftOut, (item) => item.reason)]
    .map(([reason, found]) =>
      describeGroup(
        isChinese
          ? `未收录 ${found.length} 个文件：${chinese[reason]}`
          : `left out: ${found.length} ${english[reason]}`,
        found.map(({ file }) => file),
        maxFiles,
        isChinese,
      ),
    )
    .join('')
}

/** Sums up what could not be read as written: articles left out, then warnings by kind with their first locations. */
export function describeProblems(
  { failures, warnings }: Pick<BuildSummary, 'failures' | 'warnings'>,
  isChinese = false,
): string {
  const unread = describeGroup(
    isChinese ? `无法读取 ${failures.length} 篇文章` : `not read: ${count(failures, 'article')}`,
    failures.map((failure) => explainError(failure, isChinese)),
    maxLocations,
    isChinese,
  )
  const groups = [...groupBy(warnings, (warning) => warning.kind)].map(([kind, found]) =>
    describeGroup(
      isChinese ? `${kind}：${found.length} 个警告` : `${kind}: ${count(found, 'warning')}`,
      found.map(({ file, line, message }) => `${file}:${line}: ${message}`),
      maxLocations,
      isChinese,
    ),
  )
  return (failures.length > 0 ? unread : '') + groups.join('')
}

function count({ length }: readonly unknown[], name: string): string {
  return `${length} ${name}${length === 1 ? '' : 's'}`
}

/** A line on a group and its first locations; file names and front matter may hold what a terminal would obey. */
function describeGroup(
  head: string,
  locations: readonly string[],
  limit: number,
  isChinese: boolean,
): string {
  const more = locations.length - limit
  const lines = [head, ...locations.slice(0, limit).map((location) => `  ${location}`)]
  if (more > 0) lines.push(isChinese ? `  另有 ${more} 个` : `  and ${more} more`)
  return lines.map((line) => `${toPlainLine(line)}\n`).join('')
}
