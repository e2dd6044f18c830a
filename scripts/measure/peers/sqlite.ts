import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readPassages } from './passage-lines.ts'
import type { Peer } from './peer.ts'
import { type CutTerms, createJiebaCut, cutBigrams, cutTrigrams } from './terms.ts'

const file = 'fts5.sqlite'

/** SQLite FTS5 with its `bm25`, columns title and text, no stored text; the question is an OR of its terms. */
export function createSqlitePeer(terms: 'jieba' | 'bigrams' | 'trigram'): Peer {
  const cut: CutTerms = { jieba: createJiebaCut('hmm'), bigrams: cutBigrams, trigram: cutTrigrams }[terms]
  const tokenizer = terms === 'trigram' ? 'trigram' : 'unicode61 remove_diacritics 0'
  const prepared = (text: string) => (terms === 'trigram' ? text : cut(text).join(' '))
  return {
    async build(corpus, dir, report) {
      const database = new DatabaseSync(join(dir, file))
      database.exec('pragma journal_mode = off; pragma synchronous = off')
      database.exec('create table names (number integer primary key, id text)')
      database.exec(
        `create virtual table passages using fts5(title, text, content = '', tokenize = '${tokenizer}')`,
      )
      const addName = database.prepare('insert into names values (?, ?)')
      const addText = database.prepare('insert into passages (rowid, title, text) values (?, ?, ?)')
      let count = 0
      database.exec('begin')
      for await (const passage of readPassages(corpus)) {
        count++
        addName.run(count, passage.id)
        addText.run(count, prepared(passage.title), prepared(passage.text))
        if (count % 1000 === 0) report(count)
      }
      database.exec('commit')
      database.exec("insert into passages (passages) values ('optimize')")
      database.exec('vacuum')
      database.close()
      return { bytes: { postings: (await stat(join(dir, file))).size } }
    },
    async open(dir) {
      const database = new DatabaseSync(join(dir, file), { readOnly: true })
      const query = database.prepare(
        `select names.id as id, found.score as score
         from (select rowid, -rank as score from passages where passages match ? order by rank limit ?) as found
         join names on names.number = found.rowid order by found.score desc`,
      )
      return {
        rank(text, k) {
          const words = [...new Set(cut(text))]
          if (words.length === 0) return []
          const match = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ')
          return query.all(match, k).map((row) => ({ id: String(row.id), score: Number(row.score) }))
        },
      }
    },
  }
}
