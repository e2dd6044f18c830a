import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import * as v from 'valibot'
import { failure } from '../../messages/failure.ts'
import { closestName } from './closest-name.ts'
import { lineOfJsonError } from './json-error.ts'
import { readOptionFile } from './word-lists.ts'

const texts = v.array(v.string('a list of texts'), 'a list of texts')
const text = v.string('text')

/** Every key of `hansou.json`; `docs/hansou-json.md` describes them. */
const schema = v.partial(
  v.object({
    $schema: text,
    from: text,
    base: v.pipe(text, v.regex(/^\/|^https?:\/\//, 'a path such as /docs/')),
    include: texts,
    exclude: texts,
    keepGoing: v.boolean('true or false'),
    fields: texts,
    engine: v.picklist(['auto', 'minisearch', 'packed'], 'auto, minisearch or packed'),
    words: v.union([text, texts], 'a file or a list of words'),
    synonyms: v.union(
      [text, v.array(texts, 'a list of lists of words')],
      'a file or a list of lists of words',
    ),
    siteUrl: v.pipe(text, v.url('an address such as https://example.org')),
    name: text,
    examples: texts,
  }),
)

const objectSchema = v.pipe(
  v.custom<object>((value) => !Array.isArray(value), 'an object of options'),
  schema,
)

/** Options that a site keeps in its `hansou.json`; flags of a command win over them. */
export type SiteConfig = Omit<v.InferOutput<typeof schema>, '$schema'>

/** The configuration of a site, and where it stands. */
export interface FoundConfig {
  readonly config: SiteConfig
  /** Path of the file, or null where the site has none. */
  readonly file: string | null
  /** What is written but not known, a sentence each. */
  readonly warnings: readonly string[]
}

/** Name of the file that a site is described in. */
export const configName = 'hansou.json'
/** What stands in the folder that a project begins with: no configuration is looked for above it. */
const projectMarks = ['.git', 'package.json']

/**
 * Reads the `hansou.json` of a source: in its folder, or above it up to the folder that its project begins with, since
 * generators empty the folder they build into.
 *
 * @param source  a folder or file of articles
 * @throws {SearchError} INVALID_OPTION with file and key for a value of another kind, and for what is no JSON
 */
export async function readSiteConfig(source: string): Promise<FoundConfig> {
  const file = findConfig(resolve(source))
  if (file === null) return { config: {}, file, warnings: [] }
  const value = parseConfig(await readOptionFile(file), file)
  const checked = v.safeParse(objectSchema, value, { abortEarly: true })
  if (!checked.success) {
    const [issue] = checked.issues
    const key = v.getDotPath(issue) ?? ''
    throw failure('INVALID_OPTION', 'key', [
      file,
      key === '' ? (isChinese) => (isChinese ? '内容' : 'it') : `"${key}"`,
      key === '' ? 'an object of options' : issue.message,
      JSON.stringify(issue.input),
    ])
  }
  const { $schema: _, ...config } = checked.output
  const known = Object.keys(schema.entries)
  const warnings = Object.keys(value as object)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const close = closestName(key, known)
      return `${file}: "${key}" is no option${close === null ? '' : `; did you mean "${close}"?`}`
    })
  return { config: withPaths(config, dirname(file)), file, warnings }
}

function findConfig(source: string): string | null {
  for (let folder = source; ; folder = dirname(folder)) {
    const file = join(folder, configName)
    if (existsSync(file)) return file
    const isTop = folder === dirname(folder) || projectMarks.some((mark) => existsSync(join(folder, mark)))
    if (isTop) return null
  }
}

function parseConfig(json: string, file: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    const at = file + lineOfJsonError(json, cause)
    throw failure('INVALID_OPTION', 'json', [at], cause)
  }
}

/** Files that a configuration names stand beside it. */
function withPaths(config: SiteConfig, folder: string): SiteConfig {
  return {
    ...config,
    ...(typeof config.words === 'string' && { words: resolve(folder, config.words) }),
    ...(typeof config.synonyms === 'string' && { synonyms: resolve(folder, config.synonyms) }),
  }
}
