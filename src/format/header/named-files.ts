import { kindOfFile, nameOfContent } from './file-name.ts'
import { numberedName } from './numbered-name.ts'

/** A file of an index before it is named by its content. */
export interface NamedFile {
  /** Logical name, `[a-z0-9.-]+`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Files with logical names, and the names of their content. */
export type NamedFiles = Readonly<Record<string, string>>

/** Logical names in order, `[name]`, or `[start, end, count]` for `count` numbered files; and the kinds of their files. */
type NameList = readonly (
  | readonly [name: string, kind: string]
  | readonly [start: string, kind: string, count: number]
)[]

const numbered = /^(.*-)(\d{3,})\.bin$/

/** Lays out named files: JSON of their logical names, numbered ones together, and two numbers for the hash of each. */
export function writeNamedFiles(named: NamedFiles): readonly [names: Uint8Array, hashes: Uint32Array] {
  const list: [string, string, number?][] = []
  const hashes: number[] = []
  for (const [logicalName, name] of Object.entries(named)) {
    const kind = kindOfFile(name)
    const hash = name.slice(kind.length + 1, -'.bin'.length)
    hashes.push(Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8), 16))
    const [, start, number] = numbered.exec(logicalName) ?? []
    const last = list.at(-1)
    if (start === undefined) list.push([logicalName, kind])
    else if (last?.[0] === start && last[2] === Number(number)) last[2]++
    else if (Number(number) === 0) list.push([start, kind, 1])
    else list.push([logicalName, kind])
  }
  return [new TextEncoder().encode(JSON.stringify(list)), Uint32Array.from(hashes)]
}

/** Reads what `writeNamedFiles` wrote. @param names  its JSON, parsed */
export function readNamedFiles(names: unknown, hashes: Uint32Array): NamedFiles {
  const logical = (names as NameList).flatMap(([start, kind, count]) =>
    count === undefined
      ? [[start, kind] as const]
      : Array.from({ length: count }, (_, at) => [numberedName(start, at), kind] as const),
  )
  return Object.fromEntries(
    logical.map(([logicalName, kind], index) => [
      logicalName,
      nameOfContent(kind, [hashes[index * 2] ?? 0, hashes[index * 2 + 1] ?? 0]),
    ]),
  )
}
