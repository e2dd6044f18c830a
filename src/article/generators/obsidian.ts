import { createGitHubAnchors } from '../anchors/anchors.ts'
import type { Generator } from './generator.ts'
import { plain } from './plain.ts'

/** A vault of Obsidian: notes under their path, with wiki links, callouts and comments. */
export const obsidian: Generator = {
  ...plain,
  name: 'obsidian',
  markup: new Set(['wiki', 'highlight']),
  addressOf({ front, ...page }, site) {
    // An address elsewhere is where a note was clipped from.
    const isSource = /^https?:/i.test(front.url ?? '')
    return plain.addressOf({ ...page, front: isSource ? { ...front, url: null } : front }, site)
  },
  // Logseq writes the `/` of a name so.
  nameOf: (path, site) => plain.nameOf(path, site).replace(/___|%2F/g, '/'),
  createAnchors: () => createGitHubAnchors(),
}
