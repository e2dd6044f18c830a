import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build, transform } from 'esbuild'
import { Parser } from 'htmlparser2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { projectFolder } from '../../architecture/source-imports.ts'
import { type CanalSite, serveCanalSite } from '../../fixtures/canal-site.ts'
import { type CodeBlock, findBlock, listPages, readBlocks } from '../../fixtures/documentation.ts'

const run = promisify(execFile)
const blocks = listPages().flatMap(readBlocks)
const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language))
const name = ({ page, code }: CodeBlock) => `${page}: ${code.trim().split('\n')[0]}`

const opened: { site?: CanalSite; folder?: string } = {}

beforeAll(async () => {
  opened.site = await serveCanalSite()
  opened.folder = await mkdtemp(join(tmpdir(), 'hansou-docs-'))
})
afterAll(async () => {
  await opened.site?.close()
  await rm(opened.folder!, { recursive: true, force: true })
})

const here = (address: string) => address.replace('https://search.example/', opened.site!.url)

describe('blocks of code', () => {
  it.each(of('js', 'ts').map((block) => [name(block), block] as const))('parse: %s', async (_, {
    code,
    language,
  }) => {
    await transform(code, { loader: language as 'js' | 'ts', format: 'esm' })
  })

  it('import only what the package exports', () => {
    const { exports } = JSON.parse(String(packageJson)) as { exports: Record<string, unknown> }
    const imported = of('js', 'ts').flatMap(({ code }) => [
      ...code.matchAll(/['"](hansou(?:\/[\w-]+)?)['"]/g),
    ])
    const missing = imported
      .map(([, path = '']) => path.replace(/^hansou/, '.'))
      .filter((path) => !(path in exports))
    // `appId: 'hansou'` names nothing.
    expect(missing.filter((path) => path !== '.')).toEqual([])
  })

  it.each(of('json').map((block) => [name(block), block] as const))('are JSON: %s', (_, { code }) => {
    expect(JSON.parse(code)).toBeTypeOf('object')
  })

  it.each(of('yaml').map((block) => [name(block), block] as const))('are YAML: %s', (_, { code }) => {
    expect(parse(code)).toBeTypeOf('object')
  })

  it.each(of('html').map((block) => [name(block), block] as const))('close their elements: %s', (_, {
    code,
  }) => {
    const open: string[] = []
    const parser = new Parser({
      onopentag: (element) => void (['link', 'meta'].includes(element) || open.push(element)),
      onclosetag: (element, isImplied) => void (isImplied || expect(open.pop()).toBe(element)),
    })
    parser.end(code)
    expect(open).toEqual([])
  })
})

describe('commands', () => {
  const lines = of('sh').flatMap(({ code }) =>
    // A cluster has tests of its own: it needs nodes that answer, for a server that does not end.
    code
      .split('\n')
      .filter((line) => /^npx hansou (?!init\b|serve\b)/.test(line) && !line.includes('opensearch'))
      .map((line) => line.replace(/\s+#.*$/, '')),
  )

  /** Folders that generators write a site to. */
  const builtFolders = new Set(['public', '_site', 'site', 'dist', 'out'])

  it.each(lines)('run: %s', async (line) => {
    const words = line.split(/\s+/).slice(2)
    const isDeployed = words[0] === 'deploy'
    const source = join(opened.folder!, words.find((word) => !word.startsWith('-') && word !== 'deploy')!)
    await mkdir(source, { recursive: true })
    await writeFile(join(source, 'page.md'), '# 大运河\n\n运河两岸种了柳树。')
    const html =
      '<!doctype html><html lang="zh"><title>大运河</title><body><main><h1>大运河</h1><p>运河两岸种了柳树。</p></main>'
    await writeFile(join(source, 'page.html'), html)
    const front = '<!doctype html><meta name="robots" content="noindex"><title>首页</title><main>欢迎</main>'
    if (builtFolders.has(basename(source))) await writeFile(join(source, 'index.html'), front)
    const script = join(projectFolder, 'scripts/hansou.ts')
    // Nothing is uploaded, and what wrangler would do with the site is tested elsewhere.
    const all = isDeployed ? [...words, '--dry-run'] : words
    if (isDeployed) await linkWrangler(opened.folder!)
    const { stderr } = await run(process.execPath, [script, ...all], { cwd: opened.folder! })
    expect(stderr).toMatch(isDeployed ? /index of 1 articles/ : /articles\s+1/)
  })
})

/** Puts a wrangler that does nothing among the packages of a folder. */
async function linkWrangler(folder: string): Promise<void> {
  const program = join(folder, 'node_modules/.bin/wrangler')
  await mkdir(dirname(program), { recursive: true })
  await writeFile(program, '#!/bin/sh\n', { mode: 0o755 })
}

describe('addresses', () => {
  const hrefs = of('html').flatMap(({ code }) => [
    ...code.matchAll(/<link rel="\w+" type="([^"]+)"[^>]* href="([^"]+)"/g),
  ])

  it.each(hrefs.map(([, type = '', href = '']) => [href, type]))('%s answers %s', async (href, type) => {
    const response = await fetch(here(href))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
  })

  it('of agents answer what the page says', async () => {
    const [, url = '', body = ''] = /curl -s (\S+) .* -d '(.*)'/.exec(findBlock('agents', 'sh'))!
    const response = await fetch(here(url), { method: 'POST', body: body.replace('大运河', '运河') })
    const { result } = (await response.json()) as { result: { structuredContent: { total: number } } }
    expect(result.structuredContent.total).toBe(30)
    const { mcpServers } = JSON.parse(findBlock('agents', 'json')) as {
      mcpServers: Record<string, { url: string }>
    }
    expect(Object.values(mcpServers)[0]!.url).toBe(url)
  })
})

describe('MiniSearch', () => {
  async function runBlock(code: string): Promise<void> {
    const built = await build({
      stdin: { contents: code, resolveDir: projectFolder },
      alias: { 'hansou/minisearch': join(projectFolder, 'integrations/minisearch.ts') },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
    })
    const file = join(opened.folder!, `block-${code.length}.mjs`)
    await writeFile(file, built.outputFiles[0]!.text)
    const { stdout } = await run(process.execPath, [file], { env: { ...process.env, NO_COLOR: '1' } })
    expect(stdout).toContain("title: '大运河'")
  }

  it('finds Traditional text for a Simplified query', async () => {
    await runBlock(findBlock('minisearch', 'js', 'addAll'))
  })

  it('opens the JSON that the command wrote', async () => {
    const json = await readFile(join(opened.folder!, 'index/minisearch.json'), 'utf8')
    const stub = `globalThis.fetch = async () => new Response(${JSON.stringify(json)})\n`
    const ask = "\nconsole.log(miniSearch.search('运河'))"
    await runBlock(stub + findBlock('minisearch', 'js', 'loadJSON') + ask)
  })
})

const packageJson = await readFile(pathToFileURL(join(projectFolder, 'package.json')))
