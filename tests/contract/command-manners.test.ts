import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../architecture/source-imports.ts'
import { type BuiltIndex, buildTestIndex } from '../fixtures/built-index.ts'

const node = join(projectFolder, 'node_modules/.bin/node')
const created: { index?: BuiltIndex } = {}

beforeAll(async () => {
  const lines = Array.from({ length: 300 }, (_, number) => ({
    id: `a${number}`,
    title: `第${number}篇`,
    text: '一头灰犀牛慢慢走过草地。'.repeat(30),
  }))
  created.index = await buildTestIndex(lines, 'packed')
})
afterAll(() => created.index?.remove())

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** @param readsAll  false closes the output after its first bytes, as `head` does */
async function hansou(words: readonly string[], readsAll = true, LANG = 'en_US.UTF-8'): Promise<Ended> {
  const env = { ...process.env, LANG, LC_ALL: '', LANGUAGE: '', COLUMNS: '80' }
  const child = spawn(node, [join(projectFolder, 'scripts/hansou.ts'), ...words], { env })
  const ended = once(child, 'close')
  if (!readsAll) child.stdout.once('data', () => child.stdout.destroy())
  const stdout = readsAll ? text(child.stdout) : Promise.resolve('')
  const [printed, stderr] = await Promise.all([stdout, text(child.stderr)])
  const [code] = (await ended) as [number | null]
  return { code, stdout: printed, stderr }
}

