import type { SiteRules } from '../../../src/article/generators/site-rules.ts'

/** What a folder says of the site that is built from it. */
export interface FoundConfiguration {
  /** File that says it, under the site's folder. */
  readonly file: string
  /** Folder of the sources of pages, under the site's folder; empty for the site's folder itself. */
  readonly pages: string
  /** Globs of files under `pages` that the site makes no pages of; none by default. */
  readonly excluded?: readonly string[]
  readonly rules: Partial<SiteRules>
}

/** Looks for the configuration of one generator in a folder; null where it is not the folder of such a site. */
export type ReadConfiguration = (folder: string) => FoundConfiguration | null
