import { describe, expect, it } from 'vitest'
import { boundMarkdown, deepestNesting } from '../../../src/article/markdown/markdown-limits.ts'
import { cutMarkdownParts } from '../../../src/article/markdown/markdown-parts.ts'
import { repairMarkdown } from '../../../src/article/markdown/repair-markdown.ts'
import { markdownDocument, readDocument } from '../../../src/article/read-document.ts'

const read = (text: string) =>
  readDocument(markdownDocument('long.md', new TextEncoder().encode(text)), { split: true })!

describe('an article of any shape is read', () => {
  it.each([
    ['quotes in quotes', '>'.repeat(8000)],
    ['lists in lists', '- '.repeat(20_000)],
    ['numbered lists in lists', '1. '.repeat(5000)],
    ['brackets', '[a]('.repeat(5000)],
    ['brackets that close', ']'.repeat(20_000)],
    ['marks of notes', '[^1]'.repeat(5000)],
    ['pictures that do not end', '![a](b c'.repeat(3000)],
    ['declarations', '<![CDATA['.repeat(3000)],
    ['emphasis', '*a _b '.repeat(5000)],
    ['braces', '{{ {% {'.repeat(3000)],
    ['tags in tags', '<ruby>'.repeat(5000)],
    ['tags that do not end', '<A b={'.repeat(2000)],
    ['elements in a heading', `## ${'<a>'.repeat(20_000)}`],
    ['headings of signs', '## `a` [b] *c* <d> &e; ~f~ "g"\n'.repeat(3000)],
    ['headings with definitions', `${'## [a] b\n\n'.repeat(2000)}${'[a]: b\n\n'.repeat(2000)}`],
    ['elements with Markdown', '<div markdown>\n'.repeat(10_000)],
    ['figures that do not end', '<figure markdown>\n![a](b '.repeat(5000)],
    ['formulas that do not end', '$a \\(b \\[c '.repeat(5000)],
    ['edits and raised signs', '{++ x~a ^b^ '.repeat(5000)],
    ['admonitions that do not end', '```ad-a\n'.repeat(5000)],
    ['rules of tables', '+---+\n'.repeat(20_000)],
    ['rows of tables', '+---+\n| 甲 |\n'.repeat(5000)],
    ['tables of one column', '<table><tr><td>'.repeat(400)],
    ['definitions', '甲\n: 乙\n'.repeat(10_000)],
    ['blanks', `甲${' '.repeat(2_000_000)}乙`],
    ['ideographic blanks between words', '甲\u3000'.repeat(20_000)],
    ['lists in front matter', `---\na: ${'['.repeat(5000)}\n---\n甲`],
  ])('of %s', (_name, text) => {
    expect(read(text).passages.length).toBeGreaterThan(0)
  })
})

describe('bounds of an article', () => {
  it('read what is nested deeper as if it were not, and name the file', () => {
    const { markdown, warnings } = boundMarkdown(`一\n${'> '.repeat(100)}深处`, 'a/b.md')
    expect(markdown).toBe(`一\n${'> '.repeat(deepestNesting).trimEnd()} 深处`)
    expect(warnings).toMatchObject([{ kind: 'markup', file: 'a/b.md', line: 2 }])
    expect(read(`${'- '.repeat(100)}深处`).passages[0]!.text).toBe('深处')
  })

  it('leave a page of usual depth alone', () => {
    const text = `- 甲\n  - 乙\n    - 丙\n\n${'> '.repeat(deepestNesting - 1)}丁\n\n${'- - 1. '.repeat(5)}戊\n`
    expect(boundMarkdown(text, 'a.md')).toEqual({ markdown: text, warnings: [] })
  })

  it('refuse an article longer than any, by its name', () => {
    expect(() => boundMarkdown('甲'.repeat(50_000_001), 'a/b.md')).toThrow(
      /^a\/b\.md: expected an article of at most 50,000,000 characters, got 50,000,001/,
    )
  })

  it('shorten stretches of blanks, and end quotes that go on without their mark', () => {
    expect(boundMarkdown(`甲${'\u3000'.repeat(500)}乙`, 'a.md').markdown).toBe(`甲${'\u3000'.repeat(100)}乙`)
    const lines = boundMarkdown(`> 甲\n${'乙\n'.repeat(70)}`, 'a.md').markdown.split('\n')
    expect(lines.filter((line) => line === '')).toHaveLength(2)
  })

  it('cut a text of thousands of signs into paragraphs, and change no code', () => {
    const signs = `${'😀<'.repeat(1500)}${'&~'.repeat(1500)}`
    const cut = repairMarkdown(signs)
    expect(cut.replaceAll('\n\n', '')).toBe(signs)
    for (const piece of cut.split('\n\n'))
      expect([piece.length <= 4000, piece.isWellFormed()]).toEqual([true, true])
    const code = `\`\`\`\n甲\n\n${'a[0] * b_1 <'.repeat(2000)}\n\n乙\n\`\`\``
    expect(repairMarkdown(`${code}\n\n${'[a] '.repeat(600)}`)).toContain(code)
  })

  it('take brackets and stars of a paragraph with thousands of them as text, of no other', () => {
    const repaired = repairMarkdown(`${'[a] '.repeat(600)}\n\n见[此](b)。\n\n${'*a '.repeat(1200)}\n\n*重*`)
    expect(repaired).toContain('\\[a\\]')
    expect(repaired).toContain('见[此](b)。')
    expect(repaired.endsWith('\n\n*重*')).toBe(true)
    const list = '- [a](b)\n'.repeat(2000)
    expect(repairMarkdown(list)).toBe(list)
  })
})

describe('parts of a long article', () => {
  const paragraph = `${'运河的水慢慢地流。'.repeat(20)}\n\n`

  it('join to the article, cut at blank lines outside of code and lists', () => {
    const text = Array.from({ length: 400 }, (_, n) =>
      n % 7 === 0
        ? `\`\`\`\n甲\n\n乙 ${n}\n\`\`\`\n\n`
        : n % 5 === 0
          ? `- 丙\n\n  丁 ${n}\n\n`
          : `## 节 ${n}\n\n${paragraph.repeat(3)}`,
    ).join('')
    const parts = cutMarkdownParts(text)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.join('')).toBe(text)
    for (const part of parts.slice(1)) expect(part).toMatch(/^## 节|^运/)
    for (const part of parts) expect((part.match(/^```/gm)?.length ?? 0) % 2).toBe(0)
  })

  it('know the links and notes of each other', () => {
    const long = `见[此处][ref]与注[^1]。\n\n${paragraph.repeat(1500)}\n\n又见[ref]。\n\n[ref]: https://a.example\n\n[^1]: 注在末尾。\n`
    const { passages } = read(`# 题\n\n${long}`)
    const text = passages.map((passage) => passage.text).join('\n')
    expect(text).toContain('见此处与注。')
    expect(text).toContain('又见ref。')
    expect(text).toContain('注在末尾。')
    expect(text).not.toMatch(/\[\^|\]:/)
  })
})
