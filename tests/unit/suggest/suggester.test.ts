import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldToString } from '../../../src/analysis/fold.ts'
import { readPinyin } from '../../../src/build/expansion/read-pinyin.ts'
import { defaultSuggestWriterOptions, writeSuggestions } from '../../../src/build/expansion/suggest-writer.ts'
import type { LanguageEntry } from '../../../src/build/expansion/suggestion-keys.ts'
import type { NamedFile } from '../../../src/format/header/named-files.ts'
import type { SuggestEntry, SuggestKind } from '../../../src/format/suggest/suggest-entry.ts'
import { openSuggestHeader } from '../../../src/format/suggest/suggest-header.ts'
import { type OtherCompletions, openSuggester, type Suggester } from '../../../src/suggest/suggester.ts'
import { createNamedReader, expectToSurviveDamage } from '../../fixtures/damaged-files.ts'

/** Cuts every two characters: enough for tests, and lossless. */
const cutWords = (folded: string): string[] => folded.match(/..?/gsu) ?? []

function entry(kind: SuggestKind, text: string, weight: number): SuggestEntry {
  return { text, kind, weight, url: kind === 'word' ? null : `/${text}` }
}

const entries = [
  entry('title', '银行业发展报告', 5),
  entry('title', '银行与信贷', 9),
  entry('title', '农业银行的故事', 7),
  entry('title', '銀河之旅', 3),
  entry('title', 'JWT 登录指南', 2),
  entry('heading', '银行的起源', 8),
  entry('heading', '银行', 1),
  entry('word', '银行', 100),
  entry('word', '银河', 20),
  entry('word', '银', 10),
  entry('word', '印花税', 4),
  entry('word', '银杏', 2),
]

function open(files: readonly NamedFile[]): { suggester: Suggester; reads: string[] } {
  const reads: string[] = []
  const header = files.find(({ name }) => name === 'suggest.bin')!
  const suggester = openSuggester(
    openSuggestHeader(header.bytes),
    createNamedReader(files, (name) => reads.push(name)),
  )
  return { suggester, reads }
}

async function neverRead(): Promise<never> {
  throw new Error('expected no read')
}

async function complete(typed: string, limit = 20): Promise<string[]> {
  const { suggester } = open(writeSuggestions(entries, cutWords))
  return (await suggester.complete(typed, limit)).map((one) => one.text)
}

