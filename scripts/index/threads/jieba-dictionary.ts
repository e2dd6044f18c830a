import { dict } from '@node-rs/jieba/dict.js'

/** Text of the dictionary that jieba ships: `word count tag` a line. */
export function readJiebaDictionary(): string {
  return Buffer.from(dict).toString('utf8')
}
