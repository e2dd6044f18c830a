import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJiebaDictionary } from '../../../../scripts/index/threads/jieba-dictionary.ts'
import { characterClass, classifyUnit } from '../../../../src/analysis/characters.ts'
import { createFolder, foldToString, unitsToString } from '../../../../src/analysis/fold.ts'
import { createDictionary, readWordCounts } from '../../../../src/build/dictionary/dictionary.ts'
import { createClauseAnalyzer } from '../../../../src/query/analyze-query.ts'
import { parseQuery } from '../../../../src/query/parse-query.ts'
import { createFoldedField } from '../../../../src/query/phrase-match.ts'
import { findMatches } from '../../../../src/search/highlight/find-matches.ts'
import type { HighlightTerms } from '../../../../src/search/highlight/highlight-terms.ts'
import { markText } from '../../../../src/search/highlight/mark-text.ts'
import { chooseFragment, cutSpans, maxSnippetCodePoints } from '../../../../src/search/highlight/snippet.ts'
import { escapeHtml } from '../../../../src/text/escape-html.ts'
import type { Span } from '../../../../src/text/span.ts'
import { sharedFolder, whetherShared } from '../../../fixtures/shared-folder.ts'
import { wildText } from '../../../fixtures/wild-text.ts'

const analyze = createClauseAnalyzer(createDictionary(readWordCounts(readJiebaDictionary(), [])))
const folder = createFolder()

/** What a query is looked for by, were every term of it in the index. */
function readNeedles(q: string): HighlightTerms {
  const clauses = parseQuery(q)
    .clauses.filter((clause) => clause.occur !== 'mustNot')
    .map(analyze)
    .filter((clause) => clause.runs.length > 0)
  const terms = clauses.flatMap((clause) => clause.terms)
  const last = clauses.at(-1)
  const run = last?.runs.at(-1)
  const isOpen = run?.kind === 'alphanumerics' && !last?.clause.isPhrase && /[\p{L}\p{N}]$/u.test(q)
  return {
    clauses,
    alphanumerics: new Set(terms.filter((term) => term.kind === 'alphanumerics').map((term) => term.term)),
    prefix: isOpen && run ? run.text : null,
    alternatives: [],
  }
}

const isSeparator = (text: string, at: number): boolean =>
  classifyUnit(text.charCodeAt(at), text.charCodeAt(at + 1) || 0) === characterClass.separator

/** The text without what is no word at its ends. */
function trimSeparators(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isSeparator(text, start)) start++
  while (end > start && /[\p{P}\p{S}\p{Z}\p{C}]/u.test(text[end - 1]!) && isSeparator(text, end - 1)) end--
  return text.slice(start, end)
}

/** Which units of a folded mark the query asked for. */
function coverAsked(mark: string, { clauses, alphanumerics, prefix }: HighlightTerms): boolean[] {
  const asked = new Array<boolean>(mark.length).fill(false)
  const cover = (start: number, end: number) => asked.fill(true, start, end)
  const units = Uint16Array.from({ length: mark.length }, (_, at) => mark.charCodeAt(at))
  for (const word of createFoldedField(mark, units).words()) {
    for (const one of [word, ...word.subWords]) {
      if (alphanumerics.has(one.term)) cover(one.start, one.end)
      if (prefix !== null && one.term.startsWith(prefix)) cover(one.start, one.end)
    }
  }
  for (const { runs } of clauses) {
    for (const { words, subWords, kind } of runs) {
      if (kind === 'alphanumerics') continue
      for (const piece of [...words, ...subWords])
        for (let at = mark.indexOf(piece); at >= 0; at = mark.indexOf(piece, at + 1))
          cover(at, at + piece.length)
    }
  }
  return asked
}

function expectGoodMarks(text: string, q: string): Span[] {
  const highlightTerms = readNeedles(q)
  const spans = findMatches([text], highlightTerms, folder)
  for (const found of spans) {
    let before = -1
    for (const { start, end } of found) {
      expect(start).toBeGreaterThan(before)
      expect(end).toBeGreaterThan(start)
      before = end
      for (const border of [start, end])
        expect(/[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, border - 1), border + 1))).toBe(
          false,
        )
      const piece = text.slice(start, end)
      const folded = folder.fold(piece)
      const mark = unitsToString(folded.units, 0, folded.length)
      const asked = coverAsked(mark, highlightTerms)
      // A sign that folds to more than one character (㍿) is marked whole.
      const covered = new Set(asked.flatMap((is, at) => (is ? [folded.sourceSpan(at, at + 1).start] : [])))
      for (let at = 0; at < mark.length; at++) {
        const source = folded.sourceSpan(at, at + 1)
        const fits =
          asked[at] || isSeparator(mark, at) || covered.has(source.start) || isJoined(piece, source)
        expect({ piece, at, q, fits: fits || isLowHalf(mark, at) }).toEqual({ piece, at, q, fits: true })
      }
    }
    expect(before).toBeLessThanOrEqual(text.length)
    const { html } = markText(text, found)
    expect(html.replaceAll('<mark>', '').replaceAll('</mark>', '')).toBe(escapeHtml(text))
    expect(html.split('<mark>').length).toBe(found.length + 1)
  }
  return spans[0]!
}

