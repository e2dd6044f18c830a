import { type AnyNode, type Element, isTag } from 'domhandler'
import type { Block, PictureBlock } from '../../blocks/block.ts'
import { findElement, findElements, hasClassWords, lineOf } from '../tree/page-tree.ts'

/** A heading of a page. */
export interface PageHeading {
  /** 1–6. */
  readonly level: number
  readonly text: string
  /** An `id` of the page that leads to it, or null where it has none of its own. */
  readonly anchor: string | null
  readonly images: readonly PictureBlock[]
}

/** Whether an element is a heading: `h1`–`h6`, or the role of one. */
export function isHeading({ name, attribs }: Element): boolean {
  return /^h[1-6]$/.test(name) || attribs.role === 'heading'
}

/**
 * Reads a heading without the links to itself (`#`, `¶`, an icon) that themes put into it. A link that holds the
 * heading's own text stays.
 *
 * @param root  elements outside of it name no heading
 * @param readInside  reads what an element holds, some elements skipped
 */
export function readHeading(
  heading: Element,
  root: Element,
  readInside: (element: Element, skip?: ReadonlySet<Element>) => readonly Block[],
): PageHeading {
  const links = new Set(findElements(heading, isSelfLink))
  const all = (skip?: ReadonlySet<Element>) => readInside(heading, skip)
  const without = all(links)
  const blocks = links.size > 0 && textOfBlocks(without) === '' ? all() : without
  return {
    level: levelOf(heading),
    text: textOfBlocks(blocks),
    anchor: anchorOf(heading, root),
    images: blocks.filter((block) => block.kind === 'picture'),
  }
}

function levelOf({ name, attribs }: Element): number {
  const level = Number(/^h([1-6])$/.exec(name)?.[1] ?? attribs['aria-level'] ?? 2)
  return Number.isInteger(level) ? Math.min(6, Math.max(1, level)) : 2
}

function textOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.kind === 'paragraph' ? block.raw : block.kind === 'heading' ? block.text : ''))
    .filter((text) => text !== '')
    .join(' ')
}

function isSelfLink(element: Element): boolean {
  if (element.name !== 'a') return false
  if (/^[#¶§🔗⚓∞\s]*$/u.test(lineOf(element))) return true
  return (
    hasClassWords(element, / (?:anchor|headerlink|hash link|permalink|heading link) /) &&
    (element.attribs.href ?? '').includes('#')
  )
}

/** The heading's own `id`, one inside it, or that of a part of the page which begins with it. */
function anchorOf(heading: Element, root: Element): string | null {
  if (heading.attribs.id) return heading.attribs.id
  const isNamed = ({ name, attribs }: Element) => Boolean(attribs.id || (name === 'a' && attribs.name))
  // MediaWiki writes an older name in front, on an element without text.
  const inside =
    findElement(heading, (element) => isNamed(element) && lineOf(element) !== '') ??
    findElement(heading, isNamed)
  if (inside) return inside.attribs.id || inside.attribs.name!
  for (let part: AnyNode | null = heading.parent; part && isTag(part) && part !== root; part = part.parent) {
    if (!part.attribs.id) continue
    return findElement(part, isHeading) === heading ? part.attribs.id : null
  }
  return null
}
