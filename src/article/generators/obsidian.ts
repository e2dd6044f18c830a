import { createGitHubAnchors } from '../anchors/anchors.ts'
import { dateOfFileName } from '../fields/calendar-date.ts'
import type { Generator } from './generator.ts'
import { baseName } from './page-path.ts'
import { nameOfFile, plain } from './plain.ts'

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
  // Logseq calls a journal `2024_05_01`.
  dateOf: (path) => dateOfFileName(baseName(path).replaceAll('_', '-')),
  // Logseq writes the `/` of a name so.
  nameOf: (path, site) => nameOfFile(path, site.languages).replace(/___|%2F/g, '/'),
  createAnchors: () => createGitHubAnchors(),
}
