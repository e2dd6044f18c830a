import { type AnyNode, type Element, isTag, isText } from 'domhandler'
import { isLeftOut } from '../tree/left-out.ts'
import { tokensOf } from '../tree/page-tree.ts'

/** Elements that highlighters set each line of code in. */
const lineTags: ReadonlySet<string> = new Set('div li p tr'.split(' '))

/** Reads preformatted text as a browser shows it: line by line, without line numbers, copy buttons and what mdBook hides. */
export function readCode(pre: Element): string {
  let code = ''
  function endLine(): void {
    if (code !== '' && !code.endsWith('\n')) code += '\n'
  }
  const stack: (AnyNode | 'line')[] = [...pre.children].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'line') endLine()
    else if (isText(node)) code += node.data.replaceAll('\r\n', '\n').replaceAll('\u200b', '')
    else if (isTag(node)) {
      if (node.name === 'br') code += '\n'
      if (isLeftOut(node, 'marked') || tokensOf(node, 'class').includes('boring')) continue
      const isLine = lineTags.has(node.name)
      if (isLine) {
        endLine()
        stack.push('line')
      }
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
    }
  }
  return code
}
