import GithubSlugger from 'github-slugger'
import { createGitHubAnchors } from '../anchors/anchors.ts'
import { type SlugParts, shownText } from '../anchors/heading-text.ts'
import { dateOfFileName } from '../fields/calendar-date.ts'
import type { Generator } from './generator.ts'
import { baseName, dropIndex, siteAddress, withoutExtension } from './page-path.ts'
import { nameOfFile } from './plain.ts'
import { setSmartypants } from './typography.ts'

/**
 * Astro: entries of a collection stand where a page draws them, else those of `src/content/docs` (Starlight) under the
 * site's address and others under the name of their collection; files of `src/pages` under their path.
 *
 * @see https://docs.astro.build/en/guides/routing/
 */
export const astro: Generator = {
  name: 'astro',
  markup: new Set(['containers', 'mdx']),
  isPage: (path) =>
    /^(?:content|data|pages)\//.test(path) &&
    !/(?:^|\/)_|(?:^|\/)(?:404|500)\.mdx?$/.test(path) &&
    !/(?:^|\/)node_modules\//.test(path),
  addressOf({ path, front }, site) {
    const isContent = !path.startsWith('pages/')
    const inside = withoutExtension(path.slice(path.indexOf('/') + 1))
    const [collection = ''] = inside.split('/')
    const route = site.routes.find(({ folder }) => isContent && folder === collection)?.path
    const rest = inside.slice(collection.length + 1)
    const isUnder = isContent && (route !== undefined || collection === 'docs')
    const { path: page } = dropIndex(isUnder ? rest : inside, ['index'])
    const written = isContent ? page.split('/').map(slugOfSegment).join('/') : page
    const address = `${route ?? ''}/${(isContent ? front.slug : null) ?? written}`
    const trimmed = address.replace(/^\/+|\/+$/g, '')
    const end = site.trailingSlash === false || trimmed === '' ? '' : '/'
    return siteAddress(site.base, `/${trimmed}${end}`)
  },
  nameOf: (path) => nameOfFile(path),
  dateOf: (path) => dateOfFileName(baseName(path)),
  slugParts: () => astroParts,
  createAnchors: () => createGitHubAnchors(null),
}

const astroParts: SlugParts = {
  ...shownText,
  noteMarks: 'written',
  attributes: 'written',
  typography: setSmartypants,
}

/** A part of the path of an entry, as a collection's loader writes it. */
function slugOfSegment(segment: string): string {
  return new GithubSlugger().slug(segment)
}
