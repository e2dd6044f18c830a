import { createGitHubAnchors } from '../anchors.ts'
import type { Generator } from './generator.ts'
import { dropIndex, siteAddress, withoutExtension } from './page-path.ts'
import { nameOfFile } from './plain.ts'

/** GitBook, HonKit and mdBook: a page for each file, `README` for its folder, none for the table of contents. */
export const gitbook: Generator = {
  name: 'gitbook',
  markup: new Set(['tags', 'interpolation']),
  slugSource: 'shown',
  spacedTags: false,
  isPage(path, _front, { titles }) {
    // Only what stands in the table of contents is built, and the page that begins a book.
    if (Object.hasOwn(titles, path)) return true
    if (/(?:^|\/)(?:SUMMARY|GLOSSARY|LANGS)\.md$/i.test(path) || /(?:^|\/)_/.test(path)) return false
    return Object.keys(titles).length === 0 || /^(?:[^/]+\/)?README\.md$/i.test(path)
  },
  addressOf({ path }, site) {
    const { path: page, isIndex } = dropIndex(withoutExtension(path), ['readme', 'index'])
    return siteAddress(site.base, isIndex ? page : `${page}.html`)
  },
  nameOf: (path) => nameOfFile(path),
  dateOf: () => null,
  categoriesOf: () => [],
  createAnchors: createGitHubAnchors,
}
