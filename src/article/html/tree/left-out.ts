import type { AnyNode, Element } from 'domhandler'
import { visibleLength } from '../../blocks/visible-text.ts'
import {
  findElement,
  findElements,
  hasClassWords,
  isWithin,
  lineOf,
  listElements,
  tokensOf,
} from './page-tree.ts'

/** Elements that hold no text of an article, or none that a browser shows. */
const neverText: ReadonlySet<string> = new Set(
  (
    'audio base canvas datalist dialog embed head iframe input link map meta meter nav noscript object ' +
    'optgroup option progress script search select style svg template textarea title video'
  ).split(' '),
)

const roles: ReadonlySet<string> = new Set(
  (
    'alertdialog banner complementary contentinfo dialog doc-pagelist doc-toc menu menubar navigation ' +
    'search toolbar tooltip'
  ).split(' '),
)

const ids: ReadonlySet<string> = new Set(
  (
    'table-of-contents tableofcontents toc disqus_thread gitalk-container vcomments vcomment waline twikoo giscus ' +
    'valine sohucs comments comment-container hexo-blog-encrypt'
  ).split(' '),
)

/**
 * Words and pairs of words in class names that themes give to what surrounds an article. Only what no writer
 * would name a part of an article; `comment` alone is a token of code.
 */
const furniture =
  / (?:toc(?:bot)?|table of contents|(?:bread)?crumbs?|pag(?:ination|inator|er)|(?:posts?|article|entry|page) nav(?:i|igation|igator)?|nav links|prev ?next|(?:prev|next) post|sidebar|sidenav|navbar|topbar|menu|comments|disqus|gitalk|gitment|giscus|utterances|valine|waline|twikoo|artalk|livere|changyan|shar(?:e|ing)|addthis|social|reward|donate|copyright|related(?:posts)?|recommend(?:ed)?|newsletter|subscribe|cookie|advertisement|adsbygoogle|busuanzi|feedback|search (?:results?|modal|dialog|box|bar|form|input)|back ?to ?top|(?:post|article|entry|blog|page) (?:meta|metadata|info|footer|tags?|category|categories|date|author|copyright|license|visits|views)|metadata|byline|tag ?(?:list|cloud)|read(?:ing)? time|word ?count|edit(?: page| link| button|section| ?this ?page)|show foot|last ?(?:updated?|mod(?:ified)?)|skip ?(?:link|nav|to content)|sr only|visually hidden|screen reader|headerlink|copy (?:btn|button|code|action)|code copy|clipboard|content button|source file|license|qrcode|reprint|version (?:banner|badge)|print only|no print|vp (?:changelog|contributors)) /

/** Line numbers and copy buttons in code; a whole class, since `line-numbers` also names code that has them. */
const codeFurniture =
  /^(?:(?:rouge-)?gutter|linenos?|linenodiv|line-numbers-(?:wrapper|rows|sizer)|lnt?|gl|hljs-ln-numbers|codemirror-linenumber|(?:code-)?copy|copy-?(?:btn|button|code-button)|clipboard-button|code(?:block)?-header|(?:code-)?lang|toolbar-item|highlight-tools)$/

/** Longest label beside code (`Copy code`, `javascript`), in characters. */
const maxLabelLength = 24

/** A footnote as it is called or called back: `[12]`, `*`, `↩︎`. */
const noteNumber = /^[[(]?[\d*†‡a-z]{0,4}[\])]?[\s↩⤴↑^]*(?:\ufe0e|\ufe0f)?$/i

/** What a link to the page before or after says, where nothing stands beside it. */
const turnsPage =
  /^(?:[←‹«<]\s*)?(?:[上下前后後]一[页頁篇章节節]|prev(?:ious)?|next)(?:\s?(?:文章|page|post|chapter))?(?:\s*[→›»>])?$/i

/** How much is left out: of a page, of the chosen content, or of content that the page marks by `data-*-body`. */
export type Scope = 'page' | 'content' | 'marked'

