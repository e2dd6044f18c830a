import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSentences } from '../../../../src/article/passages/sentences.ts'
import { wildText } from '../../../fixtures/wild-text.ts'

/** The sentences of a text, each as it stands there. */
function cut(text: string, maxLength = 40): string[] {
  const ends = cutSentences(text, maxLength).map(({ end }) => end)
  return ends.map((end, at) => text.slice(ends[at - 1] ?? 0, end))
}

describe('sentences', () => {
  it.each([
    ['水开了。茶熟了！', ['水开了。', '茶熟了！']],
    ['水开了。\n\n茶熟了', ['水开了。\n\n', '茶熟了']],
    ['\n水\n', ['\n', '水\n']],
    ['', []],
  ])('of %j are %j', (text, sentences) => {
    expect(cut(text)).toEqual(sentences)
  })

  it('join to the text, whatever it is, and cut no character', () => {
    fc.assert(
      fc.property(wildText(300), fc.integer({ min: 1, max: 60 }), (text, maxLength) => {
        const sentences = cut(text, maxLength)
        expect(sentences.join('')).toBe(text)
        for (const [at, sentence] of sentences.entries()) {
          expect(sentence).not.toBe('')
          if (at > 0)
            expect(/[\ud800-\udbff]$/.test(sentences[at - 1]!) && /^[\udc00-\udfff]/.test(sentence)).toBe(
              false,
            )
        }
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  it.each([
    ['a mark on it', 'e\u0301'],
    ['several marks', 'e\u0301\u0302\u0303'],
    ['two units', '𠮷'],
    ['a joiner between emoji', '👩\u200d🌾'],
    ['joiners and a sign of colour', '🏳\ufe0f\u200d🌈'],
  ])('without an end are cut beside a character with %s', (_, character) => {
    for (const before of ['', '水', '水水', '水水水', '水水水水']) {
      const text = before + character.repeat(600)
      for (const sentence of cut(text).slice(1)) expect(sentence.startsWith(character), before).toBe(true)
    }
  })
})
