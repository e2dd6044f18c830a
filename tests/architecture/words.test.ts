import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listSources, projectFolder } from './source-imports.ts'

const sources = ['src', 'scripts'].flatMap(listSources).filter((path) => !path.endsWith('.table.ts'))
const textOf = new Map(sources.map((path) => [path, readFileSync(join(projectFolder, path), 'utf8')]))

/** Usual words of the field, each with a file that a search for it must find. */
const usualWords: readonly (readonly [word: RegExp, file: string])[] = [
  [/posting list/i, 'src/format/postings/postings.ts'],
  [/posting list/i, 'src/engine/packed/term-scorer.ts'],
  [/posting list/i, 'src/format/postings/posting-block.ts'],
  [/block-max/, 'src/format/postings/postings-writer.ts'],
  [/skip data/, 'src/format/postings/postings-writer.ts'],
  [/MaxScore/, 'src/engine/packed/score-passages.ts'],
  [/BM25/, 'src/format/postings/similarity.ts'],
  [/inverse document frequency/i, 'src/format/postings/similarity.ts'],
  [/length norm/i, 'src/engine/packed/length-norms.ts'],
  [/top-k/, 'src/engine/matcher/top-passages.ts'],
  [/two-phase/, 'src/engine/local/match/verify-matches.ts'],
  [/term dictionary/, 'src/format/lexicon/packed-lexicon.ts'],
  [/front.coded/, 'src/format/encoding/word-list.ts'],
  [/n-gram/, 'src/format/postings/bigrams.ts'],
  [/doc values/i, 'src/format/doc-values/doc-values.ts'],
  [/stored fields/, 'src/format/stored-fields/stored-fields.ts'],
  [/checksum/, 'src/format/encoding/hash.ts'],
  [/char filter/, 'src/analysis/fold.ts'],
  [/offset/, 'src/analysis/fold.ts'],
  [/segmenter/, 'src/analysis/segmenter.ts'],
  [/token filter/, 'src/analysis/tokenizer.ts'],
  [/stop words/i, 'src/query/stop-words.ts'],
  [/query parser/i, 'src/query/parse-query.ts'],
  [/synonyms/, 'src/format/synonyms.ts'],
  [/query expansion/i, 'src/search/expand/expansion.ts'],
  [/typo/, 'src/suggest/spell.ts'],
  [/edit distance/, 'src/suggest/spell.ts'],
  [/autocomplete/, 'src/suggest/suggester.ts'],
  [/facet/, 'src/engine/local/doc-values/facet-counts.ts'],
  [/field collapsing/, 'src/engine/local/order/result-groups.ts'],
  [/sorts by date/i, 'src/engine/local/order/dated-groups.ts'],
  [/rerank/, 'src/search/rank/rank.ts'],
  [/final order/, 'src/search/rank/rank.ts'],
  [/explain/, 'src/search/rank/rerank-model.ts'],
  [/highlighter/, 'src/search/highlight/find-matches.ts'],
  [/fragment/, 'src/search/highlight/snippet.ts'],
  [/sub-requests/, 'src/reader/read-plan.ts'],
  [/swapped in/, 'src/search/keep-searcher.ts'],
  [/swaps/i, 'scripts/index/files/publish-build.ts'],
  [/alias/, 'scripts/index/cluster/cluster-indexes.ts'],
  [/merges? the posting lists/i, 'src/build/merge/merge-postings.ts'],
  [/CORS/, 'src/http/app.ts'],
  [/ETag/, 'src/http/freshness.ts'],
]

/** Words of the project's early days, which no reader would search for; see the table in the project's style. */
const privateWords =
  /\b(?:doors?|ways? in\b(?! which)|needles?|evidence|may hold it|checked first|in one piece|(?<!n-)grams?)\b/i

describe('words', () => {
  it.each(usualWords)('of the field: %s is found in %s', (word, file) => {
    expect(textOf.get(file) ?? '').toMatch(word)
  })

  it('of the code are those of the field', () => {
    const comments = (text: string) => text.match(/\/\*\*[\s\S]*?\*\/|\/\/ .*/g) ?? []
    const wrong = sources.flatMap((path) =>
      comments(textOf.get(path)!).flatMap((comment) => {
        const [word] = privateWords.exec(comment) ?? []
        return word === undefined ? [] : [`${path}: ${word}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})
