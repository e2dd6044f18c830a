import { expect, it } from 'vitest'
import { weighByRarity } from '../../../../src/search/rank/rarity.ts'

it('weighs a string more the fewer of the texts have it', () => {
  const { weights, shares } = weighByRarity(['甲', '乙', '丙'], ['甲乙', '甲', '甲'])
  expect(weights[0]).toBeCloseTo(Math.log(1 + 0.5 / 3.5))
  expect(weights[1]).toBeCloseTo(Math.log(1 + 2.5 / 1.5))
  expect(weights[2]).toBeCloseTo(Math.log(1 + 3.5 / 0.5))
  const total = weights[0]! + weights[1]! + weights[2]!
  expect(shares[0]).toBeCloseTo((weights[0]! + weights[1]!) / total)
  expect(shares[1]).toBeCloseTo(weights[0]! / total)
  expect(shares[2]).toBe(shares[1])
})

it('gives no share of nothing', () => {
  expect([...weighByRarity([], ['甲']).shares]).toEqual([0])
  expect(weighByRarity(['甲'], []).shares).toHaveLength(0)
})
