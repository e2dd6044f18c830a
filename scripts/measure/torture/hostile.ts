import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createApp } from '../../../src/http/app.ts'
import { openLocalSearcher } from '../../reader/open-local-searcher.ts'
import { createRandom } from '../statistics.ts'
import { startBuild } from './build-process.ts'
import { writeCorpus } from './corpus.ts'
import { createTrialLog, type TrialReport } from './tally.ts'

const buildMs = 120_000
const answerMs = 20_000

const repeat = (text: string, times: number) => text.repeat(times)

/** Articles that have broken parsers, by what they are. */
const articles: Readonly<Record<string, string | Uint8Array>> = {
  'nested quotes': repeat('>', 8000),
  'nested lists': repeat('- ', 20_000),
  'nested brackets': repeat('[', 50_000),
  'images without end': repeat('![', 30_000),
  'emphasis without end': repeat('*a **b ', 20_000),
  'backticks of growing length': Array.from({ length: 300 }, (_, n) => repeat('`', n + 1)).join('a'),
  'open tags': repeat('<a href="', 20_000),
  spaces: repeat(' ', 3_000_000),
  'ideographic spaces between words': repeat('词\u3000', 80_000),
  'one line': repeat('大运河与园林', 60_000),
  'wide table': `|${repeat('a|', 5000)}\n|${repeat('-|', 5000)}\n${repeat(`|${repeat('b|', 50)}\n`, 200)}`,
  'anchors of an alias': `---\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\ntags: [*c, *c, *c, *c, *c, *c, *c, *c]\n---\n正文\n`,
  'front matter without end': `---\ntitle: 开头\n${repeat('键: 值\n', 2000)}`,
  'separators of stored fields': '# \ufdd0标题\ufdd1\n\n正文\ufdd0\u0000\u001f\n',
  'an address out of the site': '---\nurl: /..%2f..%2fpwned\n---\n# 题\n\n正文。\n',
  'an address that runs': '---\nurl: javascript:alert(1)\n---\n# 题\n\n正文。\n',
  'no text at all': Uint8Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256),
  'surrogates alone': Buffer.from('# \ud800 题\n\n正文\udfff。\n', 'utf16le'),
  'marks on marks': `# 题\n\n${repeat(`a${repeat('\u0301', 200)}`, 300)}\n`,
}

/**
 * Builds an index of each hostile article beside a good one, within a time; it must be indexed, or refused with a
 * code.
 */
export async function indexHostileArticles(folder: string, onStep: () => void): Promise<TrialReport> {
  const log = createTrialLog(onStep)
  for (const [name, content] of Object.entries(articles)) {
    const source = join(folder, 'hostile')
    await mkdir(source, { recursive: true })
    await writeFile(join(source, 'good.md'), '# 好文章\n\n大运河。\n')
    await writeFile(join(source, 'hostile.md'), content)
    const build = startBuild(source, join(folder, 'hostile-index'), null)
    const late = new AbortController()
    const end = await Promise.race([
      build.ended(),
      delay(buildMs, null, { signal: late.signal }).catch(() => null),
    ])
    late.abort()
    build.child.kill('SIGKILL')
    if (end === null) log.count('hung', name)
    else if (end.exit === 0) log.count('right')
    else if (end.code === null) log.count('crashed', `${name}: ${end.message}`)
    else if (!end.message.includes('hostile.md')) log.count('wrong', `${name}: no file in ${end.message}`)
    else log.count('coded')
    await rm(source, { recursive: true })
  }
  return log
}

const strings = [
  ...'"-:*()[]{}<>&%#?\\/\'`~^|+=_,.;！？。：“”丨\u0000\u001f\u200b\u202e\ufeff\u3000\ud800\udfff'.split(''),
  ...[
    'author:',
    'tag:',
    'after:',
    'before:',
    'AND',
    'OR',
    '2023-07-01',
    '大运河',
    '苏州',
    '活字',
    'a',
    '的',
    '  ',
  ],
]
const parameterNames = [
  'q',
  'limit',
  'offset',
  'group',
  'sort',
  'author',
  'tag',
  'after',
  'before',
  'explain',
  'fields',
]

/** Asks what no one would ask; each answer must be 200, or a 400 that says what is wrong. */
export async function askHostileQueries(
  folder: string,
  queries: number,
  onStep: () => void,
): Promise<TrialReport> {
  const log = createTrialLog(onStep)
  const random = createRandom(queries)
  const source = join(folder, 'asked.jsonl')
  await writeCorpus(source, 120, 8)
  await startBuild(source, join(folder, 'asked'), null).ended()
  const searcher = await openLocalSearcher(join(folder, 'asked'))
  const app = createApp({ searcher: async () => searcher, searchBox: async () => null, report: () => {} })
  const write = () =>
    Array.from(
      { length: Math.floor(random() ** 3 * 60) },
      () => strings[Math.floor(random() * strings.length)],
    ).join('')
  for (let query = 0; query < queries; query++) {
    const parameters = new URLSearchParams({ q: random() < 0.02 ? repeat(write(), 300) : write() })
    while (random() < 0.3)
      parameters.append(parameterNames[Math.floor(random() * parameterNames.length)]!, write())
    const path = `/api/${random() < 0.2 ? 'suggest' : 'search'}?${parameters}`
    const started = performance.now()
    try {
      const response = await app.request(path)
      await response.json()
      if (response.status === 200) log.count('right')
      else if (response.status === 400) log.count('coded')
      else log.count('crashed', `${response.status} ${path.slice(0, 200)}`)
    } catch (error) {
      log.count('crashed', `${String(error)} ${path.slice(0, 200)}`)
    }
    if (performance.now() - started > answerMs) log.count('hung', path.slice(0, 200))
  }
  return log
}
