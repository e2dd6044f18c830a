import type { Replacement } from './inline-construct.ts'

const longestNote = 1000

/**
 * Reads a note that is written where it belongs (`^[text]`, Pandoc and Obsidian): it stands at the end of the page, as
 * other notes do.
 *
 * @param notes  the notes of the page so far, to which this one is added
 * @returns null where none begins
 */
export function readInlineNote(text: string, at: number, notes: string[]): Replacement | null {
  if (text[at + 1] !== '[' || /[\\[^]/.test(text[at - 1] ?? '')) return null
  let depth = 0
  for (let end = at + 1; end < text.length && end - at < longestNote; end++) {
    const sign = text[end]!
    if (sign === '\n' && text[end + 1] === '\n') return null
    if (sign === '\\') end += 1
    else if (sign === '[') depth += 1
    else if (sign === ']') depth -= 1
    if (depth > 0) continue
    const note = text.slice(at + 2, end).trim()
    // A link behind a raised sign.
    if (note === '' || text[end + 1] === '(') return null
    notes.push(note.replaceAll('\n', ' '))
    return { text: `[^inline-note-${notes.length}]`, end: end + 1 }
  }
  return null
}

/** The notes as definitions of footnotes, to stand at the end of the page. */
export function writeInlineNotes(notes: readonly string[]): string {
  return notes.map((note, index) => `\n\n[^inline-note-${index + 1}]: ${note}`).join('')
}
