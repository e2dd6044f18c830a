import { shownText } from '../anchors/heading-text.ts'
import { encodePath } from '../fields/addresses.ts'
import type { Generator } from './generator.ts'
import { dropIndex, siteAddress, withoutExtension } from './page-path.ts'
import { plain } from './plain.ts'

/**
 * docsify: pages are drawn in the browser from the Markdown itself, each at a fragment of one page (`/#/guide/start`).
 *
 * Places inside of a page are a query in that fragment (`?id=`) and no fragment of their own, so hits lead to the page.
 *
 * @see https://docsify.js.org/#/more-pages
 */
export const docsify: Generator = {
  ...plain,
  name: 'docsify',
  isPage: (path) => !/(?:^|\/)_|(?:^|\/)node_modules\//.test(path),
  addressOf({ path }, site) {
    const home = site.homePage ?? 'README.md'
    const { path: page } = path === home ? { path: '' } : dropIndex(withoutExtension(path), ['readme'])
    return site.cleanUrls
      ? siteAddress(site.base, page)
      : `${siteAddress(site.base, '')}#${encodePath(`/${page}`)}`
  },
  slugParts: () => shownText,
  createAnchors: () => ({ add: () => null, keep: () => null }),
}
