import { expect, it } from 'vitest'
import { broaderQueries } from '../../../../src/search-box/session/no-results.ts'

it.each([
  ['"灰犀牛 事件"', [], ['灰犀牛 事件', '灰犀牛']],
  ['灰犀牛 -黑天鹅', [], ['灰犀牛']],
  ['灰犀牛 -"黑 天鹅"', [], ['灰犀牛']],
  ['author:王毅 访美', [], ['访美']],
  ['王毅 访美 晚宴', ['王毅', '访美', '晚宴'], ['王毅 访美', '王毅', '访美']],
  ['灰犀牛在火星', ['灰犀牛', '火星'], ['灰犀牛', '火星']],
  ['灰西牛', ['灰', '西', '牛'], []],
  ['火星殖民地', ['火', '星', '殖民地'], ['殖民地']],
  ['「火星」', ['火星'], ['火星']],
  ['火星', ['火星'], []],
  ['-火星', [], []],
])('%s with terms %j could be %j', (query, terms, broader) => {
  expect(broaderQueries(query, terms)).toEqual(broader)
})
