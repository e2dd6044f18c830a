import { describe, expect, it } from 'vitest'
import { restrict } from '../../../../../src/engine/local/match/conditions.ts'

describe('a match that only certain passages may have', () => {
  it('has just those that were listed, whatever else is allowed', () => {
    const passing = Int32Array.of(1, 4, 7)
    expect(restrict(passing, () => false)).toEqual({ only: passing, allowed: null })
  })

  it('is asked nothing where any passage may', () => {
    expect(restrict(null, null)).toEqual({ only: null, allowed: null })
  })
})
