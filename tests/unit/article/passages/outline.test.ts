import { describe, expect, it } from 'vitest'
import { createGitHubAnchors } from '../../../../src/article/anchors/anchors.ts'
import type {
  Block,
  HeadingBlock,
  ParagraphBlock,
  PictureBlock,
} from '../../../../src/article/blocks/block.ts'
import {
  findTitle,
  findTopHeading,
  layOutSections,
  type OutlineOptions,
  readTypography,
  visibleText,
} from '../../../../src/article/passages/outline.ts'

const heading = (level: number, text: string, more: Partial<HeadingBlock> = {}): HeadingBlock => ({
  kind: 'heading',
  level,
  text,
  anchor: null,
  ...more,
})
const paragraph = (raw: string, more: Partial<ParagraphBlock> = {}): ParagraphBlock => ({
  kind: 'paragraph',
  form: 'plain',
  raw,
  isTopLevel: true,
  ...more,
})
const picture = (src: string, more: Partial<PictureBlock> = {}): PictureBlock => ({
  kind: 'picture',
  src,
  alt: '',
  caption: null,
  ...more,
})
const text = paragraph('正文。')

describe('typography', () => {
  const bold = (raw: string, more = {}) => paragraph(raw, { form: 'bold', ...more })
  const emphasised = (raw: string, more = {}) => paragraph(raw, { form: 'emphasised', ...more })

  it.each([
    ['bold text alone', bold('水源')],
    ['as much bold text as a heading has', bold('水'.repeat(50))],
  ])('makes a heading of %s', (_, block) => {
    const read = [text, heading(7, block.raw), text]
    expect(readTypography([text, block, text])).toEqual(read)
  })

  it.each([
    ['more bold text', bold('水'.repeat(51))],
    ['a sentence', bold('水是茶之母。')],
    ['a beginning of a list', bold('用具：')],
    ['two paragraphs', bold('水\n\n茶')],
    ['bold text in a list', bold('水源', { isTopLevel: false })],
    ['plain text', text],
    ['emphasised text', emphasised('水源')],
  ])('makes none of %s', (_, block) => {
    expect(readTypography([text, block, text])).toEqual([text, block, text])
  })

  it('makes no heading of what nothing follows', () => {
    expect(readTypography([text, bold('水源')])).toEqual([text, bold('水源')])
  })

  it.each([
    ['emphasised text under it', emphasised('渡口'), '渡口'],
    ['as much of it as a caption has', emphasised('渡'.repeat(200)), '渡'.repeat(200)],
  ])('makes the caption of a picture of %s', (_, block, caption) => {
    expect(readTypography([picture('a.png'), block])).toEqual([picture('a.png', { caption })])
  })

  it.each([
    ['more emphasised text', picture('a.png'), emphasised('渡'.repeat(201))],
    ['emphasised text in a quote', picture('a.png'), emphasised('渡口', { isTopLevel: false })],
    ['plain text', picture('a.png'), text],
    ['emphasised text under a picture that has one', picture('a.png', { caption: '船' }), emphasised('渡口')],
    ['emphasised text under a paragraph', text, emphasised('渡口')],
  ])('makes none of %s', (_, first, second) => {
    expect(readTypography([first, second])).toEqual([first, second])
  })
})

describe('the title of an article', () => {
  it('is its first heading of the first level that says something', () => {
    expect(findTitle([text, heading(2, '水'), heading(1, ' '), heading(1, '茶\n经'), heading(1, '二')])).toBe(
      '茶经',
    )
    expect(findTitle([text, heading(2, '水')])).toBeNull()
  })

  it.each<[string, Block[], string | null, string | null]>([
    ['all others stand under', [heading(2, '茶'), text, heading(3, '水')], '茶', '茶'],
    ['is alone', [heading(2, '茶'), text], '茶', null],
    ['has one beside it', [heading(2, '茶'), heading(3, '水'), heading(2, '器')], null, null],
    ['has one above it', [heading(2, '茶'), heading(1, '水')], null, null],
    ['has text before it', [text, heading(2, '茶'), heading(3, '水')], null, null],
    ['is not there', [text], null, null],
  ])('may be the heading at the top that %s', (_, blocks, alone, above) => {
    expect(findTopHeading(blocks, true)).toBe(alone)
    expect(findTopHeading(blocks, false)).toBe(above)
  })
})

/** Sections as `headings #anchor: text`. */
function layOut(blocks: readonly Block[], options: Partial<OutlineOptions> = {}): string[] {
  const sections = layOutSections(blocks, {
    title: '题',
    anchors: createGitHubAnchors(),
    anchorsBoldHeadings: false,
    anchorsHtmlHeadings: false,
    resolve: (src) => (src === '' ? null : `/${src}`),
    ...options,
  })
  return sections.map((section) => {
    const pictures = section.pictures.map(
      ({ picture: { src, caption }, after }) => ` [${src} ${caption} ${after}]`,
    )
    const weight = section.weight === undefined ? '' : ` ×${section.weight}`
    return `${section.headings.join(' > ')} #${section.anchor}${weight}: ${section.text}${pictures.join('')}`
  })
}

