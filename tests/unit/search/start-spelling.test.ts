import { describe, expect, it } from 'vitest'
import type { PlannedSubstring, Retriever, SubstringCount } from '../../../src/engine/retriever.ts'
import type { IndexReader } from '../../../src/reader/index-reader.ts'
import { createReadPlan, readShares } from '../../../src/reader/read-plan.ts'
import type { CompiledQuery } from '../../../src/search/compile-query.ts'
import { createQueryExpander } from '../../../src/search/expand/create-expander.ts'
import type { QueryExpander } from '../../../src/search/expand/expansion.ts'
import { emptyPlan } from '../../../src/search/retrieve/plan-retrieval.ts'
import { startSpelling } from '../../../src/search/start-spelling.ts'

const unknown: PlannedSubstring = { text: '国物院', weight: 1, frequency: null }
const nowhere: SubstringCount = { passages: 0, isExact: true }

interface Given {
  readonly substrings?: readonly PlannedSubstring[]
  readonly isMisspelled?: boolean
  /** What counting a string answers, or how it fails. */
  readonly count?: SubstringCount | Error
}

/** Starts to look for another spelling, and keeps what was asked for. */
function start({ substrings = [unknown], isMisspelled = true, count = nowhere }: Given = {}) {
  const asked: string[] = []
  const reads = createReadPlan(40)
  const expansion = {
    mayBeMisspelled: () => isMisspelled,
    async prepareSpelling() {
      asked.push('prepare')
    },
    async proposeSpelling(...[, frequency, , budget]: Parameters<QueryExpander['proposeSpelling']>) {
      asked.push(`propose at ${frequency}`)
      expect(budget).toBe(reads.share('spelling'))
      return '国务院'
    },
  } as unknown as QueryExpander
  const retriever = {
    async retrieve({ counts }: { counts: readonly string[] }) {
      asked.push(`count ${counts}`)
      if (count instanceof Error) throw count
      return { counts: counts.map(() => count) }
    },
  } as unknown as Retriever
  const propose = startSpelling(
    expansion,
    {} as CompiledQuery,
    retriever,
    { ...emptyPlan, substrings },
    reads,
  )
  return { asked, propose, reads }
}

describe('another spelling', () => {
  it('is looked up while texts are read where pairs of its characters are strings too', async () => {
    const { asked } = start({ substrings: [unknown, { ...unknown, text: '国物' }] })
    await new Promise((resolve) => setTimeout(resolve))
    expect(asked).toEqual(['count 国物院', 'prepare', 'propose at 0'])
  })

  it('is looked up while texts are read, where no passage contains the query', async () => {
    const { asked, propose } = start()
    await new Promise((resolve) => setTimeout(resolve))
    expect(asked).toEqual(['count 国物院', 'prepare', 'propose at 0'])
    expect(await propose(0)).toBe('国务院')
    expect(asked).toHaveLength(3)
  })

  it.each<[string, Given]>([
    ['the query is a term', { substrings: [{ ...unknown, frequency: 0 }] }],
    ['the query is several strings', { substrings: [unknown, { ...unknown, text: '发言人' }] }],
    ['the query is no string', { substrings: [] }],
    ['the query has no slip', { isMisspelled: false }],
  ])('is looked up behind the texts alone where %s', async (_, given) => {
    const { asked, propose } = start(given)
    expect(asked).toEqual([])
    expect(await propose(1)).toBe('国务院')
    expect(asked).toEqual(['propose at 1'])
  })

  it.each<[string, SubstringCount, string[]]>([
    ['some passage contains the query', { passages: 1, isExact: true }, ['prepare']],
    ['bigrams leave it open', { passages: 0, isExact: false }, ['prepare']],
    ['few passages have its bigrams', { passages: 8, isExact: false }, ['prepare']],
    ['many passages have its bigrams', { passages: 9, isExact: false }, []],
  ])('waits for the texts where %s', async (_, count, prepared) => {
    const { asked, propose } = start({ count })
    await new Promise((resolve) => setTimeout(resolve))
    expect(asked).toEqual(['count 国物院', ...prepared])
    await propose(0)
    expect(asked).toEqual(['count 国物院', ...prepared, 'propose at 0'])
  })

  it('is looked up again where texts tell that some passage contains the query', async () => {
    const { asked, propose } = start()
    await propose(2)
    expect(asked).toContain('propose at 2')
  })

  it('fails where it was needed and could not be looked up, and else does not', async () => {
    const broken = { count: new Error('broken') }
    await expect(start(broken).propose(0)).rejects.toThrow('broken')
    expect(await start(broken).propose(null)).toBe('国务院')
  })

  it('may use the reads of the page, which is read by then', async () => {
    const { propose, reads } = start({ substrings: [] })
    const before = reads.share('spelling').left
    await propose(null)
    expect(reads.share('spelling').left - before).toBe(readShares.page)
  })
})

it('a string counts as contained where that is not known', async () => {
  const contained: (readonly boolean[])[] = []
  const expansion = {
    mayBeMisspelled: () => false,
    async proposeSpelling(...[, , areContained]: Parameters<QueryExpander['proposeSpelling']>) {
      contained.push(await areContained(['甲', '乙', '丙']))
      return null
    },
  } as unknown as QueryExpander
  const counts = [nowhere, { passages: 0, isExact: false }, { passages: 3, isExact: true }]
  const retriever = { retrieve: async () => ({ counts }) } as unknown as Retriever
  await startSpelling(expansion, {} as CompiledQuery, retriever, emptyPlan, createReadPlan(40))(null)
  expect(contained).toEqual([[false, true, true]])
})

describe('the readings of an index', () => {
  it.each([
    ['are not', ['银行', '改革'], false],
    ['are', ['银', '航', '改革'], true],
  ])('%s read for the words %j', async (_, words, expected) => {
    const read: string[] = []
    const known = ['银行', '改革']
    const { proposeSpelling } = createQueryExpander({
      manifest: { passages: 1000, files: {} },
      lexicon: { idOf: (word: string) => known.indexOf(word), frequency: () => 50 },
      hasNamed: () => true,
      async readNamed(name: string) {
        read.push(name)
        throw new Error('no such file')
      },
    } as unknown as IndexReader)
    const run = { kind: 'ideographs', text: words.join(''), words }
    const query = { wanted: [{ runs: [run], clause: { isPhrase: false } }] } as unknown as CompiledQuery
    await proposeSpelling(query, 0, async () => [], createReadPlan(40).share('spelling')).catch(() => null)
    expect(read.length > 0).toBe(expected)
  })
})
