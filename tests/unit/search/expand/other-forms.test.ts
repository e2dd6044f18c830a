import { describe, expect, it } from 'vitest'
import type { Run } from '../../../../src/query/analyze-query.ts'
import { joinWords, listOtherForms } from '../../../../src/search/expand/other-forms.ts'

describe('other forms of a word', () => {
  it.each<[string, string[]]>([
    ['hook', ['hooks']],
    ['hooks', ['hook']],
    ['key', ['keys']],
    ['box', ['boxes']],
    ['bus', ['buses']],
    ['css', ['csses']],
    ['api', ['apis']],
    ['gas', ['gases']],
    ['go', []],
    ['http', []],
    ['https', []],
    ['xhttp', ['xhttps', 'xhttped', 'xhttping']],
    ['httpd', ['httpds', 'httpded', 'httpding']],
    ['x86', []],
    ['86x', []],
    ['139-1234-5678', ['13912345678']],
    ['0-1', ['01']],
    ['01', ['0-1']],
    ['10', []],
    ['a-12-34', []],
    ['12-34a', []],
  ])('%s are %j', (word, forms) => {
    expect(listOtherForms([word])).toEqual(forms)
  })

  it.each([
    ['library', 'libraries'],
    ['policies', 'policy'],
    ['cookies', 'cookie'],
    ['cookie', 'cookies'],
    ['diesel', 'diesels'],
    ['matches', 'match'],
    ['classes', 'class'],
    ['chess', 'chesses'],
    ['boxest', 'boxests'],
    ['layers', 'layer'],
    ['python', 'pythons'],
    ['running', 'run'],
    ['caching', 'cache'],
    ['calling', 'call'],
    ['buttering', 'butter'],
    ['copied', 'copy'],
    ['ingredient', 'ingredienting'],
    ['deploy', 'deployed'],
    ['verify', 'verified'],
    ['cache', 'caching'],
    ['string', 'strings'],
    ['colour', 'color'],
    ['organize', 'organise'],
    ['organisation', 'organization'],
    ['colors', 'colours'],
    ['coloured', 'colored'],
    ['coloring', 'colouring'],
    ['theatres', 'theaters'],
    ['centre', 'center'],
  ])('%s has %s', (word, form) => {
    expect(listOtherForms([word])).toContain(form)
  })

  it('are of three words at most', () => {
    expect(listOtherForms(['hook', 'hook', 'hook'])).toEqual(['hooks', 'hooks', 'hooks'])
    expect(listOtherForms(['hook', 'hook', 'hook', 'hook'])).toEqual([])
  })
})

describe('words of letters and digits', () => {
  const run = (text: string, kind: Run['kind'] = 'alphanumerics'): Run => ({
    text,
    kind,
    words: [text],
    subWords: [],
    gap: 1,
  })

  it.each<[readonly Run[], string[]]>([
    [[run('macbook'), run('pro')], ['macbookpro']],
    [[run('021'), run('8765-4321')], ['02187654321']],
    [[run('a'), run('b'), run('c')], ['abc']],
    [[run('macbook')], []],
    [[run('a'), run('b'), run('c'), run('d')], []],
    [[run('macbook'), run('价格', 'ideographs')], []],
  ])('are joined: %#', (runs, joined) => {
    expect(joinWords(runs)).toEqual(joined)
  })
})
