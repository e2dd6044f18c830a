import type { Element } from 'domhandler'
import type { Block, PictureBlock } from '../../blocks/block.ts'
import { visibleText } from '../../passages/outline.ts'
import { findElement, findElements } from '../tree/page-tree.ts'
import { isHeading } from './heading.ts'

/** Whether a table holds values in rows; one of one column, or that lays out code, headings or other tables is a frame. */
export function isDataTable(table: Element): boolean {
  const rows = findElements(table, ({ name }) => name === 'tr')
  return (
    !rows.every((row) => cellsOf(row).length < 2) &&
    findElement(
      table,
      (element) => element !== table && (/^(?:table|pre|figure)$/.test(element.name) || isHeading(element)),
    ) === null
  )
}

/**
 * Reads a table row by row, the cells of a row apart by a space.
 *
 * @param readInside  reads what a cell holds
 */
export function readRows(
  table: Element,
  readInside: (element: Element) => readonly Block[],
): { rows: string[]; pictures: PictureBlock[] } {
  const pictures: PictureBlock[] = []
  const rows = findElements(table, ({ name }) => name === 'tr').map((row) =>
    cellsOf(row)
      .map((cell) => {
        const blocks = readInside(cell)
        pictures.push(...blocks.filter((block) => block.kind === 'picture'))
        return blocks
          .flatMap((block) =>
            block.kind === 'paragraph' ? [visibleText(block.raw).replaceAll('\n', ' ')] : [],
          )
          .join(' ')
      })
      .filter((text) => text !== '')
      .join(' '),
  )
  return { rows: rows.filter((row) => row !== ''), pictures }
}

function cellsOf(row: Element): Element[] {
  return findElements(row, ({ name }) => name === 'td' || name === 'th')
}
