import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import * as v from 'valibot'
import type { SearchError } from '../../../src/errors.ts'
import { failure, suggestion } from '../../messages/failure.ts'
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

/** What the values are to be, as the schema says it. */
const kinds: Readonly<Record<string, string>> = {
  text: '文字',
  'a list of texts': '文字的列表',
  'a path such as /docs/': '路径，如 /docs/',
  'true or false': 'true 或 false',
  'auto, minisearch or packed': 'auto、minisearch 或 packed',
  'a file or a list of words': '文件，或词的列表',
  'a file or a list of lists of words': '文件，或词组的列表',
  'an address such as https://example.org': '网址，如 https://example.org',
  'an object of options': '选项的对象',
}

/** Options that a site keeps in its `hansou.json`; flags of a command win over them. */
export type SiteConfig = Omit<v.InferOutput<typeof schema>, '$schema'>

/** The configuration of a site, and where it stands. */
export interface FoundConfig {
  readonly config: SiteConfig
  /** Path of the file, or null where the site has none. */
  readonly file: string | null
  /** A sentence for each key that is written but not known. */
  readonly warnings: readonly SearchError[]
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
    const kind = key === '' ? 'an object of options' : issue.message
    throw failure('INVALID_OPTION', 'key', [
      file,
      key === '' ? (isChinese) => (isChinese ? '内容' : 'it') : `"${key}"`,
      (isChinese) => (isChinese && kinds[kind]) || kind,
      JSON.stringify(issue.input),
    ])
  }
  const { $schema: _, ...config } = checked.output
  const known = Object.keys(schema.entries)
  const warnings = Object.keys(value as object)
    .filter((key) => !known.includes(key))
    .map((key) => failure('INVALID_OPTION', 'noKey', [file, `"${key}"`, suggestion(closestName(key, known))]))
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
