import { trackFences } from './fences.ts'
import { normalLabel, readDefinitions } from './link-definitions.ts'

/** UTF-16 units of one part; a parser's memory is a hundred times its text. */
const partLength = 100_000

/**
 * Cuts a long text of Markdown into parts that can be parsed one after the other: only at a blank line before a line
 * of text or a heading, outside of code, where no block goes on.
 *
 * A part that refers to a link defined in another one gets that definition, and marks of notes in other parts go.
 */
export function cutMarkdownParts(markdown: string): string[] {
  if (markdown.length <= partLength) return [markdown]
  const parts = cutAtBlocks(markdown)
  if (parts.length === 1) return parts
  const definitions = readDefinitions(markdown)
  const notes = labelsOfNotes(markdown)
  return parts.map((part) => withoutDistantNotes(withDefinitions(part, definitions), notes))
}

function cutAtBlocks(markdown: string): string[] {
  const parts: string[] = []
  const fences = trackFences()
  let start = 0
  let at = 0
  let isBlank = false
  let isRaw = false
  for (const line of markdown.split('\n')) {
    const isText = fences.read(line) === 'none'
    if (isText && /<(?:pre|script|style|textarea|!--)/i.test(line)) isRaw = true
    if (isRaw && /<\/(?:pre|script|style|textarea)>|-->/i.test(line)) isRaw = false
    const canCut = isText && !isRaw && isBlank && /^(?:#{1,6} |[^\s\d>|*+~`[<-])/.test(line)
    if (canCut && at - start >= partLength) {
      parts.push(markdown.slice(start, at))
      start = at
    }
    isBlank = isText && line.trim() === ''
    at += line.length + 1
  }
  parts.push(markdown.slice(start))
  return parts
}

function withDefinitions(part: string, definitions: ReadonlyMap<string, string>): string {
  const needed = new Set<string>()
  for (const [, label] of part.matchAll(/\[([^\]^\n][^\]\n]{0,200})\]/g)) {
    const definition = definitions.get(normalLabel(label!))
    if (definition !== undefined) needed.add(definition)
  }
  return needed.size === 0 ? part : `${part}\n\n${[...needed].join('\n')}\n`
}

/** A mark whose note stands in another part is no text. */
function withoutDistantNotes(part: string, notes: ReadonlySet<string>): string {
  if (notes.size === 0) return part
  const own = labelsOfNotes(part)
  return part.replace(/\[\^([^\]\n]{1,200})\](?!:)/g, (mark, label: string) =>
    notes.has(normalLabel(label)) && !own.has(normalLabel(label)) ? '' : mark,
  )
}

function labelsOfNotes(markdown: string): ReadonlySet<string> {
  return new Set(
    [...markdown.matchAll(/^ {0,3}\[\^([^\]\n]{1,200})\]:/gm)].map(([, label]) => normalLabel(label!)),
  )
}
