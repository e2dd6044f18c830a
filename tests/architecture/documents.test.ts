import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from './source-imports.ts'

const docs = existsSync(join(projectFolder, 'docs'))
  ? readdirSync(join(projectFolder, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`)
  : []
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs]
const read = (path: string): string => readFileSync(join(projectFolder, path), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }

describe.each(documents)('%s', (document) => {
  const text = read(document)

  it('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#|\/)([^)#\s]+)/g)].map(([, link]) => link!)
    expect(links.filter((link) => !existsSync(join(projectFolder, dirname(document), link)))).toEqual([])
  })

  it('names folders and files of the project that are there', () => {
    const paths = [...text.matchAll(/`((?:src|scripts|tests)\/[\w./-]+)`/g)].map(([, path]) => path!)
    expect(paths.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([])
  })

  it('names commands that npm knows', () => {
    const names = [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name!)
    expect(names.filter((name) => scripts[name] === undefined)).toEqual([])
  })
})

describe('the Chinese introduction', () => {
  const [english, chinese] = [read('README.md'), read('docs/zh-CN.md')]
  const listCode = (text: string): string[] =>
    [...text.matchAll(/^```\w+\n(.*?)^```/gms)].flatMap(([, code]) =>
      code!.split('\n').map((line) => line.replace(/\s+#.*/, '')),
    )

  it('shows the commands and markup of the README, line for line', () => {
    expect(listCode(chinese)).toEqual(listCode(english))
  })

  it('leads to every page of docs that the README leads to', () => {
    const pages = [...english.matchAll(/\]\(docs\/([\w-]+\.md)\)/g)].map(([, page]) => page!)
    const absent = pages.filter((page) => page !== 'zh-CN.md' && !chinese.includes(`](${page})`))
    expect(absent).toEqual([])
  })

  it('names every address of the API', () => {
    const rows = [...read('docs/api.md').matchAll(/^\| (`\/.*?`) \|/gm)].map(([, row]) => row!)
    const addresses = rows.flatMap((row) => row.match(/`[^`]+`/g)!)
    expect(addresses).toContain('`/api/search`')
    expect(addresses.filter((address) => !chinese.includes(address))).toEqual([])
  })
})
