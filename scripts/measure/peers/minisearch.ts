import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import MiniSearch, { type Options } from 'minisearch'
import { readPassages } from './passage-lines.ts'
import type { PassageLine, Peer } from './peer.ts'
import { type CutTerms, createJiebaCut, cutBigrams } from './terms.ts'

/** MiniSearch as its own guide sets it up: fields title and text, its default scores, JSON on disk. */
export function createMiniSearchPeer(terms: 'jieba' | 'bigrams'): Peer {
  const file = 'minisearch.json'
  return {
    async build(corpus, dir, report) {
      const index = new MiniSearch<PassageLine>(optionsOf(terms))
      let count = 0
      for await (const passage of readPassages(corpus)) {
        index.add(passage)
        if (++count % 1000 === 0) report(count)
      }
      await writeFile(join(dir, file), JSON.stringify(index))
      return { bytes: { postings: (await stat(join(dir, file))).size } }
    },
    async open(dir) {
      // loadJSON answers nothing, silently, unless it gets the very options of the build.
      const index = MiniSearch.loadJSON<PassageLine>(
        await readFile(join(dir, file), 'utf8'),
        optionsOf(terms),
      )
      return {
        rank: (text, k) =>
          index
            .search(text)
            .slice(0, k)
            .map((found) => ({ id: found.id as string, score: found.score })),
      }
    },
  }
}

function optionsOf(terms: 'jieba' | 'bigrams'): Options<PassageLine> {
  const cut: CutTerms = terms === 'jieba' ? createJiebaCut('hmm') : cutBigrams
  return {
    idField: 'id',
    fields: ['title', 'text'],
    tokenize: (text) => cut(text),
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR', prefix: false, fuzzy: false },
  }
}
