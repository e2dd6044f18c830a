import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { glob } from 'tinyglobby'
import {
  type MarkdownDocument,
  markdownDocument,
  type ReadDocumentOptions,
  type SourceDocument,
} from '../../src/article/read-document.ts'
import { SearchError } from '../../src/errors.ts'
import { readJsonLines } from './read-json-lines.ts'

/**
 * Reads the input documents of an index one by one, always in the same order.
 *
 * @param path  a folder (every `.md` under it, by code unit order; folders that begin with a dot and
 *   `node_modules` left out), one `.md` file, or a `.jsonl` or `.jsonl.gz` file
 * @param _options  what `readDocument` is given; today every option reads the same documents
 * @throws {SearchError} ARTICLE_NOT_FOUND when nothing is there, INVALID_OPTION for another kind of
 *   file, ARTICLE_ENCODING or ARTICLE_INVALID for a broken line
 */
export async function* readSources(
  path: string,
  _options?: ReadDocumentOptions,
): AsyncGenerator<SourceDocument> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new SearchError(
      'ARTICLE_NOT_FOUND',
      `expected a folder or a .jsonl file of articles at ${path}, got nothing`,
      { cause },
    )
  })
  if (found.isDirectory()) yield* readFolder(path)
  else if (/\.jsonl(\.gz)?$/i.test(path)) yield* readJsonLines(path, basename(path))
  else if (/\.md$/i.test(path)) yield markdownDocument(basename(path), await readFile(path))
  else
    throw new SearchError('INVALID_OPTION', `expected a folder, a .md, .jsonl or .jsonl.gz file, got ${path}`)
}

/** Paths of the Markdown files of a folder, with `/`, by code unit order. */
export async function listMarkdownFiles(folder: string): Promise<string[]> {
  const files = await glob('**/*.md', {
    cwd: folder,
    ignore: ['**/node_modules/**'],
    dot: false,
    expandDirectories: false,
  })
  return files.map((file) => file.replaceAll('\\', '/')).sort()
}

// Files are read a few ahead, so that the disk does not wait for the parser.
const filesAhead = 8

async function* readFolder(folder: string): AsyncGenerator<MarkdownDocument> {
  const files = await listMarkdownFiles(folder)
  const reading: Promise<Buffer>[] = []
  for (const [place, file] of files.entries()) {
    while (reading.length < filesAhead && place + reading.length < files.length) {
      const read = readFile(join(folder, files[place + reading.length]!))
      read.catch(() => {})
      reading.push(read)
    }
    yield markdownDocument(file, await reading.shift()!)
  }
}
