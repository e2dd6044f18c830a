import { writeName } from '../assets/shorten-script.ts'

/** A script whose imports and exports have the names that all scripts share. */
export interface SharingScript {
  readonly script: string
  /** Names that these have within the script, once it is minified, by the names they have before. */
  readonly names: ReadonlyMap<string, string>
}

/** The commonest letters name what stands in one script alone. */
const ownLetters = 30

/**
 * Gives what scripts export to each other one short name, in the script that has it and in those that import it:
 * `import{Q}` where the bundler wrote `import{n as openIndex}`. The package is 1 kB smaller.
 *
 * @param scripts  modules, by file name
 * @param shared  names of those whose exports only other scripts here import, and never as a whole
 * @param kept  exports that keep their names
 */
export function shareNames(
  scripts: ReadonlyMap<string, string>,
  shared: readonly string[],
  kept: readonly string[] = [],
): ReadonlyMap<string, SharingScript> {
  const shortNames = nameExports(scripts, shared, kept)
  return new Map(
    [...scripts].map(([file, script]) => {
      const names = new Map<string, string>()
      function rename(from: string, name: string, local: string | null): string {
        const short = shortNames.get(`${from}/${name}`)
        if (short !== undefined && local !== null) names.set(local, short)
        return short ?? name
      }
      const exported = script.replace(ownExports, (list) =>
        changePairs(list, (local, name) => [local, rename(file, name, local)]),
      )
      const imported = exported.replace(importsOfScripts, (list, kind, from) =>
        changePairs(list, (name, as) => [rename(from, name, kind === 'import' ? as : null), as]),
      )
      return [file, { script: imported, names }]
    }),
  )
}

const ownExports = /(?<=\bexport\{)[^}]*(?=\};?\s*$)/
const importsOfScripts = /(?<=\b(import|export)\{)[^}]*(?=\}from"\.\/([^"]*)")/g

/** Short names of exports, by file and name: the shortest are those that most scripts import. */
function nameExports(
  scripts: ReadonlyMap<string, string>,
  shared: readonly string[],
  kept: readonly string[],
): ReadonlyMap<string, string> {
  const origins = findOrigins(scripts, shared, kept)
  const imports = new Map([...origins.values()].map((origin) => [origin, 0]))
  for (const script of scripts.values())
    for (const [list, , from] of script.matchAll(importsOfScripts))
      for (const [name] of readPairs(list)) {
        const origin = origins.get(`${from}/${name}`)
        if (origin !== undefined) imports.set(origin, imports.get(origin)! + 1)
      }
  const shortNames = new Map<string, string>()
  let index = ownLetters
  for (const [origin] of [...imports].sort(([, a], [, b]) => b - a)) {
    while (keywords.has(writeName(index))) index++
    shortNames.set(origin, writeName(index++))
  }
  return new Map([...origins].map(([name, origin]) => [name, shortNames.get(origin)!]))
}

/** Short names that no variable has. */
const keywords = new Set(['do', 'if', 'in', 'for', 'let', 'new', 'try', 'var'])

/** Where the exports of scripts come from, by file and name: a script may export what it imports. */
function findOrigins(
  scripts: ReadonlyMap<string, string>,
  shared: readonly string[],
  kept: readonly string[],
): ReadonlyMap<string, string> {
  const imported = new Map<string, string>()
  const origins = new Map<string, string>()
  for (const file of shared) {
    const script = scripts.get(file) ?? ''
    for (const [list, , from] of script.matchAll(importsOfScripts))
      for (const [name, local] of readPairs(list)) imported.set(`${file}/${local}`, `${from}/${name}`)
    for (const [local, name] of readPairs(ownExports.exec(script)?.[0] ?? ''))
      if (!kept.includes(name)) origins.set(`${file}/${name}`, `${file}/${local}`)
  }
  function findOrigin(origin: string): string {
    const from = origins.get(imported.get(origin) ?? '')
    return from === undefined ? origin : findOrigin(from)
  }
  return new Map([...origins].map(([name, origin]) => [name, findOrigin(origin)]))
}

/** Reads a list of `name as other`, where a name alone stands for itself. */
const readPairs = (list: string): [string, string][] =>
  list.split(',').map((pair) => {
    const [name = '', as = name] = pair.split(' as ')
    return [name, as]
  })

const changePairs = (list: string, change: (name: string, as: string) => [string, string]): string =>
  readPairs(list)
    .map(([name, as]) => change(name, as))
    .map(([name, as]) => (name === as ? name : `${name} as ${as}`))
    .join()
