import { statSync } from 'node:fs'
import { readDocument } from '../../../src/article/read-document.ts'
import { listFieldTexts } from '../../../src/format/field-texts.ts'
import { readSources } from '../../index/read/read-sources.ts'
import { readPassages } from '../peers/passage-lines.ts'
import type { PassageLine } from '../peers/peer.ts'

/**
 * Passages of a corpus: the lines of a JSON Lines file, gzipped or not, or the articles of a folder cut into
 * passages as the index cuts them. What stands in headings and captions is part of a passage's text then.
 *
 * @throws {Error} when there is no such file or folder
 */
export function openCorpus(source: string): AsyncIterable<PassageLine> {
  return statSync(source).isDirectory() ? cutFolder(source) : readPassages(source)
}

async function* cutFolder(folder: string): AsyncGenerator<PassageLine> {
  for await (const document of readSources(folder)) {
    const parsed = readDocument(document, { split: true })
    if (parsed === null) continue
    const { article, passages } = parsed
    for (const passage of passages) {
      const [title = '', ...texts] = listFieldTexts(article, passage)
      yield { id: `${article.id}#${passage.ordinal}`, title, text: texts.join('\n') }
    }
  }
}
