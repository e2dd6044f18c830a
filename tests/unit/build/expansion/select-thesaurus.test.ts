import { describe, expect, it } from 'vitest'
import { foldToString } from '../../../../src/analysis/fold.ts'
import {
  listModernWords,
  selectRegionalWords,
  selectThesaurus,
} from '../../../../src/build/expansion/select-thesaurus.ts'
import { readThesaurus } from '../../../../src/build/expansion/thesaurus.table.ts'

const [formalRows = '', regional = '', modern = ''] = readThesaurus().trim().split('\n\n')
const rows = formalRows.split('\n').map((row) => row.split(' '))
const groups = regional.split(/\s/).map((group) => group.split('/'))
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

describe('words that regions write differently', () => {
  it('have those of their group that the corpus has', () => {
    expect(selectRegionalWords(new Set(['软体', '公里', 'km', '运河']))).toEqual([
      ['软件', ['软体']],
      ['公里', ['km']],
      ['千米', ['公里', 'km']],
      ['km', ['公里']],
    ])
    expect(selectRegionalWords(new Set(['运河']))).toEqual([])
  })

  it('are words of the dictionary, as those younger than it', () => {
    expect(listModernWords()).toEqual(expect.arrayContaining(['软体', '伺服器', '微信']))
    expect(listModernWords()).not.toContain('威胁')
  })
})

describe('the table of the thesaurus', () => {
  it('has groups of two or three words, each word once but for 原始码 and the like', () => {
    for (const group of groups) {
      expect(group.length, group.join()).toBeGreaterThan(1)
      expect(group.length, group.join()).toBeLessThan(4)
      expect(new Set(group).size).toBe(group.length)
    }
    const words = modern.split(/\s/)
    expect(words.filter((word, at) => words.indexOf(word) !== at || regional.includes(word))).toEqual([])
  })

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
