import { describe, expect, it } from 'vitest'
import { type GeneratorName, plainSite } from '../../../../../src/article/generators/site-rules.ts'
import { parseArticle } from '../../../../../src/article/parse-article.ts'

/** Lines that a reader sees of a text, and captions of its pictures. */
function linesOf(markdown: string, generator: GeneratorName = 'plain'): string[] {
  const site = { ...plainSite, generator }
  const parsed = parseArticle({
    id: 'a',
    path: 'docs/a.md',
    markdown: `# 茶\n\n${markdown}`,
    file: 'a.md',
    site,
  })
  return parsed!.passages.flatMap(({ text, pictures }) => [
    ...text.split('\n').filter((line) => line !== ''),
    ...pictures.map(({ caption }) => caption),
  ])
}

describe('directives of MyST', () => {
  it.each([
    ['a box', '```{note}\n先洗杯。\n```', ['先洗杯。']],
    ['a box with a title', '```{admonition} 提醒\n:class: tip\n\n**水**要开。\n```', ['提醒', '水要开。']],
    ['between colons', ':::{warning}\n:class: dropdown\n烫。\n:::', ['烫。']],
    [
      'one in another',
      '::::{tab-set}\n:::{tab-item} 绿茶\n八十度\n:::\n:::{tab-item} 红茶\n:sync: b\n沸水\n:::\n::::',
      ['绿茶', '八十度', '红茶', '沸水'],
    ],
    ['a figure', '```{figure} cup.png\n:name: fig-cup\n:width: 80%\n\n一只盖碗。\n```', ['一只盖碗。', '']],
    ['a picture', '```{image} cup.png\n:alt: 盖碗\n```', ['盖碗']],
    ['a table', '```{list-table} 水温\n:header-rows: 1\n\n* - 茶\n  - 度\n```', ['水温', '茶', '度']],
    ['code', '```{code-block} python\n:caption: 煮水\n:linenos:\n\nboil("水")\n```', ['煮水', 'boil("水")']],
    ['a formula', '```{math}\n:label: heat\n\\alpha^2\n```', ['α^2']],
    [
      'what stands elsewhere',
      '```{toctree}\n:maxdepth: 2\n\nguide/brew\n```\n\n```{include} ../note.md\n```',
      [''],
    ],
    ['a chunk of code', '```{python}\nboil(1)\n```', ['boil(1)']],
    [
      'roles',
      '见 {ref}`冲泡 <brew>`、{doc}`../b`，按 {kbd}`Enter`，{term}`盖碗`。',
      ['见 冲泡、，按 Enter，盖碗。'],
    ],
  ])('%s', (_, markdown, lines) => {
    expect(linesOf(markdown)).toEqual(lines[0] === '' ? [] : lines)
  })
  it('are code where a generator reads none', () => {
    expect(linesOf('```{note}\n先洗杯。\n```', 'jekyll')).toEqual(['先洗杯。'])
    expect(linesOf('```{note}\n**先**洗杯。\n```', 'jekyll')).toEqual(['**先**洗杯。'])
  })
})

describe('other fences that hold Markdown', () => {
  it('are admonitions of Obsidian, with their title', () => {
    expect(linesOf('```ad-tip\ntitle: 提醒\ncollapse: open\n**水**要开。\n```', 'obsidian')).toEqual([
      '提醒',
      '水要开。',
    ])
  })
  it('are blocks of MDX for translators', () => {
    expect(linesOf('```mdx-code-block\n**水**要开。\n```', 'docusaurus')).toEqual(['水要开。'])
  })
})
