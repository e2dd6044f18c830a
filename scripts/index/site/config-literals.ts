import { endOfBraces } from '../../../src/article/markup/inline/braces.ts'

/**
 * Reads values out of a configuration that is a program (JavaScript, TypeScript) without running it: only what is
 * written as a literal is known.
 */
export interface ConfigLiterals {
  text(key: string): string | null
  flag(key: string): boolean | null
  texts(key: string): readonly string[]
  /** The object under a key, or null where there is none that is written out. */
  object(key: string): ConfigLiterals | null
  /** Every object under a key. */
  objects(key: string): readonly ConfigLiterals[]
  /** Every object that follows the name of a plug-in in a list. */
  objectsBehind(name: string): readonly ConfigLiterals[]
  /** What the object says itself, without the objects in it. */
  own(): ConfigLiterals
  /** What the object that the program exports says itself, then what one with the name of a configuration does. */
  main(): readonly ConfigLiterals[]
  /** Keys whose values are texts. */
  pairs(): Readonly<Record<string, string>>
  /** Whether a key is written as `false`. */
  isOff(key: string): boolean
}

/** Reads the literals of a program's text. */
export function readLiterals(program: string): ConfigLiterals {
  return literalsOf(withoutComments(program))
}

function literalsOf(code: string): ConfigLiterals {
  const after = (key: string, value: string): RegExpExecArray | null =>
    new RegExp(`(?:^|[\\s,{(])["']?${key}["']?\\s*:\\s*${value}`).exec(code)
  return {
    // A template that takes in another value is no literal.
    text(key) {
      const [, , quoted, template] =
        after(key, `(?:(["'])((?:(?!\\1)[^\\\\\\n])*)\\1|\`([^\`$\\\\\\n]*)\`)`) ?? []
      return quoted ?? template ?? null
    },
    flag(key) {
      const found = after(key, '(true|false)\\b')?.[1]
      return found === undefined ? null : found === 'true'
    },
    texts(key) {
      const list = after(key, '\\[([^\\]]*)\\]')?.[1] ?? ''
      return [...list.matchAll(/(["'`])((?:(?!\1)[^\\\n])*)\1/g)].map(([, , text]) => text!)
    },
    object: (key) => objectsAfter(code, key)[0] ?? null,
    objects: (key) => objectsAfter(code, key),
    objectsBehind: (name) => objectsFrom(code, new RegExp(`${name}["'\`]\\)?\\s*,\\s*\\{`, 'g')),
    own: () => literalsOf(withoutInner(code)),
    main: () =>
      [exportedObject, namedObject].flatMap((opening) => objectsFrom(code, opening)[0]?.own() ?? []),
    pairs: () =>
      Object.fromEntries(
        [...code.matchAll(/(["'`])((?:(?!\1)[^\\\n])*)\1\s*:\s*(["'`])((?:(?!\3)[^\\\n])*)\3/g)].map(
          ([, , key, , value]) => [key!, value!],
        ),
      ),
    isOff: (key) => after(key, '(false)\\b') !== null,
  }
}

/** Calls and functions that an object may stand in. */
const around = String.raw`\s*(?:[\w.]+(?:<[^<>()]*>)?\(\s*)*(?:(?:async\s*)?\([^()]*\)\s*=>\s*\(?\s*)?\{`
/** How the object of a configuration begins that is exported. */
const exportedObject = new RegExp(String.raw`(?:\bexport\s+default|\bmodule\.exports\s*=)${around}`, 'gi')
/** How one begins that is given to `defineConfig`, or has such a name; the exported one may be made of it. */
const namedObject = new RegExp(
  String.raw`(?:\bdefine(?:User)?Config\w*(?:<[^<>()]*>)?\(|\b(?:const|let|var)\s+\w*(?:config|shared)\w*\s*(?::[^=\n]+)?=)${around}`,
  'gi',
)

/** The code of an object's inside without the objects in it. */
function withoutInner(code: string): string {
  let own = ''
  let at = 0
  while (at < code.length) {
    const open = code.indexOf('{', at)
    if (open < 0) break
    own += code.slice(at, open)
    at = closeOf(code, open) + 1
  }
  return own + code.slice(at)
}

function objectsAfter(code: string, key: string): ConfigLiterals[] {
  return objectsFrom(code, new RegExp(`(?:^|[\\s,{(])["']?${key}["']?\\s*:\\s*\\{`, 'g'))
}

function objectsFrom(code: string, opening: RegExp): ConfigLiterals[] {
  return [...code.matchAll(opening)].map((found) => {
    const start = found.index + found[0].length
    return literalsOf(code.slice(start, closeOf(code, start - 1)))
  })
}

/** Offset of the brace that closes the one at `open`, or the end of the code. */
function closeOf(code: string, open: number): number {
  const end = endOfBraces(code, open)
  return end < 0 ? code.length : end - 1
}

function withoutComments(code: string): string {
  return code.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, text: string | undefined) => text ?? '',
  )
}
