import { bookSlug, createGitHubAnchors, createSlugAnchors } from '../anchors/anchors.ts'
import { type SlugParts, shownText } from '../anchors/heading-text.ts'
import type { Generator } from './generator.ts'
import { dropIndex, siteAddress, withoutExtension } from './page-path.ts'
import { nameOfFile } from './plain.ts'
import type { SiteRules } from './site-rules.ts'

/** GitBook, HonKit and mdBook: a page for each file, `README` for its folder, none for the table of contents. */
export const gitbook: Generator = {
  name: 'gitbook',
  markup: new Set(['tags', 'liquid', 'interpolation', 'unspaced']),
  isPage(path, _front, { titles }) {
    // Only what stands in the table of contents is built, and the page that begins a book.
    if (Object.hasOwn(titles, path)) return true
    if (/(?:^|\/)(?:SUMMARY|GLOSSARY|LANGS)\.md$/i.test(path) || /(?:^|\/)_/.test(path)) return false
    return (
      Object.keys(titles).length === 0 || (/^README\.md$/i.test(path) && !Object.hasOwn(titles, 'index.md'))
    )
  },
  addressOf({ path }, site) {
    const written = withoutExtension(path)
    const { path: page, isIndex } = dropIndex(written, ['readme', 'index'])
    // GitBook and HonKit take README for the page of a folder in capitals only.
    const isPage = isIndex && (isGitHubLike(site) || !/(?:^|\/)readme$/.test(written))
    return siteAddress(site.base, isPage ? page : `${written}.html`)
  },
  nameOf: (path) => nameOfFile(path),
  slugParts: (site) => (isGitHubLike(site) ? shownText : bookParts),
  createAnchors: (site) =>
    isGitHubLike(site)
      ? createGitHubAnchors(null)
      : createSlugAnchors(bookSlug, { second: () => null, empty: null }),
}

/** A second heading of the same text has the same anchor, which leads to the first. */
const bookParts: SlugParts = { ...shownText, noteMarks: 'written', attributes: 'id' }

/** Whether headings are named as on GitHub: by mdBook and gitbook.com, not by GitBook's own program and HonKit. */
function isGitHubLike({ slugs }: SiteRules): boolean {
  return slugs === 'unicode'
}