/** Whether a character is a part of an emoji that is marked whole. */
const isJoined = (text: string, { start, end }: Span): boolean =>
  text[start - 1] === '\u200d' || text[end] === '\u200d'

const isLowHalf = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at]!)

/** A stretch of a text that cuts no cluster and no word of letters and digits. */
function cutStretch(text: string, from: number, length: number): string {
  const folded = folder.fold(text)
  if (folded.length === 0) return ''
  const units = folded.units.slice(0, folded.length)
  const words = createFoldedField(unitsToString(units, 0, units.length), units).words()
  const inWord = (at: number) => words.find((word) => word.start <= at && at < word.end)
  const first = from % folded.length
  const last = Math.min(folded.length - 1, first + length)
  const start = inWord(first)?.start ?? first
  const end = inWord(last)?.end ?? last + 1
  return text.slice(folded.sourceSpan(start, end).start, folded.sourceSpan(start, end).end)
}

/** A query that is nothing but text, so that it can be looked for as it stands. */
const isPlain = (q: string): boolean =>
  !/["“”＂「」『』]|(^|\s)[-－−]|(author|tag|after|before)[:：]/iu.test(q) &&
  trimSeparators(foldToString(q)) !== ''

function expectWholeMarked(text: string, q: string): void {
  const header = trimSeparators(foldToString(q))
  if (!isPlain(q) || !foldToString(text).includes(header)) return
  const marks = expectGoodMarks(text, q).map(({ start, end }) => foldToString(text.slice(start, end)))
  const joined = text.includes('\u200d') ? /\p{Extended_Pictographic}\u0301?/gu : /$^/
  expect({ q, marks: marks.length > 0 }).toEqual({ q, marks: true })
  // Clauses of the query are marked beside it too.
  const clauses = header
    .split(/\s+/)
    .map(trimSeparators)
    .sort((a, b) => b.length - a.length)
  for (const mark of marks) {
    const beside = [header, ...clauses].reduce((rest, text) => rest.replaceAll(text, ''), mark)
    expect({ q, mark, rest: trimSeparators(beside.replace(joined, '')) }).toEqual({ q, mark, rest: '' })
  }
}

function expectGoodSnippet(text: string, q: string): void {
  const spans = findMatches([text], readNeedles(q), folder)[0]!
  const window = chooseFragment(text, spans)
  const snippet = text.slice(window.start, window.end)
  expect([...snippet].length).toBeLessThanOrEqual(maxSnippetCodePoints)
  expect(snippet).toBe(snippet.trim())
  const shown = cutSpans(spans, window)
  if (spans.length > 0) expect({ q, shown: shown.length > 0 }).toEqual({ q, shown: true })
  for (const { start, end } of shown) expect(start >= 0 && end <= snippet.length).toBe(true)
}

function readParagraphs(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .slice(0, 40)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\n{2,}/))
    .filter((text) => text.length > 4)
}

const content = join(import.meta.dirname, '../../../../content')
const corpora: readonly (readonly [name: string, folder: string | null])[] = [
  ['the articles of this project', content],
  [`the real article${whetherShared}`, sharedFolder && join(sharedFolder, 'seed')],
  [`newscasts${whetherShared}`, sharedFolder && join(sharedFolder, 'eval/newscast/markdown')],
]

const places = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 14 })), {
  minLength: 1,
  maxLength: 3,
})

