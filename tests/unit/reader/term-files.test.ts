import { describe, expect, it } from 'vitest'
import { type TermEntry, writeTermBlocks } from '../../../src/format/lexicon/alphanumeric-terms.ts'
import { createReadBudget } from '../../../src/reader/read-plan.ts'
import { openTermFiles } from '../../../src/reader/term-files.ts'

/** Files of terms, as an index with three small ones has them. */
function openFiles(files: readonly (readonly string[])[]) {
  let id = 100
  const blocks = files.map((terms) => {
    const block = writeTermBlocks(
      terms.map((term, at) => ({ term, frequency: at + 1 })),
      id,
    )
    id += terms.length
    return block
  })
  const read: number[] = []
  const terms = openTermFiles(
    { termFirsts: blocks.flatMap(({ firstTerms }) => firstTerms) },
    async (_kind, index) => {
      read.push(index)
      return blocks[index]!.files[0]!
    },
  )
  return { terms, read }
}

const files = [
  ['java', 'javac', 'javadoc'],
  ['javascript', 'javax', 'jdk'],
  ['jvm', 'node'],
]
const budget = createReadBudget(Infinity)
const namesOf = (entries: readonly TermEntry[] | null) => entries?.map(({ term }) => term) ?? null

describe('a term is looked up', () => {
  it.each([
    ['java', 0, ['java'], [0]],
    ['jdk', 0, ['jdk'], [1]],
    ['jvm', 0, ['jvm'], [2]],
    ['jav', 0, [], []],
    ['jz', 0, [], [2]],
    // Terms of a file are the most frequent first, and the term itself before all.
    ['java', 1, ['java', 'javadoc'], [0, 1]],
    ['java', 3, ['java', 'javadoc', 'javac', 'javax'], [0, 1]],
    ['java', 9, ['java', 'javadoc', 'javac', 'javax', 'javascript'], [0, 1]],
    ['javad', 9, ['javadoc'], [0]],
    ['javas', 9, ['javascript'], [0, 1]],
    ['jav', 9, ['javadoc', 'javac', 'java'], [0]],
    ['j', 2, ['javadoc', 'javac'], [0]],
    ['no', 2, ['node'], [2]],
  ])('%s with up to %i that begin so: %j, from the files %j', async (term, maxPrefixed, found, readFiles) => {
    const { terms, read } = openFiles(files)
    expect(namesOf(await terms.findTerms(term, maxPrefixed, budget))).toEqual(found)
    expect(read).toEqual(readFiles)
  })

  it('with the most frequent of longer ones, whichever file they are in', async () => {
    const { terms } = openFiles([
      ['go', 'goa'],
      ['gob', 'goc', 'god'],
    ])
    expect(namesOf(await terms.findTerms('go', 2, budget))).toEqual(['go', 'god', 'goa'])
    expect(namesOf(await terms.findTerms('go', 9, budget))).toEqual(['go', 'god', 'goa', 'goc', 'gob'])
  })

  it('and is not there where the index has none', async () => {
    const { terms, read } = openFiles([])
    expect(await terms.findTerms('java', 3, budget)).toEqual([])
    expect(read).toEqual([])
  })
})

describe('terms that contain a string', () => {
  it.each([
    ['dk', 9, 3, ['jdk']],
    ['v', 9, 3, ['javadoc', 'javac', 'javax', 'java', 'javascript', 'jvm']],
    ['v', 2, 3, ['javadoc', 'javac']],
    ['v', 2, 2, null],
  ])('%s, at most %i, are looked for in up to %i files: %j', async (string, limit, maxFiles, found) => {
    expect(namesOf(await openFiles(files).terms.findTermsInside(string, limit, maxFiles, budget))).toEqual(
      found,
    )
  })

  it('are not looked for where a request has not the reads', async () => {
    const { terms, read } = openFiles(files)
    expect(await terms.findTermsInside('v', 2, 9, createReadBudget(2))).toBeNull()
    expect(read).toEqual([])
  })
})