describe('sections', () => {
  it('stand under the path of their headings', () => {
    const blocks = [
      text,
      heading(2, '水'),
      text,
      heading(4, '泉'),
      text,
      heading(3, '井'),
      text,
      heading(2, '器'),
      text,
    ]
    expect(layOut(blocks)).toEqual([
      ' #null: 正文。',
      '水 #水: 正文。',
      '水 > 泉 #泉: 正文。',
      '水 > 井 #井: 正文。',
      '器 #器: 正文。',
    ])
  })

  it('have the anchors of their headings, else that of the section before', () => {
    const blocks = [
      heading(2, '水', { anchor: 'water' }),
      heading(2, '水', { slugText: 'shui' }),
      heading(3, '泉', { isHtml: true }),
      heading(3, '井', { isHtml: true, anchor: 'well' }),
      heading(7, '溪'),
    ]
    const paths = ['水', '水', '水 > 泉', '水 > 井', '水 > 井 > 溪']
    const anchorsOf = (options: Partial<OutlineOptions>) =>
      layOut(
        blocks.flatMap((block) => [block, text]),
        options,
      )
    const expected = (...anchors: string[]) => paths.map((path, at) => `${path} #${anchors[at]}: 正文。`)
    expect(anchorsOf({})).toEqual(expected('water', 'shui', 'shui', 'well', 'well'))
    expect(anchorsOf({ anchorsHtmlHeadings: true })).toEqual(expected('water', 'shui', '泉', 'well', 'well'))
    expect(anchorsOf({ anchorsBoldHeadings: true })).toEqual(expected('water', 'shui', 'shui', 'well', '溪'))
  })

  it('do not begin at a heading that repeats the title, which has its anchor all the same, or at an empty one', () => {
    const of = (first: HeadingBlock, options = {}) =>
      layOut([first, heading(2, ' '), text, heading(2, '题'), heading(2, '题-1'), text], options)
    const second = of(heading(1, '题'))
    expect(second[0]).toBe(' #null: 正文。')
    expect(second[1]).toBe('题-1 #题-1-1: 正文。')
    expect(of(heading(1, '题', { anchor: 'top' }))[1]).toBe('题-1 #题-1: 正文。')
    expect(of(heading(1, '题', { isHtml: true }))[1]).toBe('题-1 #题-1: 正文。')
    expect(of(heading(1, '题', { isHtml: true }), { anchorsHtmlHeadings: true })[1]).toBe(
      '题-1 #题-1-1: 正文。',
    )
  })

  it('count the anchors of headings inside of lists', () => {
    const nested = paragraph('水', { isNestedHeading: true })
    expect(layOut([nested, heading(2, '水'), text]).at(-1)).toBe('水 #水-1: 正文。')
    expect(layOut([paragraph('水'), heading(2, '水'), text]).at(-1)).toBe('水 #水: 正文。')
    const named = paragraph('水', { isNestedHeading: true, slugText: '泉' })
    expect(layOut([named, heading(2, '泉'), text]).at(-1)).toBe('泉 #泉-1: 正文。')
  })

  it('have paragraphs as they are seen, verbatim ones as they are written', () => {
    const raw = '水  \n\n 在山\n上'
    expect(layOut([paragraph(raw), paragraph(raw, { form: 'verbatim' }), paragraph(' ')])).toEqual([
      ` #null: 水\n在山上\n${raw}`,
    ])
  })

  it('leave out paragraphs whose lines are all repeated, but no code', () => {
    const isRepeated = (line: string) => line === '订阅' || line === '分享'
    const raw = '订阅\n\n分享'
    const blocks = [paragraph(raw), paragraph('订阅\n\n茶'), paragraph('订阅', { form: 'verbatim' })]
    expect(layOut(blocks, { isRepeated })).toEqual([' #null: 订阅\n茶\n订阅'])
  })

  it('go on in a section of their own where paragraphs count otherwise', () => {
    const light = paragraph('注。', { weight: 0.5 })
    expect(layOut([heading(2, '水'), light, light, text, light])).toEqual([
      '水 #水 ×0.5: 注。\n注。\n',
      '水 #水: 正文。\n',
      '水 #水 ×0.5: 注。',
    ])
  })

  it('hold pictures behind the paragraphs before them, and words of those without an address', () => {
    const blocks = [
      picture('a.png', { alt: '甲' }),
      text,
      text,
      picture('b.png', { alt: '乙', caption: '丙\n丁' }),
      picture('', { alt: '戊' }),
      picture(''),
    ]
    expect(layOut(blocks)).toEqual([' #null: 正文。\n正文。\n戊 [/a.png 甲 0] [/b.png 丙丁 7]'])
  })

  it('are kept empty where nothing else shows their heading, or the article', () => {
    expect(layOut([])).toEqual([' #null: '])
    expect(layOut([heading(2, '水')])).toEqual(['水 #水: '])
    const under = [
      heading(2, '水'),
      heading(3, '泉'),
      text,
      heading(2, '器'),
      heading(2, '火'),
      picture('a.png'),
    ]
    expect(layOut(under)).toEqual(['水 > 泉 #泉: 正文。', '器 #器: ', '火 #火:  [/a.png  0]'])
    expect(layOut([heading(2, '水'), heading(2, '器'), heading(3, '水'), text])).toEqual([
      '水 #水: ',
      '器 > 水 #水-1: 正文。',
    ])
  })
})

it.each([
  ['a\nb', 'a b'],
  ['水\n在', '水在'],
  ['水 \n\n\n 在', '水\n在'],
  ['\u200b 水\u00a0在 ', '水 在'],
])('text %j is seen as %j', (raw, seen) => {
  expect(visibleText(raw)).toBe(seen)
})
