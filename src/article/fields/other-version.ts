import type { Passage } from '../../format/article.ts'

/** Weight of a page of another version than the latest, which has most of its pages word for word. */
export const otherVersionWeight = 0.8

/**
 * Whether the address of a page of Docusaurus names its version: the latest stands under no name, and that under way
 * (`current`) under `next` where there are others.
 */
export function isOtherVersion(url: string, version: string): boolean {
  return url.includes(`/${version === 'current' ? 'next' : version}/`)
}

/** Weighs the passages of a built page of Docusaurus by the version that the page names; those of other sites stay. */
export function weighVersion(passages: readonly Passage[], html: string, url: string): readonly Passage[] {
  const version = /\bname="?docusaurus_version"? content="?([^"\s>]+)/.exec(html)?.[1]
  if (version === undefined || !isOtherVersion(url, version)) return passages
  return passages.map((passage) => ({ weight: otherVersionWeight, ...passage }))
}
