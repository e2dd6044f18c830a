import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchAnswer } from '../../src/http/contract.ts'
import { runScript } from './running-script.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command as a user does, off a terminal. */
function run(...command: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(join(project, 'node_modules/.bin/node'), command, { cwd: project })
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.err += text
    })
    child.on('close', (code) => resolve({ code, ...said }))
  })
}

const place = { folder: '', source: '', index: '' }

beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-commands-'))
  place.source = join(place.folder, 'articles')
  place.index = join(place.folder, 'index')
  await mkdir(place.source)
  await writeFile(join(place.source, 'rhino.md'), '# 灰犀牛来了\n\n这不是黑天鹅，而是一头灰犀牛。\n')
  await writeFile(
    join(place.source, 'lake.md'),
    '# 湖\n\n湖面结了冰。\n\n## 春天\n\n冰化了，灰犀牛也来喝水。\n',
  )
  await writeFile(join(place.source, 'draft.md'), '---\ndraft: true\n---\n# 草稿\n\n还没写完。\n')
  await build()
})
afterAll(() => rm(place.folder, { recursive: true, force: true }))

const build = (...more: readonly string[]): Promise<Ran> =>
  run('scripts/hansou.ts', 'index', place.source, '--out', place.index, '--no-cache', ...more)
const query = (...more: readonly string[]): Promise<Ran> =>
  run('scripts/hansou.ts', 'query', '--index', place.index, ...more)

describe('index', () => {
  it('prints plain lines off a terminal, and ends with a summary', async () => {
    const { code, out, err } = await build()
    expect([code, out]).toEqual([0, ''])
    expect(err).not.toContain('\u001b')
    expect(err).toMatch(/^reading articles$/m)
    expect(err).toMatch(/^articles +2, 1 left out$/m)
    for (const name of ['passages', 'characters', 'terms', 'bytes', 'seconds'])
      expect(err).toMatch(new RegExp(`^${name} +[\\d,.]+`, 'm'))
    expect(err).toMatch(/^engine +packed$/m)
  })

  it('ends with 1 and names file and line of a bad article, and leaves the index as it was', async () => {
    const before = await readFile(join(place.index, 'manifest.json'), 'utf8')
    const bad = join(place.source, 'bad.md')
    await writeFile(bad, Buffer.from([0x23, 0x0a, 0xff, 0xfe, 0xfd]))
    const { code, err } = await build()
    await rm(bad)
    expect(code).toBe(1)
    expect(err).toMatch(/bad\.md:\d+/)
    expect(await readFile(join(place.index, 'manifest.json'), 'utf8')).toBe(before)
    expect((await readdir(place.index)).filter((name) => name.startsWith('.scratch'))).toEqual([])
    expect((await query('灰犀牛')).code).toBe(0)
  })

  it('refuses a file of no sure encoding, and reads one whose byte-order mark says what it is', async () => {
    const file = join(place.source, 'other.md')
    await writeFile(file, Buffer.from([0xff, 0xe3, 0xfe, 0xc3]))
    const refused = await build()
    await writeFile(file, Buffer.from('\ufeff# 宽字节\n\n用另一种编码写的文章。\n', 'utf16le'))
    const read = await build()
    await rm(file)
    expect([refused.code, read.code]).toEqual([1, 0])
    expect(refused.err).toContain('other.md')
    expect((await query('宽字节')).out).toContain('另一种编码')
    await build()
  })

  it('names every article that cannot be read in one run, and leaves them out with --keep-going', async () => {
    const broken = ['broken-one.md', 'broken-two.md'].map((name) => join(place.source, name))
    for (const file of broken) await writeFile(file, Buffer.from([0x68, 0x0a, 0xff, 0xff, 0xff]))
    const refused = await build()
    const kept = await build('--keep-going')
    for (const file of broken) await rm(file)
    expect([refused.code, kept.code]).toEqual([1, 0])
    for (const { err } of [refused, kept])
      for (const name of ['broken-one.md:2:', 'broken-two.md:2:']) expect(err).toContain(name)
    expect(kept.err).toMatch(/^articles +2,/m)
    await build()
  })

  it('ends with 1 where there is no source, and says so', async () => {
    const { code, err } = await run(
      'scripts/hansou.ts',
      'index',
      join(place.folder, 'nowhere'),
      '--out',
      place.index,
    )
    expect([code, err.trim().split('\n').length]).toEqual([1, 1])
    expect(err).toContain('nowhere')
  })

  it('killed in the middle, leaves the old index whole; the next build cleans up', async () => {
    const lines = Array.from({ length: 4000 }, (_, id) =>
      JSON.stringify({ id: `${id}`, title: '', text: `第${id}篇说的是运河与园林。`.repeat(20) }),
    )
    const source = join(place.folder, 'many.jsonl')
    const out = join(place.folder, 'killed')
    await writeFile(source, lines.slice(0, 50).join('\n'))
    const indexing = ['scripts/hansou.ts', 'index', source, '--out', out, '--no-cache', '--engine', 'packed']
    expect((await run(...indexing)).code).toBe(0)
    await writeFile(source, lines.join('\n'))
    const killed = runScript(indexing[0]!, indexing.slice(1), {})
    await killed.said(/writing the index/)
    killed.child.kill('SIGKILL')
    await killed.ended()
    const answer = await run('scripts/hansou.ts', 'query', '--index', out, '--limit', '1', '运河')
    expect(JSON.parse(answer.out)).toMatchObject({ total: 50, totalIsExact: true })
    expect((await run(...indexing)).code).toBe(0)
    expect((await readdir(out)).filter((name) => name.startsWith('.scratch'))).toEqual([])
    const grown = await run('scripts/hansou.ts', 'query', '--index', out, '--limit', '1', '运河')
    expect(JSON.parse(grown.out)).toMatchObject({ total: 4000 })
  })
})

