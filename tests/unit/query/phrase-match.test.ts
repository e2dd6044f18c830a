import { describe, expect, it } from 'vitest'
import { createFolder, unitsToString } from '../../../src/analysis/fold.ts'
import { createDictionary } from '../../../src/build/dictionary/dictionary.ts'
import { createClauseAnalyzer } from '../../../src/query/analyze-query.ts'
import { createFoldedField, findLiteral, findRuns, maxBetween } from '../../../src/query/phrase-match.ts'

const analyze = createClauseAnalyzer(
  createDictionary(
    new Map([
      ['运河', 5],
      ['城墙', 5],
    ]),
  ),
)
const folder = createFolder()

function foldField(text: string) {
  const { units, length, capitals } = folder.fold(text)
  return createFoldedField(unitsToString(units, 0, length), units.slice(0, length), capitals.slice(0, length))
}
const runsOf = (text: string) => analyze({ occur: 'must', text, isPhrase: true }).runs

/** What a phrase is found as in a text. */
function find(phrase: string, text: string, { most = 10, isOpen = false } = {}): string[] {
  const field = foldField(text)
  return findRuns(field, runsOf(phrase), most, isOpen).map(({ start, end }) => field.folded.slice(start, end))
}

describe('a phrase', () => {
  it.each([
    ['of ideographs is found as it is, in longer words too', '运河', '大运河与运河水', ['运河', '运河']],
    ['is found again behind itself, never over itself', '河河', '河河河 河河', ['河河', '河河']],
    ['of letters is found as a word, not inside one', 'go', 'go, golang, ago; Go', ['go', 'go']],
    ['of a sub-word is found inside its word', 'js', 'Node.js', ['js']],
    [
      'may have a space between ideographs and letters, or none',
      'iOS上',
      '在 iOS 上、在iOS上',
      ['ios 上', 'ios上'],
    ],
    ['may have no sign there', 'iOS上', 'iOS，上', []],
    ['may have a dot behind initials', 'JK罗琳', 'JK.罗琳 JK·罗琳', ['jk.罗琳', 'jk·罗琳']],
    ['has no dot before letters', '在iOS', '在.iOS', []],
    ['may have been typed with the dots of initials', 'J.K.罗琳', 'J·K·罗琳', ['j·k·罗琳']],
    [
      'has signs where it was typed with some',
      '运河 城墙',
      '运河，城墙；运河——城墙',
      ['运河,城墙', '运河——城墙'],
    ],
    ['has no letters where it was typed with signs', '运河 城墙', '运河与城墙', []],
    ['is found behind its first words alone', '运河 城墙', '运河史，运河、城墙', ['运河、城墙']],
    ['is found behind its first word alone', 'go 城墙', 'go home, go, 城墙', ['go, 城墙']],
    ['has its runs in their order', '运河 城墙', '城墙 运河', []],
  ])('%s', (_, phrase, text, expected) => {
    expect(find(phrase, text)).toEqual(expected)
  })

  it(`has at most ${maxBetween} signs between its runs, or as many as it was typed with`, () => {
    const apart = (signs: number) => `运河${'-'.repeat(signs)}城墙`
    expect(find('运河 城墙', apart(maxBetween))).toHaveLength(1)
    expect(find('运河 城墙', apart(maxBetween + 1))).toEqual([])
    expect(find(apart(12), apart(12))).toHaveLength(1)
    expect(find(apart(12), apart(13))).toEqual([])
  })

  it('is looked for as often as is wanted', () => {
    expect(find('运河', '运河运河运河', { most: 2 })).toHaveLength(2)
    expect(find('go', 'go go go', { most: 2 })).toHaveLength(2)
  })

  it.each([
    ['城墙 jav', true, ['城墙 jav']],
    ['城墙 jav', false, []],
    ['jav 城墙', true, []],
    ['城墙 jav 城墙', true, []],
  ])('whose last word is still being typed: %j, %s', (phrase, isOpen, expected) => {
    expect(find(phrase, '城墙 java 城墙', { isOpen })).toEqual(expected)
  })

  it('ends before the digits of a word that goes on with letters, and inside no sub-word', () => {
    expect(find('城墙 21', '城墙 21c')).toEqual(['城墙 21'])
    expect(find('城墙 2', '城墙 21')).toEqual([])
  })

  it('of nothing is nowhere', () => {
    expect(findRuns(foldField('运河'), [], 10)).toEqual([])
  })
})

describe('a string of letters and digits', () => {
  it.each([
    ['1.0', '1.0.21、11.0、1.05、v1.0', 10, ['1.0', '1.0']],
    ['v1.0', 'v1.0.21、v1.05', 10, ['v1.0']],
    ['0.1v', '0.1v、5.0.1v、1,0.1v', 10, ['0.1v', '0.1v', '0.1v']],
    ['1', '1.5、5.1、1,000、v1、(1)、1.', 10, ['1', '1', '1']],
    ['000', '1,000', 10, []],
    ['2.1/1', '2.1/1.5', 10, []],
    ['apple.com', 'www.apple.com.cn, pineapple.com', 10, ['apple.com']],
    ['--', '----', 10, ['--', '--']],
    ['1.0', '1.0 1.0 1.0', 2, ['1.0', '1.0']],
    ['', 'abc', 10, []],
  ])('%j in %j stands at the borders of words or of their sub-words', (literal, text, most, expected) => {
    const field = foldField(text)
    const found = findLiteral(field, literal, most)
    expect(found.map(({ start, end }) => field.folded.slice(start, end))).toEqual(expected)
  })
})

describe('the words of letters and digits of a field', () => {
  it('are listed in order, each once, and known by where they start', () => {
    const field = foldField('用 Node.js 与 C++')
    expect(field.words().map(({ term }) => term)).toEqual(['nodejs', 'c++'])
    expect(field.wordAt(2)?.term).toBe('nodejs')
    expect(field.wordAt(3)).toBeNull()
  })

  it('have sub-words at humps where capitals are known', () => {
    const [word] = foldField('useEffect').words()
    expect(word!.subWords.map(({ term }) => term)).toEqual(expect.arrayContaining(['use', 'effect']))
    const [plain] = createFoldedField('useeffect', foldField('useeffect').units).words()
    expect(plain!.subWords.map(({ term }) => term)).not.toContain('effect')
  })
})
