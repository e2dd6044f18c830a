/**
 * Names of folders with translations, beside Chinese texts. The list is longer than that of `cutLanguage`: a folder that
 * is taken for a language by mistake only moves its files behind their equals, where `cutLanguage` decides addresses.
 */
const otherLanguage = /^(?:ar|de|en|es|fr|hi|id|it|ja|ko|pl|pt|ru|th|tr|uk|vi)(?:[-_][a-z]{2,4})?$/i
const chinese = /^zh(?:[-_][a-z]{2,4})?$/i

/**
 * Puts files in the order of an index: those in no folder of a language first, then Chinese ones, then others, each by
 * code units. Of hits that are alike the first in the index is shown first: the page, before the copy of it that stands
 * untranslated under `en/`.
 *
 * @param files  paths with `/`
 */
export function orderFiles(files: readonly string[]): string[] {
  const ranks = new Map(files.map((file) => [file, rankLanguage(file)]))
  return files.toSorted((a, b) => ranks.get(a)! - ranks.get(b)! || (a < b ? -1 : 1))
}

function rankLanguage(file: string): number {
  const folders = file.split('/').slice(0, -1)
  if (folders.some((name) => otherLanguage.test(name))) return 2
  return folders.some((name) => chinese.test(name)) ? 1 : 0
}
