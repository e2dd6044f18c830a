import { expect, it } from 'vitest'
import { firstNewLevel, isSameSection } from '../../../src/text/passage-headings.ts'

const place = { headings: ['标题', '小节'], anchor: 'a' }

it.each([
  [{}, true],
  [{ anchor: 'b' }, false],
  [{ anchor: null }, false],
  [{ headings: ['标题'] }, false],
  [{ headings: ['标题', '别的'] }, false],
  [{ headings: ['标题', '小节', '分节'] }, false],
])('passages that differ by %j are of one section: %s', (fields, same) => {
  expect(isSameSection(place, { ...place, ...fields })).toBe(same)
  expect(isSameSection({ ...place, ...fields }, place)).toBe(same)
})

it.each([
  [undefined, ['标题', '小节'], 0],
  [place, ['标题', '小节', '分节'], 2],
  [place, ['标题', '另一节'], 1],
  [place, ['别的', '小节'], 0],
  [place, ['标题', '另一节', '分节'], 1],
  // The same path at another place: its last heading stands on the page again.
  [place, ['标题', '小节'], 1],
  [place, ['标题'], 0],
])('behind %j a section under %j has new headings from level %i on', (before, headings, level) => {
  expect(firstNewLevel(before, { headings, anchor: 'b' })).toBe(level)
})
