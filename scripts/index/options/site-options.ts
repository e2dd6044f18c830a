import type { BuildOptions } from './build-options.ts'
import { type FoundConfig, readSiteConfig } from './site-config.ts'
import { readSynonyms, readWords } from './word-lists.ts'

/** What the flags of a command say of a build; undefined where they say nothing. */
export interface BuildFlags {
  readonly engine?: BuildOptions['engine'] | undefined
  readonly from?: string | undefined
  readonly base?: string | undefined
  readonly include?: readonly string[] | undefined
  readonly exclude?: readonly string[] | undefined
  readonly keepGoing?: boolean | undefined
  /** File of the site's own words. */
  readonly words?: string | undefined
  /** File of words that find each other. */
  readonly synonyms?: string | undefined
}

/** Options of a build that a site may give. */
export type SiteBuildOptions = Pick<
  BuildOptions,
  'engine' | 'from' | 'base' | 'include' | 'exclude' | 'fields' | 'keepGoing' | 'ownWords' | 'synonyms'
>

/**
 * Joins the flags of a command with the `hansou.json` of the source; a flag wins over the same key.
 *
 * @returns the options of the build, and the configuration with its warnings
 * @throws {SearchError} INVALID_OPTION for a `hansou.json` that is wrong
 */
export async function readSiteOptions(
  source: string,
  flags: BuildFlags = {},
): Promise<{ readonly options: SiteBuildOptions; readonly found: FoundConfig }> {
  const found = await readSiteConfig(source)
  const { config } = found
  const words = flags.words ?? config.words ?? []
  const synonyms = flags.synonyms ?? config.synonyms ?? []
  const chosen = { ...config, ...definedOf(flags) }
  return {
    found,
    options: {
      engine: chosen.engine ?? 'auto',
      ...definedOf({
        from: chosen.from,
        base: chosen.base,
        include: chosen.include,
        exclude: chosen.exclude,
        fields: chosen.fields,
        keepGoing: chosen.keepGoing,
      }),
      ownWords: typeof words === 'string' ? await readWords(words) : words,
      synonyms: typeof synonyms === 'string' ? await readSynonyms(synonyms) : synonyms,
    },
  }
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

function definedOf<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
}
