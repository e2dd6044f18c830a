import { describe, expect, it } from 'vitest'
import { recombinePassages } from '../../../../scripts/measure/bench/recombine.ts'
import type { PassageLine } from '../../../../scripts/measure/peers/peer.ts'

const sentences = Array.from(
  { length: 60 },
  (_, at) => `第${at}句话说的是${'山川湖海'.repeat((at % 9) + 1)}。`,
)

async function* corpus(): AsyncGenerator<PassageLine> {
  for (let at = 0; at < sentences.length; at += 3) {
    yield { id: `p${at}`, title: '', text: sentences.slice(at, at + 3).join('') }
  }
}

async function collect(seed: number, maxSentences = 1000): Promise<PassageLine[]> {
  const passages: PassageLine[] = []
  for await (const passage of recombinePassages(corpus(), { passages: 40, seed, maxSentences }))
    passages.push(passage)
  return passages
}

describe('recombining sentences', () => {
  it('makes as many passages as asked for, of 300–400 characters, each with its own id', async () => {
    const passages = await collect(1)
    expect(passages).toHaveLength(40)
    expect(new Set(passages.map((passage) => passage.id)).size).toBe(40)
    for (const { text } of passages) {
      expect(text.length).toBeGreaterThanOrEqual(300)
      expect(text.length).toBeLessThanOrEqual(400)
    }
  })

  it('uses whole sentences of the corpus only', async () => {
    for (const { text } of await collect(2)) {
      for (const sentence of text.split(/(?<=。)/)) expect(sentences).toContain(sentence)
    }
  })

  it('gives the same passages for the same seed and others for another', async () => {
    expect(await collect(3)).toEqual(await collect(3))
    expect(await collect(3)).not.toEqual(await collect(4))
  })

  it('keeps no more sentences than allowed', async () => {
    const used = new Set((await collect(5, 10)).flatMap(({ text }) => text.split(/(?<=。)/)))
    expect(used.size).toBeLessThanOrEqual(10)
  })

  it('refuses a corpus without sentences', async () => {
    async function* empty(): AsyncGenerator<PassageLine> {
      yield { id: 'a', title: '', text: '短。' }
    }
    const first = recombinePassages(empty(), { passages: 1, seed: 1, maxSentences: 10 }).next()
    await expect(first).rejects.toThrow(/expected a corpus with sentences/)
  })
})
