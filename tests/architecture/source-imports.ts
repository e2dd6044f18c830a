import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

/** One import as it stands in a file. */
export interface SourceImport {
  /** Path under the project, with `/`. */
  readonly from: string
  /** Path under the project for a file of ours, else the name as written. */
  readonly to: string
  readonly isType: boolean
}

const statement =
  /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'|^\s*import\s+'([^']+)'/gm

/** Every import of every TypeScript file under a folder of the project. */
export function readImports(folder: string): readonly SourceImport[] {
  return listSources(folder).flatMap((from) => {
    const text = readFileSync(join(projectFolder, from), 'utf8')
    return [...text.matchAll(statement)].map((match) => {
      const name = match[2] ?? match[3] ?? match[4] ?? ''
      return { from, to: resolveName(from, name), isType: match[1] !== undefined }
    })
  })
}

/** Paths of the TypeScript files under a folder of the project. */
export function listSources(folder: string): readonly string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path).split(sep).join('/'))
    .sort()
}

function resolveName(from: string, name: string): string {
  if (!name.startsWith('.')) return name
  const path = join(projectFolder, dirname(from), name)
  return relative(projectFolder, path).split(sep).join('/')
}
