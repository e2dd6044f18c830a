import { type AnyNode, type Element, isTag } from 'domhandler'
import { collapse } from '../../blocks/visible-text.ts'
import { hostOf } from '../../fields/addresses.ts'
import type { SiteProfile } from '../site/site-profile.ts'
import { hasClassWords, isWithin, lineOf, listElements, textOf, tokensOf } from '../tree/page-tree.ts'
import { isBesideArticle, isPageFrame } from './beside-article.ts'

/** UTF-16 units of a tag or category at most; longer links are titles. */
const maxTermUnits = 40

/** Path of the page of a tag; Discourse calls pages with titles in Chinese `/t/topic/12`. */
export const tagPath = /(?:^|\/)(?:tags?|标签|標籤|keywords?|(?<!\/t\/)topics?)\/[^/]+\/?$/iu
/** Path of the page of a category. */
export const categoryPath = /(?:^|\/)(?:categor(?:y|ies)|分类|分類)\/(?:[^/]+\/)*[^/]+\/?$/iu
/** More links than this are a cloud. */
const maxTerms = 20
/** Words beside links, each ideograph one, that a line of tags may have (`发布于 2023-05-01 分类：`); prose has more. */
const maxWordsBeside = 12
const termClass = / (?:tags?|categor(?:y|ies)|terms?|keywords?|labels?|meta|byline) /

/** A page, and where it stands. */
interface TermSources {
  readonly root: AnyNode
  readonly site: SiteProfile
  readonly address: string
}

/**
 * Texts of links to the pages of tags or categories that stand with the article, neither beside it nor in its sentences.
 *
 * @param path  `tagPath` or `categoryPath`
 * @returns none where there are so many that they are a cloud of the whole site's
 */
export function readTermLinks({ root, site, address }: TermSources, path: RegExp): string[] {
  const names = new Set<string>()
  // Where articles themselves lie under `/category/`, links to others are no terms.
  if (path.test(pathOf(address))) return []
  for (const element of listElements(root, (inside) => !isBesideArticle(inside))) {
    const target = element.name === 'a' ? pathOf(element.attribs.href ?? '') : ''
    if (!path.test(target)) continue
    const name = collapse(lineOf(element).replace(/^#/, ''))
    if (name === '' || name.length > maxTermUnits || /[←→«»‹›]/.test(name)) continue
    if (
      isLabelled(element) ||
      !(leavesSite(element, site) || isRenamed(name, target) || isInSentence(element))
    )
      names.add(name)
  }
  return names.size > maxTerms ? [] : [...names]
}

/** Whether the page says that a link is a tag. */
function isLabelled(link: Element): boolean {
  if (tokensOf(link, 'rel').includes('tag')) return true
  return isWithin(link, (element) => !isPageFrame(element) && hasClassWords(element, termClass))
}

function leavesSite(link: Element, { origin }: SiteProfile): boolean {
  const host = hostOf(link.attribs.href ?? '')
  return host !== null && host !== hostOf(origin ?? '')
}

/** Whether a link to the page of a Chinese tag reads otherwise than the tag. */
function isRenamed(name: string, address: string): boolean {
  const tag = /([^/]+)\/?$/.exec(address)?.[1] ?? ''
  const key = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return /\p{Script=Han}/u.test(tag) && !key(name).includes(key(tag))
}

function isInSentence(link: Element): boolean {
  let block: AnyNode = link
  while (block.parent && isTag(block) && !isBlock(block)) block = block.parent
  const beside = textOf(block, (inside) => inside === block || !(inside.name === 'a' || isBlock(inside)))
  return (beside.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []).length > maxWordsBeside
}

function isBlock({ name }: Element): boolean {
  return !/^(?:a|abbr|b|code|em|font|i|mark|small|span|strong|sub|sup|u)$/.test(name)
}

function pathOf(href: string): string {
  const path = href
    // One page may show the articles of any tag: `/tags/?tag=Java`.
    .replace(/\/?\?(?:tag|category)=([^&#]+).*$/i, '/$1')
    .replace(/[?#].*$/s, '')
    .replace(/^[a-z]+:\/\/[^/]+/i, '')
    .replace(/(?:index)?\.html?$/i, '')
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
