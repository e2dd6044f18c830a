import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxClauses, parseQuery } from '../../../src/query/parse-query.ts'
import type { Query } from '../../../src/query/query.ts'
import { readDay } from '../../../src/query/query-filters.ts'
import { wildText } from '../../fixtures/wild-text.ts'

/** A query as a reader would note it: `+"phrase"`, `!word` for one that is excluded, words, filters. */
function note({ clauses, authors, tags, notAuthors, notTags, after, before }: Query): string[] {
  return [
    ...clauses.map(({ occur, text, isPhrase }) => {
      const sign = { should: '', must: '+', mustNot: '!' }[occur]
      return isPhrase ? `${sign}"${text}"` : sign + text
    }),
    ...authors.map((author) => `author=${author}`),
    ...tags.map((tag) => `tag=${tag}`),
    ...notAuthors.map((author) => `author!=${author}`),
    ...notTags.map((tag) => `tag!=${tag}`),
    ...(after === null ? [] : [`after=${after}`]),
    ...(before === null ? [] : [`before=${before}`]),
  ]
}

describe('a query', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['   　\n', []],
    ['大运河', ['大运河']],
    ['大运河 杭州　苏州', ['大运河', '杭州', '苏州']],
    ['"大运河"', ['+"大运河"']],
    ['“大运河”', ['+"大运河"']],
    ['”大运河“', ['+"大运河"']],
    ['＂大运河＂', ['+"大运河"']],
    ['“大运河"', ['+"大运河"']],
    ['「大運河」', ['+"大運河"']],
    ['『大運河』', ['+"大運河"']],
    ['「他說『好』」', ['+"他說『好』"']],
    ['杭州"大运河"苏州', ['杭州', '+"大运河"', '苏州']],
    ['" 大运河 "', ['+" 大运河 "']],
    ['"大运河', ['大运河']],
    ['大运河"', ['大运河']],
    ['「大运河', ['大运河']],
    ['大运河」', ['大运河']],
    ['「大运河"', ['大运河']],
    ['"一" "二', ['+"一"', '二']],
    ['""', []],
    ['"" 水', ['水']],
    ['"', []],
    ['-苏州', ['!苏州']],
    ['－苏州 −杭州', ['!苏州', '!杭州']],
    ['水 -"苏州 河"', ['水', '!"苏州 河"']],
    ['水 -「苏州」', ['水', '!"苏州"']],
    ['GPT-4', ['GPT-4']],
    ['水-苏州', ['水-苏州']],
    ['- 苏州', ['-', '苏州']],
    ['--苏州', ['--苏州']],
    ['npm install -g pnpm', ['npm', 'install', 'g', 'pnpm']],
    ['java -Xmx512m', ['java', 'Xmx512m']],
    ['-Xmx512m', ['Xmx512m']],
    ['-f选项：指定格式', ['f选项：指定格式']],
    ['-native', ['native']],
    ['docker build -t demo --no-cache', ['docker', 'build', 't', 'demo', '--no-cache']],
    ['kubectl get -o=json', ['kubectl', 'get', 'o=json']],
    ['react -native', ['react', '!native']],
    ['react -"native app"', ['react', '!"native app"']],
    ['"react" -rf', ['+"react"', '!rf']],
    ['春天 -g', ['春天', '!g']],
    ['npm -安装', ['npm', '!安装']],
    ['使用 -d 参数', ['使用', 'd', '参数']],
    ['使用 -"d" 参数', ['使用', '!"d"', '参数']],
    ['使用 -it 参数', ['使用', '!it', '参数']],
    ['春天 -g tag:水', ['春天', '!g', 'tag=水']],
    ['-水 -g', ['!水', '!g']],
    ['tag:react -native', ['!native', 'tag=react']],
    ['-', ['-']],
    ['- 苏州 -', ['-', '苏州', '-']],
    ['"水"-苏州', ['+"水"', '-苏州']],
    ['"水" -苏州', ['+"水"', '!苏州']],
    ['-n kube-system get', ['n', 'kube-system', 'get']],
    ['-"n" kube -g', ['!"n"', 'kube', '!g']],
    ['使用 -d -e', ['使用', '!d', '!e']],
    ['grep "a  b" -rf', ['grep', '+"a  b"', 'rf']],
    ['grep "中 b" -rf', ['grep', '+"中 b"', '!rf']],
    ['grep "" -rf', ['grep', 'rf']],
    ['author:王毅', ['author=王毅']],
    ['author：王毅 水', ['水', 'author=王毅']],
    ['AUTHOR:"王 毅"', ['author=王 毅']],
    ['tag:「长 江」', ['tag=长 江']],
    ['tag:一 tag:二', ['tag=一', 'tag=二']],
    ['author:', ['author:']],
    ['author:""', ['author:""']],
    ['myauthor:王毅', ['myauthor:王毅']],
    ['-author:王毅', ['author!=王毅']],
    ['会议 －TAG：「人 事」', ['会议', 'tag!=人 事']],
    ['-tag:a -tag:b tag:c', ['tag=c', 'tag!=a', 'tag!=b']],
    ['-author:', ['author:']],
    ['会议 -author:', ['会议', '!author:']],
    ['会议-tag:人事', ['会议-tag:人事']],
    ['会议 -after:2023', ['会议', '!after:2023']],
    ['tag:react -native -author:x', ['!native', 'tag=react', 'author!=x']],
    ['after:2023-07-01', ['after=2023-07-01']],
    ['after：２０２３－０７－０１', ['after=2023-07-01']],
    ['before:2023-07', ['before=2023-07-31']],
    ['before:2024年2月', ['before=2024-02-29']],
    ['after:2023 before:2023', ['after=2023-01-01', 'before=2023-12-31']],
    ['after:2023-01 after:2022-01', ['after=2023-01-01']],
    ['before:2022-01 before:2023-01', ['before=2022-01-31']],
    ['after:2023-02-30', ['after:2023-02-30']],
    ['after:昨天', ['after:昨天']],
    ['before:', ['before:']],
    ['title:水', ['title:水']],
  ])('%j is %j', (text, expected) => {
    expect(note(parseQuery(text))).toEqual(expected)
  })

  it('is no error, whatever was typed', () => {
    fc.assert(
      fc.property(wildText(200), (text) => {
        const { clauses, after, before } = parseQuery(text)
        expect(clauses.filter(({ occur }) => occur === 'should').length).toBeLessThanOrEqual(maxClauses)
        for (const day of [after, before]) if (day !== null) expect(readDay(day, false)).toBe(day)
        const optional = clauses.filter(({ occur }) => occur === 'should')
        const asTyped = [
          ...clauses.filter(({ occur }) => occur !== 'should'),
          ...optional.slice(0, maxClauses - 1),
        ]
        for (const clause of asTyped) expect(text).toContain(clause.text)
      }),
      { seed: 21, numRuns: 2000 },
    )
  })

  it('keeps every required and every excluded clause, however many words there are', () => {
    const words = Array.from({ length: 60 }, (_, at) => `w${at}`)
    const { clauses } = parseQuery(`${words.join(' ')} "must" -水 -"not this" ${words.join(' ')}`)
    const required = clauses.filter(({ occur }) => occur !== 'should')
    expect(required.map(({ occur, text }) => [occur, text])).toEqual([
      ['must', 'must'],
      ['mustNot', '水'],
      ['mustNot', 'not this'],
    ])
    expect(clauses.length).toBe(maxClauses + required.length)
  })

  it.each([
    ['java', true],
    ['汉语 java', true],
    ['java ', false],
    ['java tag:x', false],
    ['java author:x', false],
    ['java -x', true],
    ['java "x"', false],
    ['title:java', true],
    ['', false],
  ])('%j ends in a word that may still be typed: %j', (text, expected) => {
    expect(parseQuery(text).endsInWord).toBe(expected)
  })

  it('loses no letter and no digit of what is not syntax', () => {
    fc.assert(
      fc.property(wildText(40), (text) => {
        const query = parseQuery(text)
        const kept = [...note(query), ...query.clauses.map((clause) => clause.text)].join(' ')
        const words = text.match(/[汉運a-wyz]+/gu) ?? []
        for (const word of words) expect(kept.toLowerCase()).toContain(word.toLowerCase())
      }),
      { seed: 22, numRuns: 2000 },
    )
  })

  it.each([
    ['quotes', '"'],
    ['corner brackets', '「'],
    ['closed quotes', '"汉"'],
    ['minus signs', '-'],
    ['excluded words', '-汉 '],
    ['fields', 'author:'],
    ['fields with quotes', 'tag:"'],
    ['words', '汉 '],
  ])('of 100,000 %s has a bounded number of clauses', (_name, piece) => {
    expect(parseQuery(piece.repeat(100_000)).clauses.length).toBeLessThanOrEqual(maxClauses + 1)
  })
})

describe('a day', () => {
  it.each([
    ['2023-07-01', false, '2023-07-01'],
    ['2023/7/1', false, '2023-07-01'],
    ['2023.7.1', true, '2023-07-01'],
    ['2023年7月1日', false, '2023-07-01'],
    ['2023年7月', true, '2023-07-31'],
    ['2023年', true, '2023-12-31'],
    ['2024-02', true, '2024-02-29'],
    ['2023-02-29', false, null],
    ['2023-13', false, null],
    ['2023-00', false, null],
    ['2023-', false, null],
    ['23-01-01', false, null],
    ['20230701', false, null],
    ['', false, null],
  ] as const)('is read from %s (last: %s) as %s', (text, last, expected) => {
    expect(readDay(text, last)).toBe(expected)
  })
})
