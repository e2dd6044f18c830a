import { expect, it } from 'vitest'
import { readVerbatimTag } from '../../../../../src/article/markup/lines/verbatim-tags.ts'

it.each([
  ['{% codeblock 例 lang:sh https://a.b %}', 'sh', '例'],
  ['{% codeblock lang:objective-c %}', 'objective-c', ''],
  ['{% codeblock ruby %}', '', 'ruby'],
  ['{% highlight ruby linenos %}', 'ruby', ''],
  ['{% code js %}', 'js', ''],
  ['{% code %}', '', ''],
])('reads language and label of %s', (line, language, label) => {
  expect(readVerbatimTag(line)).toMatchObject({ language, label })
})
