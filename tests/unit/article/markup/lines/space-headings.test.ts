import { expect, it } from 'vitest'
import { spaceHeadings } from '../../../../../src/article/markup/lines/space-headings.ts'

it.each([
  ['#标题\n##第二', false, '# 标题\n## 第二'],
  ['#######七', false, '#######七'],
  ['# 标题\n##第二', false, '# 标题\n## 第二'],
  ['```sh\n#注释\n```\n#标题', false, '```sh\n#注释\n```\n# 标题'],
  ['#标签\n\n##标题', true, '#标签\n\n## 标题'],
  ['正文\n##标签', true, '正文\n##标签'],
  ['##tag', true, '##tag'],
  [' \t\n###标题', true, ' \t\n### 标题'],
  ['~~~\n\n##注释\n~~~', true, '~~~\n\n##注释\n~~~'],
])('puts a blank into headings that have none: %j, where words with a sign are tags: %j', (markdown, areTags, spaced) => {
  expect(spaceHeadings(markdown, areTags)).toBe(spaced)
})
