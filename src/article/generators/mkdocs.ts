import { createSlugAnchors, pymdownxSlug, pythonSlug } from '../anchors.ts'
import type { Generator } from './generator.ts'
import { cutLanguage, dropIndex, siteAddress, withoutExtension } from './page-path.ts'
import { isDraftPath, nameOfFile } from './plain.ts'

/**
 * MkDocs: a folder for each page unless `use_directory_urls` is off.
 *
 * Python-Markdown names Chinese headings `_1`, `_2`, … since its slugs have letters of ASCII only; sites may choose
 * slugs of every script.
 */
export const mkdocs: Generator = {
  name: 'mkdocs',
  markup: new Set(['admonitions', 'containers', 'highlight', 'definitions', 'html']),
  slugSource: 'shown',
  spacedTags: false,
  isPage: (path) => !isDraftPath(path),
  addressOf({ path }, site) {
    const { path: written, language } =
      site.languages.length > 0
        ? cutLanguage(withoutExtension(path), site.languages)
        : { path: withoutExtension(path), language: null }
    const prefix = language !== null && language !== site.defaultLanguage?.toLowerCase() ? `${language}/` : ''
    const { path: page, isIndex } = dropIndex(written, ['index', 'readme'])
    const end = isIndex ? '' : site.trailingSlash === false ? '.html' : '/'
    return siteAddress(site.base, `${prefix}${page}${end}`)
  },
  nameOf: (path, site) => nameOfFile(path, site.languages),
  dateOf: () => null,
  categoriesOf: () => [],
  createAnchors: (site) =>
    createSlugAnchors(
      site.slugs === 'unicode' ? pymdownxSlug : pythonSlug,
      (slug, count) => `${slug}_${count}`,
    ),
}
