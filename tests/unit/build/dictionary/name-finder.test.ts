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

  it('holds no more candidates than it may', () => {
    const finder = createNameFinder(() => false, { maxCandidates: 1000 })
    for (let code = 0x4e00; code < 0x5e00; code++) finder.add(['王', '王', String.fromCharCode(code)])
    expect(finder.names().length).toBeLessThanOrEqual(1000)
    expect(finder.names()[0]).toMatchObject({ text: '王王' })
  })
})
