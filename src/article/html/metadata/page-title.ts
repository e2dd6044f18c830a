import type { AnyNode, Element } from 'domhandler'
import type { Block } from '../../blocks/block.ts'
import { collapse } from '../../blocks/visible-text.ts'
import { readHeading } from '../blocks/heading.ts'
import { readPageBlocks } from '../blocks/page-blocks.ts'
import { type SiteProfile, withoutSiteName } from '../site/site-profile.ts'
import { firstMeta, type PageHead } from '../tree/page-head.ts'
import { findElements } from '../tree/page-tree.ts'

/** Where the title of a page may stand. */
export interface TitleSources {
  readonly root: AnyNode
  readonly head: PageHead
  /** Elements of the article, and the blocks they were read as. */
  readonly content: readonly Element[]
  readonly blocks: readonly Block[]
  /** What JSON-LD says, or null. */
  readonly headline: string | null
  readonly site: SiteProfile
}

/**
 * The title of a page: the `h1` that the head names too, or begins with before the name of the site, else the article's
 * only `h1`, else Open Graph or `<title>` without the site's name.
 *
 * @returns null where none of them stands
 */
export function findPageTitle({ root, head, content, blocks, headline, site }: TitleSources): string | null {
  const siteName = firstMeta(head, 'og:site_name', 'application-name')
  const graph = firstMeta(head, 'og:title', 'twitter:title')
  const named = [graph, head.title, headline]
    .filter((title) => title !== null && title !== '')
    .map((title) => withoutSiteName(title!, site, siteName))
    .filter((title) => !/^\s*[-|–—·_]/.test(title))
  const keys = new Set([...named, head.title].map(keyOf))
  const isOwn = (text: string) => !site.titleEndings.some((ending) => ending.endsWith(text))
  const own = content.flatMap((element) => readTopHeadings(element)).filter(isOwn)
  const shown = [...own, ...readTopHeadings(root)]
  const confirmed = shown.find((text) => keys.has(keyOf(text)) && keyOf(text) !== '')
  if (confirmed !== undefined) return confirmed
  const isBefore = (text: string) =>
    head.title.startsWith(text) && /^\s*[|–—·_•»]|^\s+-\s/.test(head.title.slice(text.length))
  const before = shown.find(isBefore)
  if (before !== undefined) return before
  const first = blocks.find((block) => block.kind === 'heading')
  if (own.length === 1 && first?.level === 1 && collapse(first.text) === own[0]) return own[0]
  return named.find((title) => title !== '') ?? shown[0] ?? null
}

function readTopHeadings(within: AnyNode): string[] {
  return findElements(within, ({ name }) => name === 'h1')
    .map((heading) =>
      collapse(
        readHeading(heading, heading, (element, skip) =>
          readPageBlocks(element, { scope: 'marked', ...(skip && { skip }) }),
        ).text,
      ),
    )
    .filter((text) => text !== '')
}

function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