describe.each(corpora)('marks in %s', (_name, folderOfCorpus) => {
  const texts = folderOfCorpus === null ? [''] : readParagraphs(folderOfCorpus)
  const stretch = (text: number, from: number, length: number) =>
    cutStretch(texts[text % texts.length]!, from, length)

  it.skipIf(folderOfCorpus === null)('hold what was asked for and nothing else', () => {
    fc.assert(
      fc.property(places, fc.nat(), (stretches, other) => {
        const q = stretches.map((place) => stretch(...place)).join(' ')
        for (const text of [texts[stretches[0]![0] % texts.length]!, texts[other % texts.length]!]) {
          expectGoodMarks(text, q)
          expectGoodSnippet(text, q)
        }
      }),
      { seed: 41, numRuns: 300 },
    )
  })

  it.skipIf(folderOfCorpus === null)('are the whole query where it stands in the text', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.oneof(fc.nat(30), fc.nat(300)), (text, from, length) => {
        const q = stretch(text, from, length)
        expectWholeMarked(texts[text % texts.length]!, q)
        expectGoodSnippet(texts[text % texts.length]!, q)
      }),
      { seed: 42, numRuns: 500 },
    )
  })
})

describe('marks', () => {
  it.each([
    ['灰犀牛', '一头灰犀牛跑了', '一头[灰犀牛]跑了'],
    ['灰犀牛 跑', '灰犀牛，跑吧', '[灰犀牛，跑]吧'],
    ['灰犀牛 hel', '灰犀牛 hello', '[灰犀牛 hel]lo'],
    ['node', 'Node.js 与 nodes', '[Node].js 与 nodes'],
    ['nodejs', '用 Node.js 写', '用 [Node.js] 写'],
    ['node.j', '用 Node.js 写', '用 [Node.js] 写'],
    ['C', 'C# 与 C', 'C# 与 [C]'],
    ['C#', 'C 与 C#', 'C 与 [C#]'],
    ['1000', '共 1,000 元', '共 [1,000] 元'],
    ['3.45亿美元', '花了 3.45亿美元', '花了 [3.45亿美元]'],
    ['株式', '㍿与株式', '[㍿]与[株式]'],
    ['大運河', '大运河与大運河', '[大运河]与[大運河]'],
    ['水 山', '山水', '[山水]'],
    ['銀行', '银\u200b行', '[银\u200b行]'],
    ['银行的改革', '改革了，银行的', '[改革]了，[银行]的'],
    ['银行的改革', '的改革，行的', '的[改革]，行的'],
    ['TCP 三次握手', 'TCP 三次握手：三次握手里 TCP 在握手', '[TCP 三次握手]：[三次握手]里 [TCP] 在握手'],
    ['水 三次握手', '水三次握手，水', '[水三次握手]，水'],
    ['iphone 15', 'iPhone 15 比 iPhone 14 新', '[iPhone 15] 比 iPhone 14 新'],
    ['回收器 G1', '默认的回收器。\nG1 还是', '默认的[回收器]。\n[G1] 还是'],
    ['回收器 G1', '默认的回收器，G1 还是', '默认的[回收器，G1] 还是'],
    ['<b>', 'a <b> & "b"', 'a <[b]> & "[b]"'],
    ['a&b', '说 A&B 吧', '说 [A&B] 吧'],
    ['12月', '每月一次，12月的月刊', '每月一次，[12月]的月刊'],
    ['12月', '月刊', '[月]刊'],
    ['3天', '第3日，天天加班', '第[3]日，[天][天]加班'.replace('][', '')],
    ['月', '12月的月刊', '12[月]的[月]刊'],
    ['天weather', '天气：weather', '天气：[weather]'],
    ['水 山', '水往低处流', '[水]往低处流'],
    ['水 山川', '水往山川流', '[水]往[山川]流'],
    ['taobao-open.com', '见 www.taobao-open.com 与 other.com', '见 www.[taobao-open.com] 与 other.com'],
    ['taobao-open.com', '见 other.com', '见 other.[com]'],
    ['iphone15', 'iPhone 15 与 iPhone 14', '[iPhone 15] 与 iPhone 14'],
    ['"apple.com"', '官网 www.apple.com.cn', '官网 www.[apple.com].cn'],
    ['"react-dom"', '依赖 react-dom-router', '依赖 [react-dom]-router'],
    ['A股行情', '今日A股上涨，行情看好，股票', '今日[A股]上涨，[行情]看好，股票'],
    ['夏天T恤', '夏天穿T恤，恤金与 T', '[夏天]穿[T恤]，恤金与 T'],
    ['云手机5G', '5G 手机', '[5G] [手机]'],
    ['"1.0"', '版本 1.0.21', '版本 [1.0].21'],
    ['十日', '六十日内答复，十日内送达', '六十日内答复，[十日]内送达'],
    ['十日', '六十日内答复', '六[十日]内答复'],
    ['第二', '第二十条与第二款', '第二十条与[第二]款'],
    ['十日 送达', '六十日内送达', '六十日内[送达]'],
  ])('of %s in %s are %s', (q, text, marked) => {
    const spans = findMatches([text], readNeedles(q), folder)[0]!
    const shown = markText(text, spans).html
    expect(shown).toBe(escapeHtml(marked).replaceAll('[', '<mark>').replaceAll(']', '</mark>'))
  })
})

