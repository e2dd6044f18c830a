import type { Article, LeftOutReason, ParsedArticle, Passage } from '../format/article.ts'
import { addressOfId } from '../text/address-of-id.ts'
import type { Block } from './blocks/block.ts'
import { readHtmlBlocks } from './blocks/html-blocks.ts'
import { readMarkdownBlocks } from './blocks/markdown-blocks.ts'
import { isArticleAddress, resolveAddress } from './fields/addresses.ts'
import { isOtherVersion, otherVersionWeight } from './fields/other-version.ts'
import type { FrontMatter } from './front-matter/front-matter.ts'
import { readHomePage } from './front-matter/home-page.ts'
import { asLabels, asText, valueAt } from './front-matter/value-forms.ts'
import type { Generator, Page } from './generators/generator.ts'
import { plainSite, type SiteRules } from './generators/site-rules.ts'
import { readInlineTags } from './markup/inline/wiki-markup.ts'
import { han } from './markup/tags/tag-arguments.ts'
import { withoutTemplates } from './markup/tags/template-tags.ts'
import { openMarkdown, parseBody } from './open-markdown.ts'
import { takeCredits } from './passages/credits.ts'
import { findDateLine } from './passages/date-line.ts'
import { findTitle, findTopHeading, layOutSections, readTypography } from './passages/outline.ts'
import { repetitionKey } from './passages/repeated-text.ts'
import { splitPassages } from './passages/split-passages.ts'

/** What is known of an article from elsewhere; it wins over what the Markdown says. */
export type GivenFields = Partial<Pick<Article, 'title' | 'url' | 'date' | 'authors' | 'tags'>>

/** One article in Markdown. */
export interface MarkdownSource {
  readonly id: string
  readonly markdown: string
  /** Where it comes from, for messages: a path, with `:line` for a line of a file. */
  readonly file: string
  /** Path under the site's folder of pages; null for an article that is no file. */
  readonly path?: string
  /** Address that relative picture addresses start from; the article's own by default. */
  readonly folder?: string
  readonly given?: GivenFields
  /** Rules of the site's generator; plain Markdown by default. */
  readonly site?: SiteRules
  /** Keys of front matter that become fields to filter by; `category` and `lang` by default. */
  readonly fields?: readonly string[]
  /** Hears why there is no article. */
  readonly onLeftOut?: (reason: LeftOutReason) => void
}

/**
 * Parses an article as its author left it: Markdown with or without front matter, by the rules of its site's
 * generator, or what a converter made of a web page.
 *
 * @returns the article and its passages (always at least one), or null for a draft or another hidden page
 * @throws {SearchError} ARTICLE_INVALID for an article that is longer than any
 */
export function parseArticle(source: MarkdownSource): ParsedArticle | null {
  const { site = plainSite, given = {} } = source
  const path = source.path ?? source.id
  const { generator, front, body, warnings } = openMarkdown(source.markdown, source.file, site)
  const date = given.date ?? front.date ?? generator.dateOf?.(path, site) ?? front.changed
  const leftOut = whyLeftOut(path, front, date, generator, site)
  if (leftOut !== null) {
    source.onLeftOut?.(leftOut)
    return null
  }

  const { blocks, footnotes, credits } = front.isEncrypted ? nothing : readBody(body, generator, site, path)
  const inline = generator.name === 'obsidian' && !front.isEncrypted ? readInlineTags(body) : []
  const home = readHomePage(front.values)
  const title =
    given.title ||
    front.title ||
    listedTitle(path, blocks, site) ||
    (isPageOfLogseq(path, generator) ? null : findTitle(blocks)) ||
    home.title ||
    (given.title ?? titleOf(path, generator, site, blocks))
  const categories = [...new Set([...(generator.categoriesOf?.(path) ?? []), ...(front.categories ?? [])])]
  const url = given.url ?? addressOf(source, generator, { path, front, title, date, categories }, site)
  // Docusaurus has a name for the folder of files that stand under the site's own address.
  const resolve = (src: string) =>
    resolveAddress(src.replace(/^@site\/static\//, site.base), isRemote(url) ? url : (source.folder ?? url))
  const repeated = new Set(site.repeatedText)
  const sections = layOutSections([...aliasesOf(front), ...home.blocks, ...blocks, ...footnotes], {
    title,
    anchors: generator.createAnchors(site),
    breaksLines: site.breaksLines,
    anchorsBoldHeadings: site.generator === 'plain',
    anchorsHtmlHeadings: /^(?:plain|gitbook|obsidian)$/.test(site.generator),
    isRepeated: (line) => repeated.has(repetitionKey(line)),
    resolve,
  })
  const isOther = site.generator === 'docusaurus' && isOtherVersion(url, versionOf(path))
  const passages = weighPassages(splitPassages(sections), front, isOther)
  const article: Article = {
    id: source.id,
    title,
    url,
    date: date ?? findDateLine(blocks),
    authors: given.authors ?? front.authors ?? credits.authors,
    editors: credits.editors,
    tags: given.tags ?? [...new Set([...(front.tags ?? []), ...inline])],
    description: front.description,
    image: (front.image ? resolve(front.image) : null) ?? firstPicture(passages),
    fields: fieldsOf(front, categories, source.fields ?? defaultFields),
  }
  return { article, passages, warnings }
}

/** The version of a document of Docusaurus. */
function versionOf(path: string): string {
  return /versioned_docs\/version-([^/]+)\//.exec(path)?.[1] ?? 'current'
}

/** MkDocs Material weighs a page by `search.boost`; pages of other versions than the latest stand behind its own. */
function weighPassages(
  passages: readonly Passage[],
  { values }: FrontMatter,
  isOther: boolean,
): readonly Passage[] {
  const written = asText(valueAt(values.get('search')?.value, 'boost'))
  const boost = Number(written ?? (isOther ? otherVersionWeight : 1))
  if (boost === 1 || !(boost >= 0)) return passages
  return passages.map((passage) => ({ ...passage, weight: Math.min(10, boost) }))
}

const defaultFields: readonly string[] = ['category', 'lang']

const nothing = {
  blocks: [] as readonly Block[],
  footnotes: [] as readonly Block[],
  credits: { authors: [], editors: [] },
}

function readBody(markdown: string, generator: Generator, site: SiteRules, path: string) {
  if (/\.html?$/i.test(path))
    return { footnotes: [], ...takeCredits(readTypography(readHtmlBlocks(withoutTemplates(markdown)))) }
  const trees = parseBody(markdown, generator, path, generator.slugParts(site))
  const read = trees.map((tree) => readMarkdownBlocks(tree))
  const written = read.flatMap((part) => part.blocks)
  const footnotes = read.flatMap((part) => part.footnotes)
  return { footnotes, ...takeCredits(readTypography(written)) }
}

/** The address by the generator's rules; what leads out of the site is none. */
function addressOf(source: MarkdownSource, generator: Generator, page: Page, site: SiteRules): string {
  const { url, slug } = page.front
  if (source.path === undefined && url === null && slug === null) return addressOfId(source.id)
  const address = generator.addressOf(page, site)
  return isArticleAddress(address) ? address : addressOfId(source.id)
}

/** Whether a page is one of Logseq, which is called by the name of its file, whatever headings it has. */
function isPageOfLogseq(path: string, { name }: Generator): boolean {
  return name === 'obsidian' && /^(?:pages|journals)\//.test(path)
}

/** Headings that pages begin with, whatever they are about. */
const commonHeading = /^(?:目[录錄]|前言|引言|[简簡]介|介[绍紹]|概述|背景)$/

/** The title that the navigation gives a page of several `#`, none of which is its own, or whose first is any page's. */
function listedTitle(path: string, blocks: readonly Block[], site: SiteRules): string | null {
  if (!Object.hasOwn(site.titles, path)) return null
  const tops = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))
  return new Set(tops).size > 1 || commonHeading.test(tops[0] ?? '') ? site.titles[path]! : null
}

