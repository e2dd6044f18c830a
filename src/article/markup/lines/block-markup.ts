import type { MarkupKind } from '../../generators/generator.ts'
import { trackFences } from '../../markdown/fences.ts'
import { readBlockLine } from './block-lines.ts'
import { type MarkupPart, readLineGroup } from './line-groups.ts'
import { endOfStatement } from './module-statements.ts'
import { divideLines } from './source-lines.ts'

/**
 * Turns markup of generators that takes whole lines into Markdown: boxes, tabs and callouts become their label and
 * their content, formulas and code tags become fenced code, includes, tables of contents and modules go.
 *
 * @returns the file in stretches, and whether it has imports or exports of MDX
 */
export function rewriteBlockMarkup(
  markdown: string,
  kinds: ReadonlySet<MarkupKind>,
): { parts: readonly MarkupPart[]; isModule: boolean } {
  const source = divideLines(markdown)
  const { lines } = source
  const writer = createPartWriter()
  const fences = trackFences()
  const boxes: number[] = []
  let openExports = 0
  let isModule = false
  for (let at = 0; at < lines.length; at++) {
    const line = outOfBoxes(lines[at]!, boxes)
    if (fences.read(line) !== 'none') {
      writer.write({ text: line, isVerbatim: true })
      continue
    }
    const group = readLineGroup(source, at, line, kinds)
    if (group !== null) {
      for (const part of group.parts) writer.write(part)
      at += group.lines - 1
      continue
    }
    if (kinds.has('mdx') && /^\s*(?:<!--.*-->\s*)?$/.test(writer.last) && at >= openExports) {
      const end = endOfStatement(lines, at)
      if (end < 0) openExports = at - end
      if (end > at) {
        isModule = true
        at = end - 1
        continue
      }
    }
    const read = readBlockLine(line, writer.last, kinds)
    if (read === null) writer.write({ text: line, isVerbatim: false })
    else {
      if (read.dropsLineBefore) writer.dropLast()
      if (read.boxIndent !== null) boxes.push(read.boxIndent)
      if (read.headingId !== null) writer.appendToLast(` {#${read.headingId}}`)
      writer.write({ text: read.text, isVerbatim: false })
    }
  }
  return { parts: writer.take(), isModule }
}

/** Collects lines into stretches that are read alike. */
function createPartWriter() {
  const parts: { readonly lines: string[]; readonly isVerbatim: boolean }[] = []
  let last = ''
  return {
    /** What was written last, whether or not it was dropped since. */
    get last() {
      return last
    },
    write({ text, isVerbatim }: MarkupPart): void {
      const part = parts.at(-1)
      if (part?.isVerbatim === isVerbatim) part.lines.push(text)
      else parts.push({ lines: [text], isVerbatim })
      last = text
    },
    dropLast(): void {
      parts.at(-1)?.lines.pop()
    },
    appendToLast(text: string): void {
      const part = parts.at(-1)
      const line = part?.lines.pop()
      if (line !== undefined) part?.lines.push(line + text)
    },
    take: (): MarkupPart[] => parts.map(({ lines, isVerbatim }) => ({ text: lines.join('\n'), isVerbatim })),
  }
}

/** Takes the indent of the boxes off that a line stands in, and leaves boxes that it is outside of. */
function outOfBoxes(line: string, boxes: number[]): string {
  if (boxes.length === 0) return line
  const wide = line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '    '))
  const indent = wide.length - wide.trimStart().length
  if (wide.trim() !== '') while (boxes.length > 0 && indent < boxes.at(-1)! + 4 * boxes.length) boxes.pop()
  return wide.slice(Math.min(indent, 4 * boxes.length))
}
