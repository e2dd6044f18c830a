import type { Command } from 'commander'
import { sayInChinese } from '../messages/failure.ts'
import { fillText } from '../messages/fill-text.ts'
import { countColumns, wrapColumns } from './wrap-chinese.ts'

/** Chinese of what each command says of itself: by command, then by flag or argument; the empty key is the command. */
const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hansou: { '': '中文网站的全文搜索。`hansou <文件夹>` 建索引，其余命令各有名称。' },
  index: {
    '': '为建好的网站、Markdown 文件夹或 .jsonl 文件建立搜索索引。',
    source: '建好的网站、Markdown 文件夹，或每行一篇文章的 .jsonl 文件',
    out: '索引写入的文件夹；建好的网站默认写入其中的 hansou/',
    static: '在索引旁写入脚本，网页不需要任何服务即可搜索',
    pagefind: '同时写入 Pagefind 的接口，放在网站的这个文件夹（默认 pagefind）',
    endpoint: '网页向这个地址的 worker 或服务器查询，而不是读文件；索引写入 _hansou/（见 deploy）',
    engine: '索引的格式',
    from: '文章出自何种生成器，html 表示建好的网站；默认自动识别',
    base: '文件夹对应的网址路径，如 /docs/',
    include: '只读取这些文件，路径相对于文件夹；可重复',
    exclude: '排除这些文件；可重复',
    split: '.jsonl 文件的每行作为一个段落，不再切分',
    words: '网站自己的词，每行一个',
    synonyms: '互为同义的词，逗号分隔，每行一组',
    keepGoing: '跳过无法读取的文章，不中止',
    cache: '全部文章重新分析，也不为下次保留',
    memory: '可用内存（MiB），至少 700；决定线程数',
    url: '配合 --engine opensearch：集群节点的地址，可重复',
    alias: '配合 --engine opensearch：集群中指向最新索引的名称',
    shards: '配合 --engine opensearch：索引的分片数',
    replicas: '配合 --engine opensearch：副本数',
  },
  query: {
    '': '查询索引；每行一个 JSON，与 /api/search 的回答相同。',
    query: '要找的内容；写在 -- 之后可以减号开头',
    index: '索引所在的文件夹',
    limit: '返回的结果数，0 到 100',
    group: 'article 按文章，passage 按段落',
    explain: '给出每个得分的组成',
    reads: '一次查询最多读取的文件数；40 是边缘函数免费额度',
    url: 'opensearch 索引的集群节点地址，可重复',
    batch: '每行一个查询的文件：{"id","text"}',
  },
  inspect: {
    '': '列出索引的内容，每行一个 JSON。',
    index: '索引所在的文件夹',
    articles: '每篇文章及其段落，与索引中一致',
    term: '含有某个词的段落数，以及各段落',
    files: '索引的每个文件，种类与大小',
    verify: '核对每个文件的校验和；有损坏或缺失则以 1 退出',
  },
  dev: {
    '': '监视文章文件夹或建好的网站：构建、预览、自动刷新。',
    folder: '文章文件夹或建好的网站',
    port: '监听的端口',
    host: '监听的地址，如 0.0.0.0；默认仅限本机',
    allowHost: '还允许用哪些主机名访问',
  },
  init: {
    '': '识别文件夹，写入 hansou.json，并告诉你下一步。',
    folder: '网站的文件夹，建好与否均可',
  },
  serve: {
    '': '在自己的服务器上提供搜索，任何网页都可使用：适合代理之后或容器之中。',
    index: '索引所在的文件夹',
    host: '监听的地址；0.0.0.0 表示本机所有地址',
    port: '监听的端口',
    siteUrl: '文章所在的网址，用于生成完整链接',
    url: 'opensearch 索引的集群节点地址，可重复',
    name: '页面标题',
    usage: '记录搜索与点击的文件夹，不含访客地址；默认不记录',
  },
  report: {
    '': '汇总访客搜了什么，来自 `serve --usage` 的记录。',
    usage: '记录所在的文件夹',
    days: '往前多少天',
    most: '每个列表最多多少个查询',
    index: '索引所在的文件夹，用来为没有结果的查询找正确写法',
    json: '输出一行 JSON',
  },
  deploy: {
    '': '建立索引，生成站点并部署到 Cloudflare。',
    words: '建好的网站或文章文件夹，其后为 `wrangler deploy` 的选项，如 --dry-run',
    pages: '同时发布页面：建好的网站原样发布（默认），文章文件夹则生成页面',
    'no-pages': '只发布搜索',
    config: 'wrangler 的配置文件，没有则写入（wrangler.toml）',
    yes: '不提问；wrangler 的配置缺少搜索所需时直接修改',
  },
}

/** Headings of a help. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/** What is wrong with the words of a command, by the code of the parser; `%` stands for what it quotes. */
const errors: Readonly<Record<string, string>> = {
  unknownOption: '没有选项 %',
  missingArgument: '缺少参数 %',
  excessArguments: '参数太多',
  optionMissingArgument: '选项 % 缺少值',
  missingMandatoryOptionValue: '缺少选项 %',
  invalidArgument: '选项 % 的值 % 有误',
}

/** An error of the parser in Chinese, with what it says beside, as a suggestion or the bounds of a number. */
function translateError(message: string, code = ''): string {
  const text = errors[code.replace('commander.', '')]
  if (text === undefined) return message
  const values = [...message.matchAll(/'([^']*)'/g)].map(([, value = '']) => value)
  const [rest = ''] = /(?<=\. ).+|\n.+/s.exec(message) ?? []
  return `${fillText(text, values)}${rest === '' ? '' : `：${sayInChinese(rest.trim())}`}`
}

/** Puts the help and the errors of a command into Chinese; what has no Chinese text stays as it is. */
export function speakChinese(command: Command): void {
  command.configureHelp({
    displayWidth: countColumns,
    boxWrap: wrapColumns,
    styleTitle: (title) => titles[title] ?? title,
  })
  const refuse = command.error.bind(command)
  command.error = (message, options) => refuse(translateError(message, options?.code), options)
  command.helpOption('-h, --help', '显示帮助')
  const own = texts[command.name()]
  if (own === undefined) return
  if (own[''] !== undefined) command.description(own[''])
  for (const argument of command.registeredArguments) {
    const text = own[argument.name()]
    if (text !== undefined) argument.description = text
  }
  for (const option of command.options) {
    const text = own[option.name()] ?? own[option.attributeName()]
    if (text !== undefined) option.description = text
  }
}
