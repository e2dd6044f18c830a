import { readFile } from 'node:fs/promises'

/** Reads words of a file, one a line; `#` starts a comment. */
export async function readWords(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/)
  return lines.map((line) => line.replace(/#.*$/, '').trim()).filter((line) => line !== '')
}

/** Reads groups of words that find each other, a group a line, apart by commas; `#` starts a comment. */
export async function readSynonyms(file: string): Promise<string[][]> {
  const groups = (await readWords(file)).map((line) =>
    line
      .split(/[,，]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  )
  return groups.filter((group) => group.length > 1)
}
