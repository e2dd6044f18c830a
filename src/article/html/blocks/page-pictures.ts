import type { Element } from 'domhandler'
import type { PictureBlock } from '../../blocks/block.ts'
import { collapse } from '../../blocks/visible-text.ts'
import { hasClassWords } from '../tree/page-tree.ts'

/** Attributes that lazy loading keeps the address of a picture in, the surest first. */
const lazySources = ['data-original', 'data-src', 'data-lazy-src', 'data-lazy', 'data-echo', 'data-actualsrc']

/** What an `img` is to a reader: a picture, a character drawn as a picture, or nothing. */
export type ReadImage = PictureBlock | string | null

/**
 * Reads an `img`.
 *
 * @returns a picture; the character of an emoji picture; null for what only decorates or counts visits
 */
export function readImage(image: Element): ReadImage {
  const { attribs } = image
  const alt = collapse(attribs.alt ?? '')
  if (hasClassWords(image, / (?:emoji|twemoji|emojione|smiley|github emoji) /))
    return alt || collapse(attribs.title ?? '')
  if (attribs.width === '1' || attribs.height === '1') return null
  const src = lazySources.map((name) => attribs[name]).find((value) => value) ?? attribs.src ?? ''
  if (alt === '' && (src === '' || /^data:/i.test(src))) return null
  return { kind: 'picture', src, alt, caption: null }
}
