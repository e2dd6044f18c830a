import { describe, expect, it } from 'vitest'
import { findAnswerType, holdsAnswer } from '../../../../src/search/rank/answer-type.ts'

const strings = ['城墙', '砖塔']
const weights = [2, 1]

function holds(question: string, body: string): boolean | null {
  const type = findAnswerType(question)
  return type === null ? null : holdsAnswer(type, body, strings, weights)
}

describe('the answer that a question asks for', () => {
  it.each([
    ['城墙何时建成', '城墙于1370年建成'],
    ['城墙是什么时候建的', '城墙建于洪武三年八月'],
    ['城墙建于哪一年', '城墙建于一三七〇年'],
    ['城墙建于哪个世纪', '城墙是十四世纪的'],
    ['城墙有几座门', '城墙有十八座门'],
    ['城墙有多少公里', '城墙长13公里'],
    ['城墙有几百公里', '城墙长十余百'],
    ['城墙有多长', '城墙长13.7 公里'],
    ['城墙有多高', '城墙高十二米'],
    ['城墙占地多大', '城墙占地30余亩'],
    ['城墙的砖有多重', '城墙的砖重20公斤'],
    ['修城墙用了多久', '城墙修了八年'],
  ])('is seen in a text: %s', (question, body) => {
    expect(holds(question, body)).toBe(true)
  })

  it.each([
    ['城墙何时建成', '城墙很厚，有18座门'],
    ['城墙有几座门', '城墙建于1370年，门很多'],
    ['城墙有多少公里', '城墙13丈高'],
    ['城墙有多高', '城墙有18座门'],
    ['城墙占地多大', '城墙高12米'],
    ['城墙的砖有多重', '城墙的砖长三尺'],
  ])('is not another number: %s', (question, body) => {
    expect(holds(question, body)).toBe(false)
  })

  it.each(['城墙', '城墙的来历', '谁建了城墙', '多少'])('is not known of %s', (question) => {
    expect(findAnswerType(question)).toBeNull()
  })

  it('stands in the sentence that has most of the question, or before it', () => {
    const question = '城墙何时建成'
    expect(holds(question, '砖塔很高。那是1370年。城墙建成了')).toBe(true)
    expect(holds(question, '砖塔建于1370年。塔很高。城墙很厚')).toBe(false)
    expect(holds(question, '城墙很厚。那是1370年。')).toBe(false)
    expect(holds(question, '那是1370年。')).toBe(false)
  })
})
