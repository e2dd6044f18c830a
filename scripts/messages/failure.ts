import { type ErrorCode, SearchError } from '../../src/errors.ts'
import { fillText } from './fill-text.ts'

const english = {
  nothing: 'expected a folder or a file at %, got nothing',
  noArticles:
    'expected articles at % (pages of a built site, files that end in .md, or lines of a .jsonl file), found none%no index was written',
  noOut:
    'expected --out <dir> with the folder for the index, or the folder of a built site (with an index.html), got %',
  noIndex: 'expected an index in %, found none; build it: hansou <articles> --out %',
  noValue: 'expected a value for %, got none',
  command: 'expected a command or a folder, got %%',
  generator: 'expected from to be one of %, got %%',
  foreignFolder: 'expected an empty folder or one of hansou at %, got one that holds %; nothing was written',
  port: 'port % is taken by another program; choose one with --port or PORT, such as PORT=%',
  read: '% could not be read: %',
  written: '% could not be written: %',
  json: '%: expected JSON, got what JSON cannot read',
  key: '%: expected % to be %, got %',
  noKey: '%: % is no option%',
  at: '%: %',
  both: '%%',
  expected: '%: expected %',
  oneOf: 'expected one of %, got %',
  locked: '% is being written by process %, since %; wait for it to end, or remove % if that program is gone',
  noCache: 'building without the cache: %',
  otherWorker:
    '% deploys another worker (%) and was left alone; name another file: --config wrangler.search.toml',
  lacks: '% lacks what the search needs; change it, or run again with --yes:\n%',
  byHand: '% has a form that is not changed here; change it by hand:\n%',
  largeFile: 'expected files of at most 25 MiB, got % with % MiB; Cloudflare takes larger ones from R2 alone',
  manyFiles:
    'expected at most % files on the free plan of Cloudflare, got % in %; add --no-pages, or keep the index in R2',
  noWrangler: 'wrangler could not be started (%); install it: npm install --save-dev %',
}
const chinese: typeof english = {
  nothing: '找不到文件夹或文件 %',
  noArticles: '% 里没有文章（网页、.md 文件或 .jsonl 的行）%没有写入索引',
  noOut: '请用 --out <dir> 指定索引的文件夹，或给出建好的网站（含 index.html），而不是 %',
  noIndex: '% 里没有索引，请先建立：hansou <文章> --out %',
  noValue: '请写明 %',
  command: '没有命令或文件夹 %%',
  generator: 'from 应为 % 之一，却是 %%',
  foreignFolder: '% 应为空文件夹或 hansou 的文件夹，但里面有 %；什么也没有写入',
  port: '端口 % 已被占用，请用 --port 或 PORT 换一个，如 PORT=%',
  read: '无法读取 %：%',
  written: '无法写入 %：%',
  json: '% 不是 JSON',
  key: '%：% 应为 %，却是 %',
  noKey: '%：没有 % 这个选项%',
  at: '%：%',
  both: '%%',
  expected: '%：应为 %',
  oneOf: '应从 % 中选一个，却有 % 个',
  locked: '% 正由进程 % 写入，始于 %；请等它结束，若该程序已不在，请删除 %',
  noCache: '这次不用缓存：%',
  otherWorker: '% 部署的是别的 worker（%），没有改动；请另写一个文件：--config wrangler.search.toml',
  lacks: '% 缺少搜索所需的内容；请修改，或加 --yes 再运行：\n%',
  byHand: '% 的写法无法自动修改，请手动修改：\n%',
  largeFile: '文件不应超过 25 MiB，% 却有 % MiB；Cloudflare 只能从 R2 读取更大的文件',
  manyFiles: 'Cloudflare 免费版至多 % 个文件，却有 % 个：%；请加 --no-pages，或把索引放到 R2',
  noWrangler: '无法启动 wrangler（%），请安装：npm install --save-dev %',
}

