import { type Element, isTag, isText } from 'domhandler'
import { collapse } from '../../blocks/visible-text.ts'
import { lineOf } from '../tree/page-tree.ts'

/**
 * Reads a word with its reading: the whole word, then the whole reading in brackets, so that both are found:
 * `饕餮（tāotiè）`.
 */
export function readRuby(ruby: Element): string {
  let word = ''
  const readings: string[] = []
  for (const child of ruby.children) {
    if (isText(child)) word += child.data
    else if (!isTag(child) || child.name === 'rp') continue
    else if (child.name === 'rt' || child.name === 'rtc') readings.push(lineOf(child))
    else if (child.name === 'ruby') word += readRuby(child)
    else word += lineOf(child)
  }
  const reading = readings.filter((text) => text !== '').join('')
  const shown = collapse(word).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
  return reading === '' ? shown : `${shown}（${reading}）`
}