describe('marks across the fields of a hit', () => {
  const mark = (q: string, ...texts: string[]) =>
    findMatches(texts, readNeedles(q), folder).map((spans, at) =>
      spans.map(({ start, end }) => texts[at]!.slice(start, end)),
    )

  it.each([
    ['民法典 解释', ['民法典', '最高人民法院'], [['民法典'], []]],
    ['民法典 解释', ['法典', '最高人民法院'], [['法典'], ['民法']]],
    ['解释民法典', ['民法典', '解释民法'], [['民法典'], ['解释民法']]],
    ['2020年', ['年报', '2020年的报告'], [[], ['2020年']]],
    ['2020年', ['年报', '2021 的报告'], [['年'], []]],
    ['node.js', ['Node.js 入门', '说到 node 与 js'], [['Node.js'], []]],
    ['怎么用并查集', ['并查集应用', '先说并查集'], [['并查集'], ['并查集']]],
    ['怎么用并查集', ['并查集应用', '查集是什么'], [['查集'], ['查集']]],
    ['怎么用并查集', ['说并查集', ''], [['查集'], []]],
    ['并查集的实现', ['并查集', '并查集的实现'], [['并查集'], ['并查集的实现']]],
    ['实现并查集并实现', ['并查集并', '并查集'], [['并查集'], ['并查集']]],
    ['实现并查集并实现', ['并查集并，实', '并查集并，现'], [['并查集'], ['并查集']]],
    ['猫的鲸鱼', ['的鲸鱼', '那的鲸鱼'], [['鲸鱼'], ['鲸鱼']]],
    ['對拍怎么写', ['对拍', '對拍'], [['对拍'], ['對拍']]],
    ['taobao-open.com', ['other.com', 'taobao open com'], [[], ['taobao open com']]],
  ])('of %s in %j are %j', (q, texts, marked) => {
    expect(mark(q, ...texts)).toEqual(marked)
  })
})

describe('marks in any text', () => {
  it('hold what was asked for and nothing else', () => {
    fc.assert(
      fc.property(wildText(80), wildText(6), (text, q) => {
        expectGoodMarks(text, q)
        expectGoodSnippet(text, q)
      }),
      { seed: 43, numRuns: 2000 },
    )
  })

  it('are the whole query where it stands in the text', () => {
    fc.assert(
      fc.property(wildText(40), fc.nat(), fc.integer({ min: 0, max: 12 }), (text, from, length) => {
        const q = cutStretch(text, from, length)
        expectWholeMarked(text, q)
        expectGoodSnippet(text, q)
      }),
      { seed: 44, numRuns: 2000 },
    )
  })
})

describe('what stands in one string', () => {
  it.each([
    ['涨幅 95.6%', '同比涨幅 95.6%，环比 95.6 个。', ['涨幅 95.6%', '95.6']],
    ['95.6%', '同比 95.6%，环比 95.6 个。', ['95.6%', '95.6']],
    ['100%', '约 100%或 100％。', ['100%', '100％']],
    ['#123', '见 #123 与 123。', ['#123', '123']],
    ['"lines()"', '调用 lines() 与 lines。', ['lines()', 'lines']],
    ['"（附一）"', '附一见（附一）。', ['附一', '（附一）']],
    ['（附一）', '见（附一）。', ['附一']],
    ['"https://a.example/"', '到 https://a.example/ 去', ['https://a.example/']],
  ])('%s is marked with the signs of its ends where they are there: %s', (q, text, marked) => {
    const [spans] = findMatches([text], readNeedles(q), folder)
    expect(spans!.map(({ start, end }) => text.slice(start, end))).toEqual(marked)
  })
})

describe('stop words', () => {
  it.each([
    ['请在你的', '现在你的门开着。', ['在你的']],
    ['请在你的门', '现在你的门开着。', ['门']],
    ['请在你的窗', '现在你的门和窗开着。', ['窗']],
  ])('%s are marked in longer strings only where the query says nothing else: %s', (q, text, marked) => {
    const [spans] = findMatches([text], readNeedles(q), folder)
    expect(spans!.map(({ start, end }) => text.slice(start, end))).toEqual(marked)
  })
})
