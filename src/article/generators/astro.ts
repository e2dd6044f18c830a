import GithubSlugger from 'github-slugger'
import { createGitHubAnchors } from '../anchors.ts'
import { dateOfFileName } from '../calendar-date.ts'
import { type SlugParts, shownText } from '../markup/heading-text.ts'
import { setSmartypants } from '../typography.ts'
import type { Generator } from './generator.ts'
import { baseName, dropIndex, siteAddress, withoutExtension } from './page-path.ts'
import { nameOfFile } from './plain.ts'

/**
 * Astro: the pages of Starlight stand under the site's address (`src/content/docs`), those of another collection under
 * its name, files of `src/pages` under their path.
 *
 * @see https://docs.astro.build/en/guides/routing/
 */
export const astro: Generator = {
  name: 'astro',
  markup: new Set(['containers', 'mdx']),
  spacedTags: false,
  isPage: (path) =>
    /^(?:content|pages)\//.test(path) &&
    !/(?:^|\/)_|(?:^|\/)(?:404|500)\.mdx?$/.test(path) &&
    !/(?:^|\/)node_modules\//.test(path),
  addressOf({ path, front }, site) {
    const isContent = path.startsWith('content/')
    const inside = withoutExtension(path.slice(path.indexOf('/') + 1))
    const { path: page } = dropIndex(inside.replace(/^docs\//, ''), ['index'])
    const written = isContent ? page.split('/').map(slugOfSegment).join('/') : page
    const address = (isContent ? front.slug : null) ?? written
    const trimmed = address.replace(/^\/+|\/+$/g, '')
    const end = site.trailingSlash === false || trimmed === '' ? '' : '/'
    return siteAddress(site.base, `/${trimmed}${end}`)
  },
  nameOf: (path) => nameOfFile(path),
  dateOf: (path) => dateOfFileName(baseName(path)),
  categoriesOf: () => [],
  slugParts: () => astroParts,
  createAnchors: () => createGitHubAnchors(null),
}

const astroParts: SlugParts = Object.freeze({
  ...shownText,
  noteMarks: 'written',
  attributes: 'written',
  typography: setSmartypants,
})

/** A part of the path of an entry, as a collection's loader writes it. */
function slugOfSegment(segment: string): string {
  return new GithubSlugger().slug(segment)
}
