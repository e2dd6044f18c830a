import { describe, expect, it } from 'vitest'
import { border, cutSentences } from '../../../../src/article/passages/sentences.ts'
import { type Section, splitPassages } from '../../../../src/article/passages/split-passages.ts'
import type { Picture } from '../../../../src/format/article.ts'
import { joinPassages } from '../../../fixtures/join-passages.ts'

const section = (text: string, fields: Partial<Section> = {}): Section => ({
  headings: ['标题'],
  anchor: 'a',
  text,
  pictures: [],
  ...fields,
})
const textsOf = (text: string) => splitPassages([section(text)]).map((passage) => passage.text)
/** A sentence of so many characters. */
const sentence = (characters: number, end = '。') => '字'.repeat(characters - 1) + end
const picture = (src: string): Picture => ({ src, caption: '' })

describe('sentences', () => {
  const cut = (text: string, most = 400) => {
    let start = 0
    return cutSentences(text, most).map(({ end, border: kind }) => {
      const from = start
      start = end
      return [text.slice(from, end), kind]
    })
  }

  it.each([
    ['一句。二句！三句？', ['一句。', '二句！', '三句？']],
    ['他说：“走。”然后走了。', ['他说：“走。”', '然后走了。']],
    ['等等……后来；再后来。', ['等等……', '后来；', '再后来。']],
    ['He left. Then he came.', ['He left. ', 'Then he came.']],
    ['版本 3.14 发布。', ['版本 3.14 发布。']],
    ['e.g. this stays. 中文另起。', ['e.g. this stays. ', '中文另起。']],
    ['a!=b 与 f?(x)。', ['a!=b 与 f?(x)。']],
    ['没有句号', ['没有句号']],
    ['', []],
  ])('of %j end where a reader ends them', (text, sentences) => {
    expect(cut(text).map(([part]) => part)).toEqual(sentences)
  })

  it('at the end of a paragraph take its line breaks along', () => {
    expect(cut('一。二。\n\n三')).toEqual([
      ['一。', border.sentence],
      ['二。\n\n', border.paragraph],
      ['三', border.paragraph],
    ])
  })

  it('are cut at clauses only where they are longer than a passage', () => {
    const text = `${'字'.repeat(6)}，${'字'.repeat(6)}。`
    expect(cut(text, 14)).toEqual([[text, border.paragraph]])
    expect(cut(text, 13)).toEqual([
      [text.slice(0, 7), border.clause],
      [text.slice(7), border.paragraph],
    ])
  })

  it('are measured each for itself, wherever it stands', () => {
    const [first, second] = [sentence(300), `${'字'.repeat(120)}，${sentence(80)}`]
    expect(cut(first + second)).toEqual([
      [first, border.sentence],
      [second, border.paragraph],
    ])
  })

  it('that are long are cut in later paragraphs too, between others', () => {
    const long = `${'字'.repeat(6)}，${'字'.repeat(6)}。`
    expect(cut(`前文。\n一句。${long}后。`, 13)).toEqual([
      ['前文。\n', border.paragraph],
      ['一句。', border.sentence],
      [long.slice(0, 7), border.clause],
      [long.slice(7), border.sentence],
      ['后。', border.paragraph],
    ])
    expect(cut(`前文。\n一句。${'字'.repeat(402)}`).map(([part]) => part!.toString().length)).toEqual([
      4, 3, 200, 101, 101,
    ])
  })

  it('have clauses of 200 whole', () => {
    const text = `${'字'.repeat(199)}，${'字'.repeat(250)}`
    expect(cut(text).map(([part]) => part!.toString().length)).toEqual([200, 125, 125])
  })

  it('keep a mark with its letter', () => {
    const text = `${'字'.repeat(199)}e\u0301${'字'.repeat(250)}`
    expect(cut(text)[0]).toEqual(['字'.repeat(199), border.length])
  })

  it('without a clause are halved, into stretches of at most 200', () => {
    expect(cut('字'.repeat(401)).map(([part, kind]) => [part!.toString().length, kind])).toEqual([
      [200, border.length],
      [101, border.length],
      [100, border.paragraph],
    ])
  })

  it('are cut beside a character of two units or with a mark, never inside', () => {
    for (const text of ['𠮷'.repeat(300), '🇨e\u0301'.repeat(120), `字${'𠮷'.repeat(300)}`])
      for (const [part] of cut(text)) {
        expect(part!.toString().isWellFormed()).toBe(true)
        expect(part).not.toMatch(/^\p{M}/u)
      }
  })
})