/**
 * Tells whether an element is no part of an article: navigation, forms, comment boxes, hidden copies, line numbers.
 *
 * @param scope  `marked` keeps class names out of it, since the author chose; `page` leaves out headers and asides too
 */
export function isLeftOut(element: Element, scope: Scope): boolean {
  const { name, attribs } = element
  // Flarum writes a page for readers without scripts.
  if (neverText.has(name)) return !(name === 'noscript' && holdsContent(element))
  const ignored = attribs['data-pagefind-ignore'] ?? attribs['data-hansou-ignore']
  if (ignored !== undefined && ignored !== 'false') return true
  if (isHidden(element) || isCodeFurniture(element)) return true
  if (name === 'button') return attribs.role !== 'tab'
  if (name === 'footer' || (scope !== 'marked' && isNamedFooter(element))) return !isWithin(element, isQuote)
  if (name === 'form') return isSmallForm(element)
  if (name === 'a' && isPageFurniture(element)) return true
  if (name === 'sup' && isNoteNumber(element)) return true
  if (roles.has(attribs.role ?? '')) return !(name === 'aside' && scope !== 'page')
  if (scope === 'marked') return isFragmentList(element)
  if (scope === 'page' && (name === 'header' || name === 'aside'))
    return !holdsContent(element) && !(name === 'header' && isWithin(element, isContent))
  if ((name === 'aside' || hasClassWords(element, /^ tags? $/)) && isMostlyLinks(element)) return true
  if (ids.has((attribs.id ?? '').toLowerCase()) && name !== 'section' && !/^h[1-6]$/.test(name)) return true
  return isFurniture(element) || isOtherArticle(element) || isFragmentList(element)
}

/** Whether an element shows the articles before and after, whatever its name. */
export function isOtherArticle(element: Element): boolean {
  return hasClassWords(element, /^ (?:prev next|related(?: posts)?) $/)
}

/** Elements under a node that are of an article, whatever page it is on. */
export function listShown(root: AnyNode): Element[] {
  return listElements(root, isShown)
}

/** Whether an element may be part of an article; see `isLeftOut`. */
export function isShown(element: Element): boolean {
  return !isLeftOut(element, 'page')
}

/** Whether a class of the element names what surrounds an article, as themes do. */
export function isFurniture(element: Element): boolean {
  if (/^(?:html|body|main|article|pre|code|h[1-6]|t[dhr]|table|tbody|img)$/.test(element.name)) return false
  if (!hasClassWords(element, furniture)) return false
  return !holdsContent(element) && !isArticleBody(element) && !isWholeArticle(element)
}

/** Elements that hold the text of an article by schema.org, microformats, or the names that themes use. */
export function isArticleBody(element: Element): boolean {
  if (tokensOf(element, 'itemprop').includes('articlebody')) return true
  return hasClassWords(
    element,
    / (?:e content|markdown body|(?:post|article|entry|page|blog) (?:content|body|entry)|rich media content|theme doc markdown|md content inner|vp doc|theme hope content|theme default content|mw parser output) /,
  )
}

function isHidden({ attribs }: Element): boolean {
  const isTab = attribs.role === 'tabpanel' || /(?:^|\s)tab/i.test(attribs.class ?? '')
  if (attribs.hidden !== undefined && attribs.hidden !== 'until-found') return !isTab
  if (attribs['aria-hidden'] === 'true') return !isTab
  return /display\s*:\s*none/i.test(attribs.style ?? '') && !isTab
}

function isCodeFurniture(element: Element): boolean {
  if (/user-select\s*:\s*none/i.test(element.attribs.style ?? '')) return /^[\s\d]*$/.test(lineOf(element))
  if (element.attribs.class === undefined || /^(?:pre|code|table|figure)$/.test(element.name)) return false
  if (!tokensOf(element, 'class').some((token) => codeFurniture.test(token))) return false
  if (holdsPre(element)) return false
  const label = lineOf(element)
  return isCell(element) || visibleLength(label) <= maxLabelLength || /^[\s\d]*$/.test(label)
}

