/** What of a source is read, and how. */
export interface SourceOptions {
  /** What wrote the source: `html` for a built site; found from the files by default. */
  readonly from?: string
  /** Address that the folder of a built site stands at, such as `/docs/`; found from its pages by default. */
  readonly base?: string
  /** Globs of the files that are read, relative to the folder; all by default. */
  readonly include?: readonly string[]
  /** Globs of files that are not read. */
  readonly exclude?: readonly string[]
  /** Names of the fields that the site filters by; `category` and `lang` by default. */
  readonly fields?: readonly string[]
}
