import { describe, expect, it } from 'vitest'
import { foldToString } from '../../../src/analysis/fold.ts'
import { selectThesaurus } from '../../../src/build/expansion/select-thesaurus.ts'
import { thesaurusTable } from '../../../src/build/expansion/thesaurus.table.ts'

const rows = thesaurusTable
  .trim()
  .split('\n')
  .map((row) => row.split(' '))
const colloquial = rows.flatMap(([words]) => words!.split('/'))

describe('the thesaurus of a corpus', () => {
  it('has the formal words that the corpus has, in the order of the table', () => {
    const selected = selectThesaurus(new Set(['用人单位', '经营者', '劳动报酬']))
    expect(selected.get('老板')).toEqual(['用人单位', '经营者'])
    expect(selected.get('薪水')).toEqual(['劳动报酬'])
    expect(selected.get('工资')).toEqual(['劳动报酬'])
    expect(selected.has('老公')).toBe(false)
  })

  it('has no word for itself', () => {
    expect(selectThesaurus(new Set(['工资', '劳动报酬'])).get('工资')).toEqual(['劳动报酬'])
    expect(selectThesaurus(new Set(['盗窃'])).get('偷')).toEqual(['盗窃'])
  })

  it('is folded', () => {
    expect(selectThesaurus(new Set(['着作权'])).get('抄袭')).toEqual(['着作权'])
  })

  it('is empty where the corpus has none of them', () => {
    expect(selectThesaurus(new Set(['运河'])).size).toBe(0)
  })
})

describe('the table of the thesaurus', () => {
  it('has each colloquial word once, with one or two other words', () => {
    expect(colloquial.filter((word, at) => colloquial.indexOf(word) !== at)).toEqual([])
    for (const [words, ...formal] of rows) {
      expect(formal.length, words).toBeGreaterThan(0)
      expect(formal.length, words).toBeLessThanOrEqual(2)
      if (formal.length === 1) expect(words!.split('/')).not.toContain(formal[0])
    }
  })

  it('has no colloquial word of more than five units', () => {
    expect(colloquial.filter((word) => foldToString(word).length > 5)).toEqual([])
  })
})
