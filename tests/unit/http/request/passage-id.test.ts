import { expect, it } from 'vitest'
import { readPassageId } from '../../../../src/http/request/passage-id.ts'

it.each([
  ['canal/1#2', { article: 'canal/1', ordinal: 2 }],
  ['a#b#1234567', { article: 'a#b', ordinal: 1_234_567 }],
  ['a\nb#0', { article: 'a\nb', ordinal: 0 }],
  ['#3', { article: '', ordinal: 3 }],
  ['a', null],
  ['a#', null],
  ['a#1x', null],
  ['a#-1', null],
  ['a#12345678', null],
])('reads the id of a passage %j', (id, passage) => {
  expect(readPassageId(id)).toEqual(passage)
})
