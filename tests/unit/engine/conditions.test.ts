import { describe, expect, it } from 'vitest'
import { restrict } from '../../../src/engine/local/match/conditions.ts'

describe('a match that only certain passages may have', () => {
  it.each([3, 4096, 4097, 20_000])('has just those, of %i', (count) => {
    const passing = Int32Array.from({ length: count }, (_, index) => index * 3 + 1)
    const { only, allowed } = restrict(passing, null)
    const isAllowed = allowed ?? ((passage: number) => only!.includes(passage))
    for (const passage of [0, 1, 2, 3, 4, count * 3 - 2, count * 3 - 1, count * 3 + 64])
      expect(isAllowed(passage)).toBe(passing.includes(passage))
  })

  it('is asked nothing where any passage may', () => {
    expect(restrict(null, null)).toEqual({ only: null, allowed: null })
  })
})
