import { dict } from '@node-rs/jieba/dict.js'
import { listModernWords } from '../../../src/build/expansion/select-thesaurus.ts'

/** Count of a word that jieba's 60 million lack: as of a common one, so that it is cut whole. */
const modernCount = 500

/** Text of the dictionary that jieba ships, `word count tag` a line, with words that it lacks (微信, 滑鼠). */
export function readJiebaDictionary(): string {
  return `${Buffer.from(dict).toString('utf8')}\n${listModernWords().join(` ${modernCount}\n`)} ${modernCount}`
}