function titleOf(path: string, generator: Generator, site: SiteRules, blocks: readonly Block[]): string {
  const listed = Object.hasOwn(site.titles, path) ? site.titles[path] : null
  const isHome = /^(?:[a-z]{2}(?:-[a-z]{2,4})?\/)?(?:index|_index|readme)(?:\.[a-z-]{2,7})?\.mdx?$/i.test(
    path,
  )
  const name = generator.nameOf(path, site)
  // A name in Chinese is one that the author gave, and notes are called by the names of their files.
  const isNamed = han.test(name) || generator.name === 'obsidian'
  return (
    listed ||
    (isHome && site.siteTitle) ||
    (!isNamed && findTopHeading(blocks, generator.name === 'plain')) ||
    name
  )
}

/** The page that a site shows for an address it does not have. */
const errorPage =
  /^(?:(?:src\/)?pages\/|[a-z]{2}(?:-[a-z]{2,4})?\/)?404(?:\/index)?\.(?:md|markdown|mdx|html)$/i

/** Files that tell programs how to work on a site, at any depth. */
const agentFile = /(?:^|\/)(?:AGENTS|CLAUDE|GEMINI)(?:\.local)?\.md$/

/** Why a page is not published, or not on the day that the index is built; null where it is. */
function whyLeftOut(
  path: string,
  front: FrontMatter,
  date: string | null,
  generator: Generator,
  site: SiteRules,
): LeftOutReason | null {
  const isError =
    /^\/404(?:\.html|\/)?$/.test(front.url ?? '') ||
    (errorPage.test(path) && !/^(?:plain|obsidian)$/.test(generator.name))
  const isForAgents = agentFile.test(path) && !front.isWritten
  if (isError || isForAgents || !generator.isPage(path, front, site)) return 'no-page'
  if (front.isHidden) return 'hidden'
  const { today, future } = site
  if (today === null) return null
  if (front.expires !== null && front.expires < today) return 'expired'
  return future || date === null || date <= today ? null : 'future'
}

/** The subtitle, and other names of the subject, stand above the text, so that they are found. */
function aliasesOf({ aliases, values, isEncrypted }: FrontMatter): Block[] {
  if (isEncrypted) return []
  const subtitle = values.get('subtitle')?.value
  const lines = [...(typeof subtitle === 'string' ? [subtitle] : []), aliases.join('、')]
  return lines
    .filter((line) => line.trim() !== '')
    .map((raw) => ({ kind: 'paragraph', form: 'plain', raw, isTopLevel: false }))
}

function fieldsOf(
  { values }: FrontMatter,
  categories: readonly string[],
  keys: readonly string[],
): Article['fields'] {
  const fields: Record<string, readonly string[]> = {}
  for (const key of keys) {
    const written = key === 'lang' ? ['lang', 'language', 'locale'] : [key.toLowerCase()]
    const value = written.map((name) => values.get(name)?.value).find((found) => found !== undefined)
    const labels = key === 'category' ? categories : (asLabels(value ?? null) ?? [])
    if (labels.length > 0) fields[key] = labels
  }
  return fields
}

function isRemote(url: string): boolean {
  return /^https?:/i.test(url)
}

function firstPicture(passages: ParsedArticle['passages']): string | null {
  for (const { pictures } of passages) if (pictures[0]) return pictures[0].src
  return null
}
