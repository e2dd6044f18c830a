import { readFile } from 'node:fs/promises'
import { SearchError } from '../../../src/errors.ts'

/**
 * Reads words of a file, one a line; `#` starts a comment.
 *
 * @throws {SearchError} INVALID_OPTION for a file that cannot be read
 */
export async function readWords(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const found = cause.code === 'ENOENT' ? 'nothing' : (cause.code ?? 'an error')
    throw new SearchError('INVALID_OPTION', `expected a file of words at ${file}, got ${found}`, { cause })
  })
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
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
