import { expect, it } from 'vitest'
import { mergeFacets, toggleFilter } from '../../../../src/search-box/session/facets.ts'

it('names fields as filters do', () => {
  const answered = { authors: { 甲: 1 }, tags: { 乙: 2 }, category: { 丙: 3 }, 'field.tags': { 丁: 4 } }
  const named = { author: { 甲: 1 }, tag: { 乙: 2 }, category: { 丙: 3 }, tags: { 丁: 4 } }
  expect(mergeFacets({}, answered, {})).toEqual(named)
})

it('keeps the other values of a filtered field, with the counts of before', () => {
  const before = { tag: { 甲: 5, 乙: 3 }, category: { 丙: 8 } }
  const merged = mergeFacets(before, { tags: { 甲: 5 }, category: { 丙: 2 } }, { tag: ['甲'] })
  expect(merged).toEqual({ tag: { 甲: 5, 乙: 3 }, category: { 丙: 2 } })
})

it('answers nothing for a release without facets', () => {
  expect(mergeFacets({}, undefined, {})).toEqual({})
})

it.each([
  [{}, 'tag', '甲', { tag: ['甲'] }],
  [{ tag: ['甲'] }, 'tag', '乙', { tag: ['甲', '乙'] }],
  [{ tag: ['甲', '乙'] }, 'tag', '甲', { tag: ['乙'] }],
  [{ tag: ['甲'], lang: ['zh'] }, 'tag', '甲', { lang: ['zh'] }],
  [{ year: ['2022'] }, 'year', '2023', { year: ['2023'] }],
])('%j with %s %s toggled is %j', (filters, field, value, toggled) => {
  expect(toggleFilter(filters, field, value)).toEqual(toggled)
})
