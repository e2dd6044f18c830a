import { expect, it } from 'vitest'
import { unindentComponents } from '../../../../../src/article/markup/lines/unindent-components.ts'

it.each([
  ['a paragraph', '<Tabs>\n    甲。\n</Tabs>', '<Tabs>\n甲。\n</Tabs>'],
  [
    'a component in another',
    '<Tabs>\n  <TabItem value="a">\n\n      甲。\n\n  </TabItem>\n</Tabs>',
    '<Tabs>\n<TabItem value="a">\n\n甲。\n\n</TabItem>\n</Tabs>',
  ],
  [
    'code with its own indent',
    '<Tab>\n    ```js\n    a\n      b\n    ```\n</Tab>',
    '<Tab>\n```js\na\n  b\n```\n</Tab>',
  ],
  ['a list, whose lines keep their depth', '<Tab>\n  - 甲\n    - 乙\n</Tab>', '<Tab>\n- 甲\n  - 乙\n</Tab>'],
  ['nothing behind the component', '<Tab>\n</Tab>\n\n- 甲\n\n    乙', '<Tab>\n</Tab>\n\n- 甲\n\n    乙'],
  ['nothing where there is no component', '- 甲\n\n      码', '- 甲\n\n      码'],
  ['nothing of a tag in small letters', '<div>\n    甲\n</div>', '<div>\n    甲\n</div>'],
])('takes the indent off inside of components: %s', (_name, markdown, unindented) => {
  expect(unindentComponents(markdown)).toBe(unindented)
})
