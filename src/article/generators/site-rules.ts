import type { Abbreviation } from './hexo-abbrlink.ts'

/** Site generators whose sources are read by their own rules; `plain` is Markdown of no generator. */
export const generatorNames = Object.freeze([
  'hexo',
  'hugo',
  'jekyll',
  'vitepress',
  'docusaurus',
  'mkdocs',
  'obsidian',
  'gitbook',
  'astro',
  'docsify',
  'plain',
] as const)
/** One of `generatorNames`. */
export type GeneratorName = (typeof generatorNames)[number]

/** A folder of sources that a generator publishes under a path of its own. */
export interface Route {
  readonly kind: 'docs' | 'blog' | 'pages'
  /** Under the site's folder, without `/` at its ends. */
  readonly folder: string
  /** Under the site's address, without `/` at its ends; empty for the site itself. */
  readonly path: string
}

/**
 * What the configuration of a site says of its pages, as plain values; read once, the same for every article.
 * Paths of files are those under the folder of articles.
 */
export interface SiteRules {
  readonly generator: GeneratorName
  /** Only files under this folder of the folder of articles are pages, and their paths count from it; with `/` at its end, or empty. */
  readonly pagesUnder: string
  /** What paths begin with when the folder of articles lies inside the site's folder of pages; with `/` at its end, or empty. */
  readonly pathPrefix: string
  /** Folder of the site under that of its pages, where these lie beside it (Docusaurus); with `/` at its end, or empty. */
  readonly siteFolder: string
  /** Path that the site stands under, with `/` at both ends. */
  readonly base: string
  /** Pattern of the addresses of posts, or null for the generator's own. */
  readonly permalink: string | null
  /** Patterns by section (Hugo), collection (Jekyll) or folder (MkDocs). */
  readonly permalinks: Readonly<Record<string, string>>
  /** Patterns for folders, the last that fits (Jekyll's `defaults`). */
  readonly folderPermalinks: readonly { readonly folder: string; readonly permalink: string }[]
  /** Paths that pages are published under, by paths of their files; `:name` stands for what both share (VitePress). */
  readonly rewrites: Readonly<Record<string, string>>
  /** Addresses keep capital letters (Hugo). */
  readonly keepsCase: boolean
  /** Pattern of the names of post files (Hexo's `new_post_name`), or null. */
  readonly postName: string | null
  /** How `hexo-abbrlink` names posts that have no name of their own. */
  readonly abbreviation: Abbreviation
  /** Whether addresses end with `/`; null leaves it to the generator. */
  readonly trailingSlash: boolean | null
  /** Addresses without `.html`. */
  readonly cleanUrls: boolean
  readonly routes: readonly Route[]
  /** Number prefixes of files and folders (`01-intro`) are no part of addresses. */
  readonly dropsNumbers: boolean
  /** Version of the documentation whose addresses name no version, or null. */
  readonly latestVersion: string | null
  /** Languages with files of their own (`page.en.md`, `i18n/en/`). */
  readonly languages: readonly string[]
  /** Language whose addresses name none, or null. */
  readonly defaultLanguage: string | null
  /** Pages of the default language stand under its name too. */
  readonly defaultLanguageInPath: boolean
  /** `[[note]]` is a link: the sources are a vault of Obsidian too, or a plug-in of the site says so. */
  readonly linksNotes: boolean
  /** How anchors are made where the configuration says it (MkDocs, books, Zola), or null for the generator's own. */
  readonly slugs: 'ascii' | 'unicode' | null
  /** Anchors in one case (Hexo's `modifyAnchors`), or null for letters as they are written. */
  readonly anchorCase: 'lower' | 'upper' | null
  /**
   * Extensions of Markdown that are switched on, where anchors depend on them (MkDocs: `attr_list`, `emoji`; Hexo:
   * `markdown-it` with its plug-ins); null where the configuration is not known.
   */
  readonly extensions: readonly string[] | null
  /** Headings above this level have no anchors (Hexo with markdown-it). */
  readonly anchorLevel: number
  /** Stands before the number of a second anchor of the same text (Hexo with markdown-it). */
  readonly anchorSuffix: string
  /** Quotes and dashes stay as they are written (Hexo without `smartypants`). */
  readonly keepsQuotes: boolean
  /** Each line of a paragraph stands on a line of its own (Hexo, Obsidian). */
  readonly breaksLines: boolean
  /** Pages dated after today are published. */
  readonly future: boolean
  /** Day the index is built on (`YYYY-MM-DD`), or null to take every page for past. */
  readonly today: string | null
  /** Path of the file that is the site's home page (docsify), or null for `README.md`. */
  readonly homePage: string | null
  /** Title of the site, which its home page bears where it says none; or null. */
  readonly siteTitle: string | null
  /** Titles that the site's navigation gives to pages, by their paths. */
  readonly titles: Readonly<Record<string, string>>
  /** Names of authors by their ids. */
  readonly authors: Readonly<Record<string, string>>
  /** Paragraphs that stand under most articles of a folder (`repetitionKey`): they are left out. */
  readonly repeatedText: readonly string[]
}

/** A folder of Markdown that no generator configures. */
export const plainSite: SiteRules = Object.freeze({
  generator: 'plain',
  pagesUnder: '',
  pathPrefix: '',
  siteFolder: '',
  base: '/',
  permalink: null,
  permalinks: {},
  folderPermalinks: [],
  rewrites: {},
  keepsCase: false,
  postName: null,
  abbreviation: { bits: 16, radix: 10 } as const,
  trailingSlash: null,
  cleanUrls: false,
  routes: [],
  dropsNumbers: true,
  latestVersion: null,
  languages: [],
  defaultLanguage: null,
  defaultLanguageInPath: false,
  linksNotes: false,
  slugs: null,
  anchorCase: null,
  extensions: null,
  anchorLevel: 1,
  anchorSuffix: '',
  keepsQuotes: false,
  breaksLines: false,
  future: true,
  today: null,
  homePage: null,
  siteTitle: null,
  titles: {},
  authors: {},
  repeatedText: [],
})
