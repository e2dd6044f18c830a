import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readText } from './config-files.ts'
import { type ConfigLiterals, readLiterals } from './config-literals.ts'

/** A configuration that is a program, with the programs beside it that it is put together from. */
export interface ConfigProgram {
  /** Everything that is written in the program and in what it imports. */
  readonly all: ConfigLiterals
  /** The text under a key of the site's own object, no deeper. */
  text(key: string): string | null
  flag(key: string): boolean | null
}

const maxFiles = 20
const endings = [
  '',
  '.ts',
  '.mts',
  '.js',
  '.mjs',
  '.cjs',
  '/index.ts',
  '/index.mts',
  '/index.js',
  '/index.mjs',
]

/** Reads a program and the relative files that it imports, those of imports as well, without running them. */
export function readProgram(path: string): ConfigProgram {
  const files = [path]
  const texts: string[] = []
  for (let at = 0; at < files.length && at < maxFiles; at++) {
    const text = readText(files[at]!)
    texts.push(text)
    for (const [, , name] of text.matchAll(
      /(?:\bfrom\s*|\b(?:import|require)\s*\(\s*)(["'])(\.{1,2}\/[^"'\n]+)\1/g,
    )) {
      const found = findProgram(join(dirname(files[at]!), name!))
      if (found !== null && !files.includes(found)) files.push(found)
    }
  }
  const own = texts.flatMap((text) => readLiterals(text).main())
  const first = <T>(read: (literals: ConfigLiterals) => T | null): T | null => {
    for (const literals of own) {
      const found = read(literals)
      if (found !== null) return found
    }
    return null
  }
  return {
    all: readLiterals(texts.join('\n')),
    text: (key) => first((literals) => literals.text(key)),
    flag: (key) => first((literals) => literals.flag(key)),
  }
}

function findProgram(path: string): string | null {
  const name = endings.find((ending) => existsSync(path + ending) && statSync(path + ending).isFile())
  return name === undefined || !/\.[cm]?[jt]s$/.test(path + name) ? null : path + name
}
