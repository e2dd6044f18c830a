import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folderOf } from '../../../src/article/generators/page-path.ts'
import type { SiteRules } from '../../../src/article/generators/site-rules.ts'
import { findRepeated, repetitionKey } from '../../../src/article/passages/repeated-text.ts'
import { markdownDocument, readDocument } from '../../../src/article/read-document.ts'
import { groupBy } from './group-by.ts'

/** Folders with most files whose articles are looked through for what they repeat, and articles of each. */
const folders = 3
const sampledFiles = 16

/**
 * Finds the paragraphs that most articles of a folder have, such as a note on its licence.
 *
 * @param folder  folder of the sources
 * @param files  paths of the articles under it, with `/`
 */
export async function findRepeatedText(
  folder: string,
  files: readonly string[],
  site: SiteRules,
): Promise<readonly string[]> {
  const byFolder = [...groupBy(files, folderOf).values()].sort((a, b) => b.length - a.length)
  const found = new Set<string>()
  for (const group of byFolder.slice(0, folders)) {
    const step = Math.max(1, Math.floor(group.length / sampledFiles))
    const samples: string[][] = []
    for (const file of group.filter((_, at) => at % step === 0).slice(0, sampledFiles)) {
      const lines = await readLines(folder, file, site)
      if (lines.length > 0) samples.push(lines.map(repetitionKey))
    }
    for (const key of findRepeated(samples)) found.add(key)
  }
  return [...found].sort()
}

/** Lines of the text of an article; none of what cannot be read, which is told of where it is read again. */
async function readLines(folder: string, file: string, site: SiteRules): Promise<string[]> {
  try {
    const document = markdownDocument(file, await readFile(join(folder, file)), site)
    const parsed = readDocument(document, { split: false })
    return parsed === null ? [] : parsed.passages.flatMap(({ text }) => text.split('\n'))
  } catch {
    return []
  }
}
