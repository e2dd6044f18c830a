import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from './source-imports.ts'

const docs = existsSync(join(projectFolder, 'docs'))
  ? readdirSync(join(projectFolder, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`)
  : []
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...docs]
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
