import { createGitHubAnchors } from '../anchors.ts'
import { dateOfFileName } from '../calendar-date.ts'
import { shownText } from '../markup/heading-text.ts'
import type { Generator, MarkupKind } from './generator.ts'
import { baseName, cutLanguage, dropIndex, folderOf, siteAddress, withoutExtension } from './page-path.ts'

const everyMarkup: ReadonlySet<MarkupKind> = new Set([
  'containers',
  'admonitions',
  'tags',
  'shortcodes',
  'interpolation',
  'wiki',
  'mdx',
  'highlight',
  'definitions',
  'html',
  'unspaced',
])

/**
 * Markdown of no known generator: an address is the path, `index` and `README` stand for their folder, and every
 * generator's markup is read.
 */
export const plain: Generator = {
  name: 'plain',
  markup: everyMarkup,
  spacedTags: true,
  isPage: (path) => !isDraftPath(path),
  addressOf({ path, front }, site) {
    // A pattern (`/:year/:title/`) is no address without the generator that fills it.
    if (front.url !== null && !/\/:[a-z_]+/i.test(front.url)) return front.url
    const { path: written } = cutLanguage(withoutExtension(path), site.languages)
    const { path: page, isIndex } = dropIndex(written, ['index', '_index', 'readme'])
    if (front.slug !== null)
      return siteAddress(site.base, front.slug.startsWith('/') ? front.slug : folderOf(written) + front.slug)
    return siteAddress(site.base, isIndex ? page.replace(/\/$/, '') : page)
  },
  nameOf: (path, site) => nameOfFile(path, site.languages),
  dateOf: (path) => dateOfFileName(baseName(path)),
  categoriesOf: () => [],
  slugParts: () => shownText,
  createAnchors: () => createGitHubAnchors(),
}

/** Tells whether a file lies in a folder of drafts. */
export function isDraftPath(path: string): boolean {
  return /(?:^|\/)_drafts\//.test(path)
}

/** The name of a file as a title: without extension and language, and the folder's for `index` and the like. */
export function nameOfFile(path: string, languages: readonly string[] = []): string {
  const { path: written } = cutLanguage(withoutExtension(path), languages)
  const { path: page, isIndex } = dropIndex(written, ['index', '_index', 'readme'])
  const name = baseName(isIndex ? page.replace(/\/$/, '') : page) || baseName(written).replace(/^_/, '')
  // Notion ends names with the id of the page.
  return name.replace(/(?<=\S)[ _-][\da-f]{32}$/, '')
}
