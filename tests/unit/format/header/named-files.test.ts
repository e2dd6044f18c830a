import { describe, expect, it } from 'vitest'
import { nameOfContent } from '../../../../src/format/header/file-name.ts'
import { readNamedFiles, writeNamedFiles } from '../../../../src/format/header/named-files.ts'

/** Files of some logical names, each with a hash of its own. */
const filesOf = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name, at) => [name, nameOfContent(name.replace(/\W.*/, ''), [at, 0xffffffff - at])]),
  )

const readBack = (named: Record<string, string>) => {
  const [names, hashes] = writeNamedFiles(named)
  return readNamedFiles(JSON.parse(new TextDecoder().decode(names)), hashes)
}

describe('files with logical names', () => {
  it.each([
    ['none', []],
    ['single ones', ['pinyin.bin', 'synonyms.json']],
    ['numbered ones', ['suggest-000.bin', 'suggest-001.bin', 'suggest-002.bin', 'suggest-top-000.bin']],
    [
      'both, and numbers that do not follow',
      ['pinyin.bin', 'pinyin-000.bin', 'titles-001.bin', 'titles-003.bin'],
    ],
    [
      'more than a thousand',
      Array.from({ length: 1002 }, (_, at) => `suggest-${String(at).padStart(3, '0')}.bin`),
    ],
  ])('are read as they were written: %s', (_kind, names) => {
    const named = filesOf(...names)
    expect(readBack(named)).toEqual(named)
    expect(Object.keys(readBack(named))).toEqual(names)
  })

  it('that are numbered are named once', () => {
    const many = filesOf(
      ...Array.from({ length: 100 }, (_, at) => `suggest-${String(at).padStart(3, '0')}.bin`),
    )
    expect(writeNamedFiles(many)[0].length).toBeLessThan(40)
  })
})
