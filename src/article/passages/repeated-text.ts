import { collapse } from '../blocks/visible-text.ts'

/** Of the sampled pages, those that must repeat a paragraph: anywhere, or near the ends of their text, as boxes do. */
const repeatedShares = { anywhere: 0.8, atEnds: 0.6 } as const
/** Paragraphs from the start and the end of a page that are near its ends. */
const ends = { first: 3, last: 6 } as const
/** Fewer sampled pages than this say nothing of what is repeated. */
const fewestSampled = 5

const absoluteAddress = /https?:\/\/[^\s，。）)]+/giu

/** What of a paragraph or heading is compared with other articles: blanks collapsed, and whatever address it has. */
export function repetitionKey(text: string): string {
  return collapse(text).replace(absoluteAddress, 'https://')
}

/**
 * Finds what most texts of a site repeat.
 *
 * @param samples  for some texts, the `repetitionKey` of each paragraph
 */
export function findRepeated(samples: readonly (readonly string[])[]): string[] {
  if (samples.length < fewestSampled) return []
  const enough = (share: number): number => Math.max(fewestSampled, share * samples.length)
  const atEnds = samples.map((keys) => [...keys.slice(0, ends.first), ...keys.slice(-ends.last)])
  const repeated = new Set([
    ...common(samples, enough(repeatedShares.anywhere)),
    ...common(atEnds, enough(repeatedShares.atEnds)),
  ])
  return [...repeated].filter(hasWords)
}

/** Values that at least so many lists hold. */
export function common(lists: readonly (readonly string[])[], enough: number): string[] {
  const counts = new Map<string, number>()
  for (const list of lists) for (const value of new Set(list)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= enough).map(([value]) => value)
}

/** Pages that have an address alone as a paragraph do not repeat it. */
function hasWords(key: string): boolean {
  return /[\p{L}\p{N}]/u.test(key.replaceAll('https://', ''))
}
