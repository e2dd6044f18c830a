import { Command } from 'commander'
import { openIndexReader } from '../../src/reader/index-reader.ts'
import { listArticles } from '../inspect/list-articles.ts'
import { listHeaderFiles, listManifestFiles } from '../inspect/list-index-files.ts'
import { listPostings } from '../inspect/list-postings.ts'
import { verifyFiles } from '../inspect/verify-files.ts'
import { failure } from '../messages/failure.ts'
import { createFileStore } from '../reader/file-store.ts'
import { nameIndex } from '../reader/name-index.ts'
import { printLine } from './print-line.ts'

interface Flags {
  readonly index: string
  readonly articles?: true
  readonly term?: string
  readonly files?: true
  readonly verify?: true
}

const cacheBytes = 64 * 1024 * 1024

/** Prints what an index holds, as lines of JSON. */
async function inspect(flags: Flags): Promise<void> {
  const store = createFileStore(flags.index)
  const asked = [flags.articles, flags.term, flags.files, flags.verify].filter((flag) => flag !== undefined)
  if (asked.length !== 1)
    throw failure('INVALID_OPTION', 'oneOf', ['--articles, --term, --files, --verify', asked.length])
  if (flags.verify) {
    for await (const file of verifyFiles(store)) {
      await printLine(file)
      if (file.fault !== null) process.exitCode = 1
    }
    return
  }
  const reader = await openIndexReader(store, cacheBytes).catch(nameIndex(flags.index))
  if (flags.articles) for await (const article of listArticles(reader)) await printLine(article)
  if (flags.term !== undefined)
    for await (const posting of listPostings(reader, flags.term)) await printLine(posting)
  if (flags.files) {
    for (const file of [...listManifestFiles(reader.manifest), ...listHeaderFiles(reader.header)])
      await printLine({ ...file, bytes: (await store.read(file.name)).length })
  }
}

/** The command `inspect`. */
export function inspectCommand(): Command {
  return new Command('inspect')
    .description('Print what an index holds, one JSON a line.')
    .option('--index <dir>', 'folder of an index', 'index')
    .option('--articles', 'every article with its passages, as they were indexed')
    .option('--term <term>', 'how many passages have a term, then its postings')
    .option('--files', 'every file that the index names, with its kind and bytes')
    .option('--verify', 'check every file against its checksums; exit 1 where one is damaged or missing')
    .action(inspect)
}