/** A column of line numbers is a cell with a `pre` of its own; any other element around a `pre` is the code. */
function holdsPre(element: Element): boolean {
  return !isCell(element) && findElement(element, ({ name }) => name === 'pre') !== null
}

function isCell({ name }: Element): boolean {
  return name === 'td' || name === 'th'
}

/** A link to the page before or after, to the heading it stands at (`#`, `¶`), or of a footnote and back. */
function isPageFurniture(link: Element): boolean {
  const rels = tokensOf(link, 'rel')
  if (rels.includes('prev') || rels.includes('next')) return true
  const text = lineOf(link)
  if (turnsPage.test(text) && link.parent !== null && lineOf(link.parent) === text) return true
  const { attribs } = link
  if (!/^#./.test(attribs.href ?? '')) return false
  // Some generators link headings back to the table of contents: their text is no number.
  const isNumber = noteNumber.test(text)
  if (
    isNumber &&
    /footnote|noteref|backlink/.test(`${attribs.class} ${attribs.role} ${Object.keys(attribs).join(' ')}`)
  )
    return true
  return /^(?:[#¶§↩↑🔗⚓\s]|\ufe0e|\ufe0f)+$/u.test(text)
}

/** The number of a footnote where it is called. */
function isNoteNumber(element: Element): boolean {
  const link = findElement(element, ({ name }) => name === 'a')
  return (
    link !== null &&
    /^#./.test(link.attribs.href ?? '') &&
    /^[[(]?(?:\d+|[*†‡a-z])[\])]?$/.test(lineOf(element))
  )
}

function isContent({ name, attribs }: Element): boolean {
  return name === 'main' || name === 'article' || attribs.role === 'main'
}

function isQuote({ name }: Element): boolean {
  return name === 'blockquote' || name === 'figure'
}

/** The footer of a page by its only class, or by its id where it has none: Sphinx names sections by ids. */
function isNamedFooter(element: Element): boolean {
  const { id, class: classes = id ?? '' } = element.attribs
  return /^\s*(?:site[-_]?)?footer\s*$/i.test(classes) && !holdsContent(element)
}

/** Whether the page's own content is inside, whatever the wrapper is called. */
function holdsContent(element: Element): boolean {
  return findElement(element, isContent) !== null
}

/** Some themes name the article itself after its address: `_guide_sidebar`. */
function isWholeArticle(element: Element): boolean {
  if (findElement(element, ({ name }) => name === 'h1') === null) return false
  return findElements(element, ({ name }) => name === 'p').length >= 2
}

/** A form of controls; one that wraps the whole page, as some servers write them, is none. */
function isSmallForm(element: Element): boolean {
  return findElement(element, ({ name }) => /^(?:h[1-3]|main|article)$/.test(name)) === null
}

/** Least share of a table of contents that is links. */
const contentsLinkShare = 0.9

/** A list whose text is links into the page itself: a table of contents without a name. Tabs are lists of labels. */
function isFragmentList(element: Element): boolean {
  if (element.name !== 'ul' && element.name !== 'ol') return false
  if (hasClassWords(element, / (?:nav )?tabs? /)) return false
  const links = findElements(element, ({ name }) => name === 'a')
  return (
    links.length > 1 &&
    links.every(({ attribs }) => /^#./.test(attribs.href ?? '') && attribs.role !== 'tab') &&
    linkedLength(links) >= contentsLinkShare * visibleLength(lineOf(element))
  )
}

function isMostlyLinks(element: Element): boolean {
  const links = findElements(element, ({ name }) => name === 'a')
  return linkedLength(links) > 0.5 * visibleLength(lineOf(element))
}

function linkedLength(links: readonly Element[]): number {
  return links.reduce((sum, link) => sum + visibleLength(lineOf(link)), 0)
}
