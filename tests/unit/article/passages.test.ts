import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markdownDocument, readDocument } from '../../../src/article/read-document.ts'
import type { ParsedArticle, Passage } from '../../../src/format/article.ts'
import { sharedFolder, whetherShared } from '../../fixtures/shared-folder.ts'

const project = join(import.meta.dirname, '../../..')

function readFolder(folder: string, most: number): ParsedArticle[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  )
  const step = Math.max(1, Math.floor(files.length / most))
  return files
    .filter((_file, place) => place % step === 0)
    .map((file) => readDocument(markdownDocument(file, readFileSync(join(folder, file))), { split: true }))
    .filter((parsed) => parsed !== null)
}

const sources: readonly [string, () => ParsedArticle[]][] = [
  ['content', () => readFolder(join(project, 'content'), 100)],
  [`seed${whetherShared}`, () => (sharedFolder === null ? [] : readFolder(join(sharedFolder, 'seed'), 10))],
  [
    `newscast${whetherShared}`,
    () => (sharedFolder === null ? [] : readFolder(join(sharedFolder, 'eval/newscast/markdown'), 60)),
  ],
]

/** Passages under one heading, in order; a heading that comes again is another one. */
function groupByHeading(passages: readonly Passage[]): Passage[][] {
  const groups: Passage[][] = []
  for (const passage of passages) {
    const before = groups.at(-1)?.at(-1)
    const same =
      before?.anchor === passage.anchor && before.headings.join('\n') === passage.headings.join('\n')
    if (same) groups.at(-1)?.push(passage)
    else groups.push([passage])
  }
  return groups
}

describe.each(sources)('passages of %s', (name, read) => {
  const articles = read()

  it.skipIf(name.includes('left out'))('are numbered, and start with something to read', () => {
    expect(articles.length).toBeGreaterThan(0)
    for (const { passages } of articles) {
      expect(passages.map((passage) => passage.ordinal)).toEqual(passages.map((_passage, place) => place))
      expect(passages.filter(({ text }) => text !== text.trimStart())).toEqual([])
    }
  })

  it.skipIf(name.includes('left out'))('have at most 400 characters', () => {
    const long = articles.flatMap(({ passages }) => passages.filter(({ text }) => [...text].length > 400))
    expect(long.map(({ text }) => text)).toEqual([])
  })

  it.skipIf(name.includes('left out'))('have at least 80 characters where their neighbour has room', () => {
    const short: string[] = []
    for (const { passages } of articles) {
      for (const group of groupByHeading(passages)) {
        group.forEach(({ text }, place) => {
          const length = [...text].length
          const before = group[place - 1]
          if (length < 80 && before && [...before.text].length + 1 + length <= 400) short.push(text)
        })
      }
    }
    expect(short).toEqual([])
  })

  it.skipIf(name.includes('left out'))(
    'end where a sentence does, or where no sentence ends in reach',
    () => {
      let ends = 0
      let whole = 0
      for (const { passages } of articles) {
        for (const group of groupByHeading(passages)) {
          for (const { text } of group.slice(0, -1)) {
            ends++
            if (/[。！？!?…；;：:][”’"'」』）)】》〉\]]*$/.test(text) || text.length < 400) whole++
          }
        }
      }
      expect(whole).toBe(ends)
    },
  )
})