describe('completions', () => {
  it.each([
    ['银行', ['银行与信贷', '银行业发展报告', '银行', '银行的起源', '农业银行的故事']],
    ['银河', ['銀河之旅', '银河']],
    ['银河之', ['銀河之旅']],
    ['jw', ['JWT 登录指南']],
    ['yinh', ['银行与信贷', '银行业发展报告', '銀河之旅']],
    ['yin hang', ['银行与信贷', '银行业发展报告']],
    ['yhyxd', ['银行与信贷']],
    // Words by their readings are those of the index of readings.
    ['yhs', []],
    ['yh', []],
    ['y', []],
    ['', []],
    ['  ', []],
    ['没有', []],
  ])('of %j are %j', async (typed, expected) => {
    expect(await complete(typed)).toEqual(expected)
  })

  it('marks what was typed in the text as its author wrote it', async () => {
    const { suggester } = open(writeSuggestions(entries, cutWords))
    expect((await suggester.complete('银河', 1))[0]).toEqual({
      text: '銀河之旅',
      kind: 'title',
      url: '/銀河之旅',
      weight: 3,
      marks: [[0, 2]],
    })
    const inner = (await suggester.complete('银行', 5)).at(-1)!
    expect([inner.text, inner.marks]).toEqual(['农业银行的故事', [[2, 4]]])
    expect((await suggester.complete('yinhe', 5)).map((one) => one.marks)).toEqual([[]])
  })

  it('offers the best of a start that more keys share than a block holds, from one file', async () => {
    const many = Array.from({ length: 60 }, (_, index) => entry('title', `银行第${index}号`, index))
    const files = writeSuggestions(many, cutWords, { ...defaultSuggestWriterOptions, blockBytes: 256 })
    const { suggester, reads } = open(files)
    const best = Array.from({ length: 20 }, (_, index) => `银行第${59 - index}号`)
    expect((await suggester.complete('银行', 20)).map(({ text }) => text)).toEqual(best)
    expect(reads).toEqual([expect.stringMatching(/^suggest-top-/)])
  })

  it('holds what is typed beyond the units of a key against the text', async () => {
    const title = '银行业发展报告'.repeat(12)
    const { suggester } = open(writeSuggestions([entry('title', title, 1)], cutWords))
    const texts = async (typed: string) => (await suggester.complete(typed, 5)).map(({ marks }) => marks)
    for (const length of [63, 64, 65, 84])
      expect(await texts(title.slice(0, length))).toEqual([[[0, length]]])
    expect(await texts(`${title.slice(0, 64)}农`)).toEqual([])
    expect(await texts(`${title}农`)).toEqual([])
  })

  it('offers texts that differ in their first character alone', async () => {
    const alike = [entry('title', '西安', 2), entry('title', '锡安', 1)]
    const { suggester } = open(writeSuggestions(alike, cutWords))
    expect((await suggester.complete('xian', 5)).map(({ text }) => text)).toEqual(['西安', '锡安'])
  })

  it('offers a text once, by the best of its keys', async () => {
    const { suggester } = open(writeSuggestions(entries, cutWords))
    const same = (await suggester.complete('银行', 20)).filter(({ text }) => text === '银行')
    expect(same.map(({ kind, url }) => [kind, url])).toEqual([['word', null]])
  })

  it('marks the beginning of a word, and nothing of a text that is read as typed', async () => {
    const asked: string[] = []
    const others: OtherCompletions = {
      startingWith: (folded) => (folded === '银' ? [{ text: '银行', weight: 5 }] : []),
      async spelled(letters, limit) {
        asked.push(`${letters} ${limit}`)
        return [{ text: '隐患', weight: 1, by: 'pinyin' }]
      },
    }
    const suggester = openSuggester(
      { topBlockOf: () => null, blocksOf: () => [], numberOfLanguage: () => 0 },
      neverRead,
      others,
    )
    const shown = async (typed: string) =>
      (await suggester.complete(typed, 7)).map(({ text, marks }) => [text, marks])
    expect(await shown('银')).toEqual([['银行', [[0, 1]]]])
    expect(asked).toEqual([])
    expect(await shown('yin h')).toEqual([['隐患', []]])
    expect(asked).toEqual(['yinh 7'])
  })

  it.each([
    ['银', ['银']],
    ['yinh', ['yinh']],
    ['yin h', ['yin h', 'yinh']],
  ])('reads at most three files of those that %j may stand in', async (typed, looked) => {
    const files: string[] = []
    const found: string[] = []
    const other = writeSuggestions([entry('title', '乙', 1)], cutWords)[1]!.bytes
    const suggester = openSuggester(
      {
        topBlockOf: () => null,
        numberOfLanguage: () => 0,
        blocksOf(letters) {
          found.push(letters)
          return [0, 1, 2, 3]
        },
      },
      async (name) => {
        files.push(name)
        return other
      },
    )
    await suggester.complete(typed, 5)
    expect(files).toHaveLength(3)
    expect(found).toEqual(looked)
  })

  it('shows no more than asked for', async () => {
    expect(await complete('银', 3)).toHaveLength(3)
  })

  it('writes the same bytes whatever the order of the entries', () => {
    expect(writeSuggestions([...entries].reverse(), cutWords)).toEqual(
      writeSuggestions([...entries, ...entries], cutWords),
    )
  })

  it('stays within its bytes and keeps the starts of entries longest', async () => {
    const files = writeSuggestions(entries, cutWords, {
      maxBytes: 700,
      blockBytes: 1024,
      maxBlocks: 100,
    })
    expect(files.slice(1).reduce((sum, file) => sum + file.bytes.length, 0)).toBeLessThan(900)
    const { suggester } = open(files)
    const texts = (await suggester.complete('银', 20)).map((one) => one.text)
    expect(texts).toContain('银行与信贷')
    expect(texts).not.toContain('农业银行的故事')
  })

  const manyEntries = fc.array(
    fc.record({
      text: fc.string({
        unit: fc.constantFrom(...'银行河业发展农报告中国际A 1王朝'),
        minLength: 1,
        maxLength: 10,
      }),
      kind: fc.constantFrom<SuggestKind>('title', 'heading', 'word'),
      url: fc.constantFrom(null, '/甲', '/b'),
      weight: fc.integer({ min: 0, max: 50 }),
    }),
    { minLength: 1, maxLength: 150 },
  )
  const small = { ...defaultSuggestWriterOptions, blockBytes: 1024 }

  it('finds every entry by its whole text and by its start, with at most three reads', async () => {
    await fc.assert(
      fc.asyncProperty(manyEntries, fc.nat(), fc.integer({ min: 1, max: 10 }), async (some, pick, length) => {
        const { suggester, reads } = open(writeSuggestions(some, cutWords, small))
        const folded = foldToString(some[pick % some.length]!.text.trim())
        if (folded === '') return
        const whole = await suggester.complete(folded, 20)
        expect(whole.map((one) => foldToString(one.text))).toContain(folded)
        reads.length = 0
        const typed = folded.slice(0, length).trim()
        const completions = await suggester.complete(typed, 20)
        expect(reads.length).toBeLessThanOrEqual(3)
        const starts = new Set(
          some.map((one) => foldToString(one.text.trim())).filter((text) => text.startsWith(typed)),
        )
        expect(completions.length).toBeGreaterThanOrEqual(Math.min(20, starts.size))
      }),
      { seed: 11, numRuns: 200 },
    )
  })

  it('offers only texts that hold what was typed at a start of a word, marked there, or by pinyin', async () => {
    await fc.assert(
      fc.asyncProperty(
        manyEntries,
        fc.oneof(
          fc.string({ unit: fc.constantFrom(...'银行河业农中国a 1王'), minLength: 1, maxLength: 3 }),
          fc.constantFrom('yin', 'yh', 'yinh', 'zg', 'zgg', 'wang chao', 'nong'),
        ),
        async (some, typed) => {
          const { suggester } = open(writeSuggestions(some, cutWords, small))
          for (const { text, marks } of await suggester.complete(typed, 20)) {
            const folded = foldToString(text)
            if (marks.length > 0) {
              const [start, end] = marks[0]!
              expect(foldToString(text.slice(start, end))).toBe(typed.trim())
              expect([0, ...cutWords(folded).map((_, index) => 2 * index)]).toContain(start)
              continue
            }
            const syllables = readPinyin(folded.match(/^[^A-Za-z0-9 ]+/)?.[0].slice(0, 8) ?? '') ?? []
            const letters = typed.replaceAll(' ', '')
            const initials = syllables.map((syllable) => syllable[0]).join('')
            expect(syllables.join('').startsWith(letters) || initials.startsWith(letters)).toBe(true)
          }
        },
      ),
      { seed: 11, numRuns: 300 },
    )
  })

  describe('of an index in several languages', () => {
    const pageIn = (language: string, kind: SuggestKind, text: string): LanguageEntry => ({
      ...entry(kind, text, 1),
      url: `/${language}/${text}`,
      language,
    })
    const pages = [
      pageIn('zh-CN', 'title', '安装'),
      pageIn('zh-TW', 'title', '安裝'),
      pageIn('en', 'title', 'Docker'),
      pageIn('zh-CN', 'title', 'Docker'),
      pageIn('en', 'heading', 'Docker images'),
      pageIn('en', 'title', '安徽'),
      entry('title', '安静', 1),
      entry('word', 'docker', 3),
    ]
    const listUrls = async (typed: string, language?: string, options = defaultSuggestWriterOptions) => {
      const { suggester } = open(writeSuggestions(pages, cutWords, options))
      return (await suggester.complete(typed, 20, language)).map(({ text, url }) => url ?? text)
    }

    it.each([
      ['安', 'zh-CN', ['/zh-CN/安装', '/安静']],
      ['安', 'zh-TW', ['/zh-TW/安裝', '/安静']],
      ['安', 'en', ['/en/安徽', '/安静']],
      ['anz', 'zh-TW', ['/zh-TW/安裝']],
      ['docker', 'zh-CN', ['/zh-CN/Docker']],
      ['docker', 'en', ['/en/Docker', '/en/Docker images']],
      // A language without pages, or none, narrows nothing down.
      ['安', 'fr', ['/en/安徽', '/zh-CN/安装', '/安静']],
      ['安', '', ['/en/安徽', '/zh-CN/安装', '/安静']],
      ['安', undefined, ['/en/安徽', '/zh-CN/安装', '/安静']],
    ])('of %j on a page in %j lead to %j', async (typed, language, urls) => {
      expect((await listUrls(typed, language)).sort()).toEqual(urls)
    })

    it('are as many for a start that too many titles in another language have', async () => {
      const crowd = Array.from({ length: 60 }, (_, at) => pageIn('en', 'title', `安全 number ${at}`))
      const { suggester, reads } = open(writeSuggestions([...pages, ...crowd], cutWords, small))
      const found = await suggester.complete('安', 20, 'zh-CN')
      expect(found.map(({ url }) => url).sort()).toEqual(['/zh-CN/安装', '/安静'])
      expect(reads).toEqual([expect.stringMatching(/^suggest-top-/)])
      expect(await suggester.complete('安', 20, 'en')).toHaveLength(20)
      expect(await suggester.complete('安', 20)).toHaveLength(20)
    })

    it('are written as before where all pages are in one', () => {
      const inOne = entries.map((one) => ({ ...one, language: 'zh-CN' }))
      expect(writeSuggestions(inOne, cutWords)).toEqual(writeSuggestions(entries, cutWords))
    })
  })

  it('refuses damaged bytes or answers less, and never hangs', async () => {
    const files = writeSuggestions(entries, cutWords, small)
    await expectToSurviveDamage(files, 11, async (damaged) => {
      const { suggester } = open(damaged)
      for (const typed of ['银', '银行', 'yinh', 'yin hang', 'yh']) await suggester.complete(typed, 10)
    })
  })
})
