import { describe, expect, it } from 'vitest'
import { createNameFinder } from '../../../../src/build/dictionary/name-finder.ts'

const common = new Set(['质量', '先生', '建设'])

function namesIn(...sentences: string[]): string[] {
  const finder = createNameFinder((word) => common.has(word))
  for (const sentence of sentences) finder.add(sentence.split('|'))
  return finder.names().map((name) => name.text)
}

describe('finding names that a cut leaves in pieces', () => {
  it.each([
    ['王|超|超|在|会议|上|作|了|发言', ['王超超']],
    ['王|超超|在|会议|上', ['王超超']],
    ['外交部长|王|毅|会见', ['王毅']],
    ['欧阳|娜娜|说', ['欧阳娜娜']],
    ['高|质量|发展', []],
    ['王|先生|说', []],
    ['张|，|伟', []],
    ['张|A', []],
    ['周|三|上午', []],
    ['总统|泽|连|斯基|说', ['泽连斯基']],
    ['与|布林|肯|、|苏|纳克|会面', ['布林肯', '苏纳克']],
    ['巴西|和|智利', []],
    ['巴西|智利', []],
    ['斯|，|斯基', []],
  ])('finds in %s %j', (sentence, names) => {
    expect(namesIn(sentence)).toEqual(names)
  })

  it('drops a shorter name that is only ever the start of a longer one', () => {
    expect(namesIn('王|超|超', '王|超|超', '王|毅', '王|毅|称')).toEqual(['王毅', '王超超'])
  })

  it.each([
    ['is left out where it is all but a part of a longer one', 4, 1, ['王超超']],
    ['stays where it is seen without that one more than one time in five', 3, 1, ['王超', '王超超']],
  ])('a name %s', (_, long, short, names) => {
    const sentences = [...Array(long).fill('王|超|超'), ...Array(short).fill('王|超|，')]
    expect(namesIn(...sentences)).toEqual(names)
  })

  it.each([
    ['as many as it may', 'aabbbccd', 'a2 b3 c2 d1'],
    ['as many as it may, seen again', 'abcda', 'a2 b1 c1 d1'],
    ['those seen more than once where one more comes', 'aaabbcde', 'a3 b2 e1'],
    ['those seen more often, until half of them are left', 'aaabbccde', 'a3 e1'],
    ['none but the newest where all were seen as often', 'aabbccdde', 'e1'],
  ])('holds %s', (_, seen, held) => {
    const finder = createNameFinder(() => false, { maxCandidates: 4 })
    const given = { a: '磊', b: '娟', c: '婷', d: '昊', e: '岚' } as const
    for (const letter of seen) finder.add(['王', given[letter as keyof typeof given]])
    const letterOf = (name: string) => Object.entries(given).find(([, text]) => name.endsWith(text))![0]
    const names = finder.names().map(({ text, count }) => `${letterOf(text)}${count}`)
    expect(names.sort().join(' ')).toBe(held)
  })

  it('holds no more candidates than it may', () => {
    const finder = createNameFinder(() => false, { maxCandidates: 1000 })
    for (let code = 0x4e00; code < 0x5e00; code++) finder.add(['王', '王', String.fromCharCode(code)])
    expect(finder.names().length).toBeLessThanOrEqual(1000)
    expect(finder.names()[0]).toMatchObject({ text: '王王' })
  })
})
