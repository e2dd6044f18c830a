import { describe, expect, it } from 'vitest'
import { readInlineNote, writeInlineNotes } from '../../../../../src/article/markup/inline/inline-notes.ts'

function readAt(text: string, at = text.indexOf('^')): [number | null, string[]] {
  const notes: string[] = []
  return [readInlineNote(text, at, notes)?.end ?? null, notes]
}

describe('a note where it belongs', () => {
  it.each<[string, number, string[]]>([
    ['茶^[注]。', 5, ['注']],
    ['茶^[注 [一] 二]。', 11, ['注 [一] 二']],
    ['茶^[注\\]完]。', 8, ['注\\]完']],
    ['茶^[一\n二]', 7, ['一 二']],
    ['^[注]', 4, ['注']],
    [`^[${'长'.repeat(997)}]`, 1000, ['长'.repeat(997)]],
  ])('is read from %j', (text, end, notes) => {
    expect(readAt(text)).toEqual([end, notes])
  })

  it.each([
    '茶^2',
    '茶\\^[注]',
    '[^[注]',
    '茶^[ ]',
    '茶^[注](a.md)',
    '茶^[注',
    '茶^[一\n\n二]',
    `^[${'长'.repeat(999)}]`,
  ])('is none in %j', (text) => {
    expect(readAt(text)).toEqual([null, []])
  })

  it('is none behind another raised sign', () => {
    expect(readAt('2^^[注]', 2)).toEqual([null, []])
  })

  it('stands at the end of the page', () => {
    const notes = ['甲']
    expect(readInlineNote('^[乙]', 0, notes)?.text).toBe('[^inline-note-2]')
    expect(writeInlineNotes(notes)).toBe('\n\n[^inline-note-1]: 甲\n\n[^inline-note-2]: 乙')
  })
})
