import type { PinyinText } from '../../format/pinyin/pinyin-text.ts'

/** The texts that are read alike, heaviest first. */
export interface KeyGroup {
  readonly key: Uint8Array
  readonly letters: string
  readonly texts: readonly PinyinText[]
}

/**
 * Blocks that a small index is cut into, each of so many bytes at least: as many as letters of several words are looked up
 * in, so that none of these goes without.
 */
const minBlocks = 6
const minBlockBytes = 16 * 1024

/**
 * Cuts the sorted keys into blocks; keys of the same letters stay together.
 *
 * @param maxBytes  of a block at which the next one begins; of a small index fewer
 */
export function cutBlocks(groups: readonly KeyGroup[], maxBytes: number): KeyGroup[][] {
  const allBytes = groups.reduce((sum, group) => sum + measureGroup(group), 0)
  const blockBytes = Math.min(maxBytes, Math.max(minBlockBytes, Math.ceil(allBytes / minBlocks)))
  const blocks: KeyGroup[][] = []
  let bytes = Number.POSITIVE_INFINITY
  let letters = ''
  for (const group of groups) {
    if (bytes >= blockBytes && group.letters !== letters) {
      blocks.push([])
      bytes = 0
    }
    letters = group.letters
    blocks.at(-1)!.push(group)
    bytes += measureGroup(group)
  }
  return blocks
}

/** About the bytes of a key with its texts. */
function measureGroup({ key, texts }: KeyGroup): number {
  return texts.reduce(
    (sum, { text, id }) => sum + (id === null ? 2 + 2 * text.length : 3),
    3 + key.length / 2,
  )
}
