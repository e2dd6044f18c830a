import type { SiteRules } from '../../../src/article/generators/site-rules.ts'

/** How a site is built, and where to. */
export interface SiteOutput {
  /** What builds the site, which may be another program than the generator whose rules are the same: `mdBook`, `VuePress`. */
  readonly builder: string
  /** The generator's own command, run in the site's folder; `%` stands for that folder. */
  readonly command: string
  /** Folder that it writes, under the site's folder; or under the folder that the command runs in. */
  readonly folder: string
  readonly isUnderProject?: boolean
  /** Flags that `hansou` takes beside that folder, where it is not the one that is served. */
  readonly flags?: string
  /** The site's own search asks an index of ours by those flags: no page has to be changed. */
  readonly hasOwnBox?: boolean
}

/** What a folder says of the site that is built from it. */
export interface FoundConfiguration {
  /** File that says it, under the site's folder. */
  readonly file: string
  /** Folder of the sources of pages, under the site's folder; empty for the site's folder itself. */
  readonly pages: string
  /** Globs of files under `pages` that the site makes no pages of; none by default. */
  readonly excluded?: readonly string[]
  readonly rules: Partial<SiteRules>
  /** How the site is built; not said where nothing is, as of a vault of Obsidian. */
  readonly output?: SiteOutput
}

/** Looks for the configuration of one generator in a folder; null where it is not the folder of such a site. */
export type ReadConfiguration = (folder: string) => FoundConfiguration | null
