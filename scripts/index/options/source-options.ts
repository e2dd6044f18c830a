import type { LeftOut } from '../../../src/format/article.ts'

/** What of a source is read, and how. */
export interface SourceOptions {
  /**
   * What wrote the source: `html` for a built site, else the name of a generator or `plain`; `auto`, the default, looks
   * at the files and the configuration of the site.
   */
  readonly from?: string
  /** Hears which generator a folder is read by, and why. */
  readonly onDetect?: (reason: string) => void
  /** Hears of files that are no articles before they are read: what the site's configuration or a page's head says. */
  readonly onLeftOut?: (leftOut: LeftOut) => void
  /** Day of the build (`YYYY-MM-DD`), after which some generators publish nothing; today by default. */
  readonly today?: string
  /** Address that the folder of a built site stands at, such as `/docs/`; found from its pages by default. */
  readonly base?: string
  /** Globs of the files that are read, relative to the folder; all by default. */
  readonly include?: readonly string[]
  /** Globs of files that are not read. */
  readonly exclude?: readonly string[]
  /** Names of the fields that the site filters by; `category` and `lang` by default. */
  readonly fields?: readonly string[]
}