describe('hansou', () => {
  it('says which Node it needs before it loads what an older one cannot read', async () => {
    const { engines } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
    const old = 'Object.defineProperty(process,"versions",{value:{node:"19.9.0"}})'
    const program = join(projectFolder, 'scripts/hansou.ts')
    const child = spawn(node, ['--import', `data:text/javascript,${old}`, program, '--help'])
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
    expect(code).toBe(1)
    expect(stderr).toContain(`needs Node.js ${engines.node.slice(2)} or newer, got 19.9.0`)
    expect(stderr).toContain(`需要 Node.js ${engines.node.slice(2)}`)
  })

  const folder = mkdtempSync(join(tmpdir(), 'hansou-manners-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each<[string, string[], english: string, chinese: string]>([
    [
      'a folder that is not there',
      ['nowhere'],
      'expected a folder or a file at nowhere, got nothing',
      '找不到文件夹或文件 nowhere',
    ],
    [
      'a site that is not there',
      ['init', 'nowhere'],
      'expected a folder or a file at nowhere, got nothing',
      '找不到文件夹或文件 nowhere',
    ],
    [
      'a log that is not there',
      ['report', '--usage', 'nowhere'],
      'nowhere could not be read: no such file or folder',
      '无法读取 nowhere：不存在',
    ],
    [
      'an index that is not there',
      ['query', '--index', 'nowhere', 'x'],
      'expected an index in nowhere, found none; build it: hansou <articles> --out nowhere',
      'nowhere 里没有索引，请先建立：hansou <文章> --out nowhere',
    ],
    [
      'an index that is not there to be asked for spellings',
      ['report', '--usage', '.', '--index', 'nowhere'],
      'expected an index in nowhere, found none; build it: hansou <articles> --out nowhere',
      'nowhere 里没有索引，请先建立：hansou <文章> --out nowhere',
    ],
    [
      'a folder for a log that is a file',
      ['serve', '--index', 'INDEX', '--port', '0', '--usage', 'package.json'],
      'package.json: a file stands there',
      'package.json：那里有一个文件',
    ],
    [
      'an empty value',
      ['.', '--out', 'x', '--exclude', ''],
      'expected a value for --exclude <glob>, got none',
      '请写明 --exclude <glob>',
    ],
    [
      'a command that is nearly one',
      ['serv'],
      'expected a command or a folder, got serv; did you mean "serve"?',
      '没有命令或文件夹 serv，是不是 serve？',
    ],
    [
      'an index in the folder for it',
      ['query', 'x'],
      'expected an index in index, found none; build it: hansou <articles> --out index',
      'index 里没有索引，请先建立：hansou <文章> --out index',
    ],
    [
      'a generator that is nearly one',
      ['.', '--out', 'x', '--from', 'mkdoc'],
      'expected from to be one of auto, html, hexo, hugo, jekyll, vitepress, docusaurus, mkdocs, obsidian, gitbook, astro, docsify, plain, got mkdoc; did you mean "mkdocs"?',
      'from 应为 auto, html, hexo, hugo, jekyll, vitepress, docusaurus, mkdocs, obsidian, gitbook, astro, docsify, plain 之一，却是 mkdoc，是不是 mkdocs？',
    ],
    [
      'a file of a kind that is not read',
      ['wrangler.toml', '--out', 'x'],
      'wrangler.toml: expected .md, .json, .xml, .jsonl, .jsonl.gz',
      'wrangler.toml：应为 .md, .json, .xml, .jsonl, .jsonl.gz',
    ],
    [
      'a question that asks nothing',
      ['inspect', '--index', 'x'],
      'expected one of --articles, --term, --files, --verify, got 0',
      '应从 --articles, --term, --files, --verify 中选一个，却有 0 个',
    ],
    [
      'an option that is none',
      ['inspect', '--index', 'x', '--filez'],
      "error: unknown option '--filez'\n(Did you mean --files?)",
      '没有选项 --filez：是不是 --files？',
    ],
  ])('says in the language of the terminal what is wrong with %s, and ends with 1', async (_, named, english, chinese) => {
    const words = named.map((word) => (word === 'INDEX' ? created.index!.folder : word))
    expect(await hansou(words)).toEqual({ code: 1, stdout: '', stderr: `${english}\n` })
    expect(await hansou(words, true, 'zh_CN.UTF-8')).toEqual({ code: 1, stdout: '', stderr: `${chinese}\n` })
  })

  it('watches the folder one is in where there is no other', async () => {
    const child = spawn(node, [join(projectFolder, 'scripts/hansou.ts'), 'dev', '--help'], { cwd: folder })
    expect(await text(child.stdout)).toContain('(default: ".")')
  })

  it('takes an empty base: a site at the root of its host', async () => {
    writeFileSync(join(folder, 'lines.jsonl'), '{"id":"a","title":"渡口","text":"船夫等客。"}')
    const words = [join(folder, 'lines.jsonl'), '--no-cache', '--out', join(folder, 'lines')]
    expect((await hansou([...words, '--base', ''])).code).toBe(0)
  })

  it('ends `dev` where another program has its port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    writeFileSync(join(folder, 'one.md'), '# 渡口')
    const { code, stderr } = await hansou(['dev', join(folder, 'one.md'), '--port', String(port)])
    server.close()
    expect(code).toBe(1)
    expect(stderr).toContain(`port ${port} is taken by another program`)
  })

  it('ends quietly when its reader has seen enough', async () => {
    const { code, stderr } = await hansou(['inspect', '--index', created.index!.folder, '--articles'], false)
    expect([code, stderr]).toEqual([0, ''])
  })

  it('builds on where nobody reads its messages any more', async () => {
    const words = ['index', join(projectFolder, 'content'), '--no-cache', '--out', join(folder, 'index')]
    const child = spawn(node, [join(projectFolder, 'scripts/hansou.ts'), ...words])
    child.stderr.once('data', () => child.stderr.destroy())
    const [code] = await once(child, 'close')
    expect(code).toBe(0)
    expect(existsSync(join(folder, 'index/manifest.json'))).toBe(true)
  })

  it('sums up a build in the language of the terminal', async () => {
    const site = join(folder, 'site')
    mkdirSync(site)
    writeFileSync(
      join(site, 'index.html'),
      '<!doctype html><title>渡口</title><main><p>船夫在渡口等客。</p></main>',
    )
    const words = ['index', site, '--no-cache']
    const english = (await hansou(words)).stderr
    expect(english).toMatch(/^articles +1$/m)
    expect(english).toContain('Put these lines')
    expect((await hansou([...words, '--pagefind'])).stderr).not.toContain('Put these lines')
    const chinese = (await hansou(words, true, 'zh_CN.UTF-8')).stderr
    expect(chinese).toMatch(/^文章 +1$/m)
    expect(chinese).toContain('把下面两行放到每个页面上要显示搜索框的地方：\n')
    expect(chinese).toMatch(/^读取文章$/m)
    expect(english).toMatch(/^reading articles$/m)
    const buildWith = async (box: string): Promise<string> => {
      const page = `<!doctype html><title>渡口</title><main><p>船夫在渡口等客。</p></main>${box}`
      writeFileSync(join(site, 'index.html'), page)
      return (await hansou(words)).stderr
    }
    const boxed = await buildWith('<hansou-search index="/hansou/"></hansou-search>')
    expect(boxed).toMatch(/^articles +1$/m)
    expect(boxed).not.toContain('Put these lines')
    expect(await buildWith('<div class="DocSearch"></div>')).toContain('Put these lines')
  })

  it('prints its version', async () => {
    const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'))
    expect((await hansou(['--version'])).stdout).toBe(`${version}\n`)
  })

  it.each(['en_US.UTF-8', 'zh_CN.UTF-8'])('fits its help into 80 columns: %s', async (locale) => {
    const { stdout } = await hansou(['--help'], true, locale)
    // A Han character or its punctuation takes two columns.
    const widthOf = (line: string) => line.replace(/[\u3000-\uffff]/g, 'xx').length
    expect(stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([])
    expect(stdout).toContain('130')
    expect(/^\w+:/m.test(stdout)).toBe(locale.startsWith('en'))
  })
})