describe('passages', () => {
  it('are one where the text is short, or empty', () => {
    expect(textsOf('')).toEqual([''])
    expect(textsOf(sentence(60))).toEqual([sentence(60)])
    expect(textsOf(sentence(40) + sentence(40))).toEqual([sentence(40) + sentence(40)])
  })

  it('of two long paragraphs are two, of two short ones one', () => {
    const [long, short] = [sentence(120), sentence(70)]
    expect(textsOf(`${long}\n${long}`)).toEqual([`${long}\n`, long])
    expect(textsOf(`${short}\n${short}`)).toEqual([`${short}\n${short}`])
  })

  it('have 80 characters at least where a sentence more gives them', () => {
    const texts = textsOf(sentence(390) + sentence(30))
    expect(texts).toEqual([sentence(390), sentence(30)])
    expect(textsOf(sentence(340) + sentence(60))).toEqual([sentence(340) + sentence(60)])
    expect(textsOf(sentence(300) + sentence(40) + sentence(70))).toEqual([
      sentence(300),
      sentence(40) + sentence(70),
    ])
  })

  it('leave of two sentences that go with neither the longer by itself', () => {
    expect(textsOf(sentence(20) + sentence(370) + sentence(30))).toEqual([
      sentence(20) + sentence(370),
      sentence(30),
    ])
  })

  it('join a paragraph under 80 characters to its neighbour, one of 80 stands alone', () => {
    expect(textsOf(`${sentence(320)}\n${sentence(79)}`)).toHaveLength(1)
    expect(textsOf(`${sentence(319)}\n${sentence(80)}`)).toHaveLength(2)
  })

  it('count characters, not units, and no blanks at the end', () => {
    const rare = `${'𠮷'.repeat(199)}。`
    expect(textsOf(rare + rare)).toEqual([rare + rare])
    expect(textsOf(`${rare}𠮷${rare}`)).toHaveLength(2)
    expect(textsOf(`${sentence(200)}${sentence(200)}   \n`)).toHaveLength(1)
    expect(textsOf(`${sentence(200)}${sentence(201)}`)).toHaveLength(2)
  })

  it('keep a line that announces what follows beside it', () => {
    const before = sentence(100)
    const leadIn = sentence(100, '：')
    const list = sentence(100)
    expect(textsOf(`${before}\n${leadIn}\n${list}`)).toEqual([`${before}\n`, `${leadIn}\n${list}`])
  })

  it('carry heading, anchor, weight and a number of their own', () => {
    const passages = splitPassages([
      section('前言', { headings: [], anchor: null }),
      section('正文', { weight: 2 }),
    ])
    expect(passages).toStrictEqual([
      { ordinal: 0, headings: [], anchor: null, text: '前言', pictures: [] },
      { ordinal: 1, headings: ['标题'], anchor: 'a', text: '正文', pictures: [], weight: 2 },
    ])
  })

  it('have the pictures that stand in them, the last also those behind the text', () => {
    const text = `${sentence(120)}\n${sentence(120)}`
    const [passage, last] = splitPassages([
      section(text, {
        pictures: [
          { picture: picture('top'), after: 0 },
          { picture: picture('edge'), after: 121 },
          { picture: picture('second'), after: 122 },
          { picture: picture('end'), after: text.length },
        ],
      }),
    ])
    expect(passage?.pictures.map(({ src }) => src)).toEqual(['top', 'edge'])
    expect(last?.pictures.map(({ src }) => src)).toEqual(['second', 'end'])
  })

  it('give the text of the article back, sections apart by a line', () => {
    const long = `${sentence(300)}${sentence(300)}\n${sentence(90)}`
    const passages = splitPassages([section(long), section('第二节', { anchor: 'b' })])
    expect(passages.length).toBeGreaterThan(2)
    expect(joinPassages(passages)).toBe(`${long}\n第二节`)
    expect(joinPassages([])).toBe('')
  })
})
