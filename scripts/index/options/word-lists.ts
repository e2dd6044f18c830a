import { readFile } from 'node:fs/promises'
import { failure, reasonOf } from '../../messages/failure.ts'

/**
 * Reads words of a file, one a line; `#` starts a comment.
 *
 * @throws {SearchError} INVALID_OPTION for a file that cannot be read
 */
export async function readWords(file: string): Promise<string[]> {
  const text = await readOptionFile(file)
  const lines = text.split(/\r?\n/)
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

/**
 * Reads a file that an option names, or that holds options.
 *
 * @throws {SearchError} INVALID_OPTION for one that cannot be read
 */
export async function readOptionFile(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\ufeff/, '')
  } catch (cause) {
    throw failure('INVALID_OPTION', 'read', [file, reasonOf(cause)], cause)
  }
}