/** What stands before an error that has no Chinese text, by its code. */
const faults: Partial<Record<ErrorCode, string>> = {
  INVALID_OPTION: '选项有误',
  INVALID_PARAMETER: '选项有误',
  ARTICLE_INVALID: '文章有误',
  ARTICLE_ENCODING: '文章有误',
  ARTICLE_DUPLICATE: '文章有误',
  ARTICLE_NOT_FOUND: '文章有误',
  INDEX_NOT_FOUND: '请重新建立索引',
  INDEX_TOO_OLD: '请重新建立索引',
  INDEX_TOO_NEW: '请更新 hansou',
  INDEX_CORRUPT: '请重新建立索引',
  INDEX_MISMATCH: '请重新建立索引',
  ANALYZER_MISMATCH: '请重新建立索引',
}

/** What systems say of files and hosts. */
const reasons: Readonly<Record<string, readonly [english: string, chinese: string]>> = {
  ENOENT: ['no such file or folder', '不存在'],
  EEXIST: ['a file stands there', '那里有一个文件'],
  EISDIR: ['it is a folder', '是文件夹'],
  ENOTDIR: ['it is no folder', '不是文件夹'],
  EACCES: ['permission denied', '没有权限'],
  EPERM: ['permission denied', '没有权限'],
  EROFS: ['the file system is read-only', '文件系统只读'],
  ENOSPC: ['the disk is full', '磁盘已满'],
  EDQUOT: ['the quota of the disk is used up', '磁盘配额已用完'],
  EFBIG: ['the file is larger than this process may write', '文件太大'],
  ENOTFOUND: ['no such host', '没有这个主机'],
  EADDRNOTAVAIL: ['no address of this machine', '不是本机的地址'],
}

/** What fills a place of a text: a name or number, or what is said in the language of the terminal. */
export type FailureValue = string | number | ((isChinese: boolean) => string)

/** An error of a command, with a text in each language. */
class Failure extends SearchError {
  readonly explain: (isChinese: boolean) => string

  constructor(code: ErrorCode, explain: (isChinese: boolean) => string, cause: unknown) {
    super(code, explain(false), { cause })
    this.explain = explain
  }
}

/** Makes an error of a kind that has a text in each language; its message is English. */
export function failure(
  code: ErrorCode,
  kind: keyof typeof english,
  values: readonly FailureValue[],
  cause?: unknown,
): SearchError {
  return new Failure(
    code,
    (isChinese) =>
      fillText(
        (isChinese ? chinese : english)[kind],
        values.map((value) => (typeof value === 'function' ? value(isChinese) : value)),
      ),
    cause,
  )
}

/** Says in the language of the terminal why the system refused a file or an address. */
export function reasonOf(cause: unknown): FailureValue {
  const { code = '', message } = cause as NodeJS.ErrnoException
  return (isChinese) => reasons[code]?.[isChinese ? 1 : 0] ?? message
}

/** Says which name a misspelt one may be; null for none. */
export function suggestion(name: string | null): FailureValue {
  if (name === null) return ''
  return (isChinese) => (isChinese ? `，是不是 ${name}？` : `; did you mean "${name}"?`)
}

/** What the parser of arguments, and the readers of values, say beside an error. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\(Did you mean (?:one of )?(.*)\?\)/, '是不是 $1？'],
  [/Allowed choices are (.*)\./, '可选 $1'],
  [/expected a whole number from (\d+) to (\d+)\./, '应为 $1 到 $2 的整数'],
  [/expected an address such as /, '应为网址，如 '],
  [/Expected (\d+) arguments? but got (\d+)\./, '应有 $1 个，却有 $2 个'],
]

/** Puts what is said beside an error into Chinese, as far as it is known. */
export function sayInChinese(text: string): string {
  return phrases.reduce((said, [english, chinese]) => said.replace(english, chinese), text)
}

/** Says an error in the language of the terminal, as far as that is known. */
export function explainError(error: unknown, isChinese: boolean): string {
  if (error instanceof Failure) return error.explain(isChinese)
  const { code, message, path } = error as SearchError & NodeJS.ErrnoException
  // What no one foresaw of a file.
  if (path !== undefined)
    return explainError(failure('INVALID_OPTION', 'at', [path, reasonOf(error)]), isChinese)
  const fault = isChinese && faults[code]
  return fault ? `${fault}：${message}` : message
}
