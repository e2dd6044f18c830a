import { expect, it } from 'vitest'
import { checkSynonyms } from '../../../../src/build/expansion/expansion-files.ts'

it('refuses a group of synonyms in which everything finds everything', () => {
  const words = (count: number): string[] => Array.from({ length: count }, (_, n) => `词${n}`)
  expect(() => checkSynonyms([words(2), words(200)])).not.toThrow()
  expect(() => checkSynonyms([words(2), words(20_000)])).toThrow(
    /at most 200 synonyms in a group, got 20000 \(词0, 词1, 词2/,
  )
})
