import type { SearchError } from '../../../src/errors.ts'
import type { LeftOut } from '../../../src/format/article.ts'
import type { SiteFinding } from '../site/site-finding.ts'

/** Options of reading a source. */
export interface SourceOptions {
  /**
   * Kind of the source: `html` for a built site, a generator such as `hexo`, `hugo` or `vitepress`, or `plain`.
   * Default: `auto`, by the files and the configuration of the site.
   */
  readonly from?: string
  /** Called with what the source was found to be; and with the base that a built site was found to stand at. */
  readonly onDetect?: (findings: readonly SiteFinding[], base?: string) => void
  /** Called for each file that is no article by the site's configuration or the head of the page. */
  readonly onLeftOut?: (leftOut: LeftOut) => void
  /** Called for each file that cannot be read, which is then left out. Default: the build ends. */
  readonly onUnreadable?: (error: SearchError) => void
  /** Day of the build (`YYYY-MM-DD`); generators that hide later articles hide them here. Default: today. */
  readonly today?: string
  /** Base path of a built site, such as `/docs/`. Default: found from its pages. */
  readonly base?: string
  /** Globs of files to read, relative to the folder. Default: all. */
  readonly include?: readonly string[]
  /** Globs of files to leave out. Default: none. */
  readonly exclude?: readonly string[]
  /** Keys of front matter that become fields to filter by. Default: `category` and `lang`. */
  readonly fields?: readonly string[]
}
