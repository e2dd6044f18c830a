import type { AnchorRegistry } from '../anchors/anchors.ts'
import type { SlugParts } from '../anchors/heading-text.ts'
import type { FrontMatter } from '../front-matter/front-matter.ts'
import type { GeneratorName, SiteRules } from './site-rules.ts'

/** A source file as its generator sees it. */
export interface Page {
  /** Path under the site's folder of pages, with `/`. */
  readonly path: string
  readonly front: FrontMatter
  readonly title: string
  /** From front matter, else from the name of the file. */
  readonly date: string | null
  readonly categories: readonly string[]
}

/** Markup beyond Markdown that a generator reads. */
export type MarkupKind =
  /** `::: tip` */
  | 'containers'
  /** `!!! note`, `=== "tab"`, with indented content */
  | 'admonitions'
  /** `{% tag %}` */
  | 'tags'
  /** Tags are read before Markdown: `{% raw %}` does not show in code either */
  | 'liquid'
  /** `{{< shortcode >}}`, `{{% shortcode %}}` */
  | 'shortcodes'
  /** `{{ expression }}` */
  | 'interpolation'
  /** `[[wiki link]]`, `%%comment%%`, `^block` */
  | 'wiki'
  /** `import`, `export`, `{expression}` in files that have them */
  | 'mdx'
  /** `: definition` on the line under its term */
  | 'definitions'
  /** Tags of HTML with Markdown between them (`markdown="1"`), and after their end */
  | 'html'
  /** `==marked==` */
  | 'highlight'
  /** `##heading` without a blank */
  | 'unspaced'

/** The rules of one site generator. */
export interface Generator {
  readonly name: GeneratorName
  readonly markup: ReadonlySet<MarkupKind>
  /** A scalar of tags without commas is cut at blanks; not so by default. */
  readonly spacedTags?: boolean
  /** Whether the generator makes a page of a file at all: no drafts, partials or files of another kind. */
  isPage(path: string, front: FrontMatter, site: SiteRules): boolean
  /** Address of the page on its site, which begins with `/`. */
  addressOf(page: Page, site: SiteRules): string
  /** The title of a page that says none. */
  nameOf(path: string, site: SiteRules): string
  /** The date that the name of a file says, or null; names of files say none by default. */
  dateOf?(path: string, site: SiteRules): string | null
  /** Categories that the folders of a file say; none by default. */
  categoriesOf?(path: string): readonly string[]
  /** What anchors are made from; `source` is the line of the heading as it is written. */
  slugParts(site: SiteRules): SlugParts | 'source'
  createAnchors(site: SiteRules): AnchorRegistry
}