describe('query', () => {
  it('prints the answer of the API, one line of JSON and nothing else', async () => {
    const { code, out, err } = await query('灰犀牛')
    expect([code, err]).toEqual([0, ''])
    expect(out.trimEnd().split('\n').length).toBe(1)
    const answer = v.parse(searchAnswer, JSON.parse(out))
    expect(answer.hits.map((hit) => hit.article.id).sort()).toEqual(['lake', 'rhino'])
  })

  it('names the index of which a file is missing, and says how to build it', async () => {
    const damaged = join(place.folder, 'damaged')
    await cp(place.index, damaged, { recursive: true })
    for (const name of await readdir(damaged)) if (name.startsWith('store-')) await rm(join(damaged, name))
    const { code, err } = await run('scripts/hansou.ts', 'query', '--index', damaged, '灰犀牛')
    expect(code).toBe(1)
    expect(err).toMatch(
      new RegExp(`^${damaged}: expected the file store-.*; build it: .* --out ${damaged}\n$`),
    )
  })

  it('answers in the shape that callers know', async () => {
    const text = '冰化了，灰犀牛也来喝水。'
    expect(JSON.parse((await query('喝水')).out)).toMatchObject({
      query: '喝水',
      terms: ['喝水'],
      total: 1,
      totalIsExact: true,
      tookMs: expect.any(Number),
      engine: 'packed',
      hits: [
        {
          id: 'lake#1',
          score: expect.any(Number),
          url: `/lake#${encodeURIComponent('春天')}`,
          ordinal: 1,
          title: { text: '湖', marks: [], html: '湖' },
          headings: ['春天'],
          headingMarks: [[]],
          snippet: { text, marks: [[9, 11]], html: text.replace('喝水', '<mark>喝水</mark>') },
          picture: null,
          article: { id: 'lake', title: '湖', url: '/lake', date: null, authors: [], tags: [], image: null },
        },
      ],
      facets: { authors: {}, tags: {} },
      nextOffset: null,
      didYouMean: null,
    })
  })

  it('takes words apart, --limit, --group and --explain', async () => {
    const { hits } = v.parse(searchAnswer, JSON.parse((await query('--limit', '1', '灰犀牛', '黑天鹅')).out))
    expect(hits.map((hit) => hit.article.id)).toEqual(['rhino'])
    const explained = JSON.parse((await query('--group', 'passage', '--explain', '冰')).out)
    expect(explained.hits.length).toBe(2)
    const [first] = explained.hits as { score: number; explain: Record<string, number> }[]
    const sum = Object.values(first!.explain).reduce((total, part) => total + part, 0)
    expect(sum).toBeCloseTo(first!.score, 6)
  })

  it('answers a batch in order, each line with its id', async () => {
    const batch = join(place.folder, 'batch.jsonl')
    await writeFile(
      batch,
      '{"id":"a","text":"灰犀牛"}\n\n{"id":"b","text":"结冰"}\n{"id":"c","text":"没有的词"}\n',
    )
    const { code, out } = await query('--batch', batch)
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; total: number })
    expect(code).toBe(0)
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(answers[0]!.total).toBe(2)
  })

  it.each([
    ['a batch line that is none', ['--batch', 'bad.jsonl'], /bad\.jsonl:2/],
    [
      'an index that is not there',
      ['--index', 'nowhere', '水'],
      /expected an index in .*nowhere.*hansou <articles>/,
    ],
    ['a batch that is not there', ['--batch', 'nowhere'], /nowhere could not be read: no such file/],
    ['a batch that is a folder', ['--batch', '.'], /\. could not be read: it is a folder/],
    ['a group that is none', ['--group', 'page', '水'], /article, passage/],
    ['an empty value', ['--batch', ''], /expected a value for --batch <file>, got none/],
    ['a limit that is none', ['--limit', 'many', '水'], /whole number/],
  ])('says what is wrong with %s, on standard error, and ends with 1', async (_name, wrong, expected) => {
    await writeFile(join(place.folder, 'bad.jsonl'), '{"id":"a","text":"水"}\n{"id":7}\n')
    const arguments_ = wrong.map((word) => (/bad|nowhere/.test(word) ? join(place.folder, word) : word))
    const { code, err } = await query(...arguments_)
    expect(code).toBe(1)
    expect(err).toMatch(expected)
  })
})
