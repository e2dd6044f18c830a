import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  boxMayImport,
  buildMayImport,
  engineMayImport,
  formatMayImport,
  mayImport,
  mayImportTypes,
} from './room-rules.ts'
import { listSources, projectFolder, readImports, type SourceImport } from './source-imports.ts'

/** Join rooms, and are imported by nobody. */
const entries = ['src/worker.ts', 'src/hono.ts']

const imports = readImports('src')
const scriptImports = readImports('scripts')
const roomOf = (path: string) => path.split('/')[1] ?? ''

describe('imports', () => {
  it('run one way through the rooms', () => {
    const wrong = imports.filter(({ from, to, isType }) => {
      if (!to.startsWith('src/') || to === 'src/errors.ts' || entries.includes(from)) return false
      const room = roomOf(from)
      const allowed = [room, ...(mayImport[room] ?? []), ...(isType ? (mayImportTypes[room] ?? []) : [])]
      return !allowed.includes(roomOf(to))
    })
    expect(wrong).toEqual([])
  })

  it.each([
    ['engine', engineMayImport],
    ['format', formatMayImport],
    ['build', buildMayImport],
    ['search-box', boxMayImport],
  ])('run one way through the rooms of %s', (room, mayImportInside) => {
    const folderOf = (path: string) => dirname(path).slice('src/'.length)
    const inside = imports.filter(({ from, to }) => roomOf(from) === room && roomOf(to) === room)
    expect(inside.length).toBeGreaterThan(0)
    const wrong = inside.filter(({ from, to }) => {
      const allowed = mayImportInside[folderOf(from)] ?? []
      return folderOf(from) !== folderOf(to) && !allowed.includes(folderOf(to))
    })
    expect(wrong).toEqual([])
  })

  it('know every room', () => {
    const rooms = new Set(
      listSources('src')
        .map(roomOf)
        .filter((name) => !name.endsWith('.ts')),
    )
    expect([...rooms].filter((room) => mayImport[room] === undefined)).toEqual([])
  })

  it('make no circle, in scripts neither', () => {
    expect(findCircle([...imports, ...scriptImports])).toEqual([])
  })

  it.each(['scripts/', 'src/article'])('make no circle of folders in %s', (room) => {
    const folders = [...imports, ...scriptImports].map((one) => ({
      ...one,
      from: dirname(one.from),
      to: dirname(one.to),
    }))
    const inside = folders.filter(
      ({ from, to }) => from !== to && from.startsWith(room) && to.startsWith(room),
    )
    expect(inside.length).toBeGreaterThan(0)
    expect(findCircle(inside)).toEqual([])
  })

  it.each([
    ...entries,
    'src/browser/create-search.ts',
    'src/browser/search-thread-entry.ts',
  ])('of %s reach nothing that builds an index', (entry) => {
    const reached = [...listReached(entry)]
    expect(reached.length).toBeGreaterThan(5)
    expect(reached.filter((path) => /^(src\/(build|article)|scripts|tests)\//.test(path))).toEqual([])
  })

  it('of scripts leave commands and programs to those who start them', () => {
    const programs = /^scripts\/(commands\/|[^/]+\.ts$)/
    const wrong = scriptImports.filter(({ from, to }) => programs.test(to) && !programs.test(from))
    expect(wrong.filter(({ to }) => to !== 'scripts/terminal-text.ts')).toEqual([])
  })

  it('stay inside src', () => {
    expect(imports.filter(({ to }) => /^(scripts|tests)\//.test(to))).toEqual([])
  })

  it('name no module of Node in src, so that all of it runs at the edge and in browsers', () => {
    expect(imports.filter(({ to }) => to.startsWith('node:') || to === 'fs' || to === 'path')).toEqual([])
  })

  it('cut text through the one analyzer', () => {
    const cutting = [...imports, ...scriptImports].filter(({ to }) => to === 'src/analysis/tokenizer.ts')
    expect(cutting.map(({ from }) => from)).toEqual(['src/analysis/analyzer.ts'])
  })

  it('know Cloudflare in src/worker.ts alone', () => {
    expect(
      imports.filter(({ to, from }) => to.startsWith('cloudflare:') && from !== 'src/worker.ts'),
    ).toEqual([])
  })
})

describe('source files', () => {
  const sources = ['src', 'scripts', 'tests'].flatMap(listSources)
  const readLines = (path: string) => readFileSync(join(projectFolder, path), 'utf8').trimEnd().split('\n')

  it('stand in folders that a reader takes in: at most two dozen files', () => {
    const filesOf = new Map<string, number>()
    for (const folder of sources.filter((path) => path.startsWith('src/')).map(dirname))
      filesOf.set(folder, (filesOf.get(folder) ?? 0) + 1)
    expect([...filesOf].filter(([, files]) => files > 24)).toEqual([])
  })

  it('keep to one subject in at most 250 lines, tables apart', () => {
    const long = sources.filter((path) => !path.endsWith('.table.ts') && readLines(path).length > 250)
    expect(long.filter((path) => !path.endsWith('.test.ts'))).toEqual([])
  })

  it('hold no state of a module that can be replaced', () => {
    const replaceable = sources.filter((path) =>
      readLines(path).some((line) => /^(export )?(let|var) /.test(line)),
    )
    expect(replaceable).toEqual([])
  })

  it('are named by purpose', () => {
    const vague = /(^|\/)(utils?|helpers?|manager|common|misc|process|data|info|chunks?|types)\.ts$/
    expect(sources.filter((path) => vague.test(path))).toEqual([])
  })
})

/** Files that one imports, and those import, for types too. */
function listReached(entry: string): ReadonlySet<string> {
  const reached = new Set([entry])
  for (const file of reached) for (const { from, to } of imports) if (from === file) reached.add(to)
  return reached
}

function findCircle(all: readonly SourceImport[]): readonly string[] {
  const graph = new Map<string, string[]>()
  for (const { from, to } of all) graph.set(from, [...(graph.get(from) ?? []), to])
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file])
      if (circle.length > 0) return circle
    }
    done.add(file)
    return []
  }
  for (const file of graph.keys()) {
    const circle = visit(file, [])
    if (circle.length > 0) return circle
  }
  return []
}
