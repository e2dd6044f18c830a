import type { ArticleWarning } from '../../format/article.ts'
import { isJsonObject } from '../../text/json-object.ts'
import { readXmlEntities } from '../anchors/heading-text.ts'
import { isArticleAddress } from '../fields/addresses.ts'
import { dateForms, readCalendarDate } from '../fields/calendar-date.ts'
import { type CutFrontMatter, cutFrontMatter } from './cut-front-matter.ts'
import { readVisibility } from './hidden-pages.ts'
import { type FrontMatterValues, parseFrontMatterValues } from './parse-values.ts'
import {
  asFlag,
  asLabels,
  asLine,
  asNames,
  asText,
  readDescription,
  valueAt,
  withoutTags,
} from './value-forms.ts'

/** What front matter may say of its article; what it does not say is null. */
export interface FrontMatter {
  readonly title: string | null
  readonly date: string | null
  /** Day of the last change, which stands for the date where nothing says that, as in Hugo. */
  readonly changed: string | null
  /** Last day on which the page is shown. */
  readonly expires: string | null
  readonly authors: readonly string[] | null
  readonly tags: readonly string[] | null
  readonly categories: readonly string[] | null
  readonly description: string | null
  readonly image: string | null
  /** Other names of the subject, by which readers look for it. */
  readonly aliases: readonly string[]
  /** Whole address: a path of the site or http(s). */
  readonly url: string | null
  /** Last part of the address, or all of it when it begins with `/`. */
  readonly slug: string | null
  /** Every key in lower case, for patterns of addresses and for fields of the site. */
  readonly values: FrontMatterValues
  /** Whether there is any, even if it is empty. */
  readonly isWritten: boolean
  readonly isHidden: boolean
  readonly isEncrypted: boolean
}

/** How a generator reads front matter. */
export interface FrontMatterRules {
  /** A scalar of tags without commas is cut at blanks. */
  readonly spacedTags: boolean
  /** Names of authors by the ids that articles give. */
  readonly authors: Readonly<Record<string, string>>
  /** Keys may stand above the first blank line without a fence. */
  readonly isUnfenced?: boolean
}

const changeKeys = 'lastmod modified updated'
const dateKeys =
  'date publishdate pubdate pubdatetime publishedat created createtime createdat date.created datecreated createdtime ' +
  'time published posted publishtime postdate'
const imageKeys =
  'image cover thumbnail thumb coverimage featuredimage featureimage hero heroimage banner bannerimg indeximg topimg ' +
  'preview poster ogimage img pic photos images header featuredimagepreview resources'
const listedIn: readonly string[] = [
  'image',
  'src',
  'url',
  'path',
  'feature',
  'teaser',
  'thumbnail',
  'relative',
]

/**
 * Reads front matter. Keys it does not know belong to the site's generator and are passed over; a key without a
 * value counts as not written, and one whose value cannot be read is warned of.
 */
export function readFrontMatter(
  markdown: string,
  file: string,
  rules: FrontMatterRules,
): { front: FrontMatter; body: string; warnings: readonly ArticleWarning[] } {
  const warnings: ArticleWarning[] = []
  const warn = (kind: ArticleWarning['kind'], line: number, message: string): void => {
    warnings.push({ kind, file, line, message })
  }
  const cut: CutFrontMatter | null = cutFrontMatter(markdown, rules.isUnfenced, file)
  const values: FrontMatterValues = cut
    ? parseFrontMatterValues(cut, (line, message) => warn('front-matter', line, message))
    : new Map()
  const front = { ...readValues(values, rules, warn), isWritten: cut !== null }
  return { front, body: cut ? cut.body : markdown, warnings }
}

function readValues(
  values: FrontMatterValues,
  rules: FrontMatterRules,
  warn: (kind: ArticleWarning['kind'], line: number, message: string) => void,
): Omit<FrontMatter, 'isWritten'> {
  function read<T>(keys: string, expected: string, convert: (value: unknown) => T | null): T | null {
    for (const key of keys.split(' ')) {
      const written = values.get(key)
      if (!isWritten(written?.value)) continue
      const value = convert(written!.value)
      if (value !== null) return value
      warn(
        'front-matter',
        written!.line,
        `expected ${key} to be ${expected}, got ${describe(written!.value)}`,
      )
    }
    return null
  }
  read('draft', 'true or false', asFlag)
  // Jekyll and Obsidian cut tags at blanks.
  const labels = (value: unknown): string[] | null => asLabels(value, rules.spacedTags ? /\s+/ : undefined)

  return {
    title: read('title', 'text', (value) => readTitle(asLine(inChinese(value)))),
    date: readDate(values, dateKeys, warn),
    changed: readDate(values, changeKeys, () => {}),
    expires: readCalendarDate(asText(values.get('expirydate')?.value) ?? ''),
    authors: nameAuthors(
      read('authors author byline writer creator', 'a name or a list of names', orNone(asNames)),
      rules,
    ),
    tags:
      read('tags tag keywords', 'a list, such as [茶, 历史]', orNone(labels)) ??
      labels(valueAt(values.get('taxonomies')?.value, 'tags')),
    categories:
      read('categories category', 'a list, such as [茶, 历史]', orNone(labels)) ??
      labels(valueAt(values.get('taxonomies')?.value, 'categories')),
    description: read('description summary excerpt abstract desc intro', 'text', (value) =>
      value === false ? '' : readDescription(asLine(value)),
    ),
    image: readImage(values),
    aliases: (read('aliases alias', 'a list of names', (value) => asLabels(value)) ?? []).filter(
      // Where the page used to be is no name.
      (alias) => !/^(?:https?:\/)?\//i.test(alias) && !/\.html?$/i.test(alias),
    ),
    url: readUrl(values, warn),
    slug: read('slug', 'the last part of an address, such as my-article', asSlug),
    values,
    ...readVisibility(values),
  }
}

function readDate(
  values: FrontMatterValues,
  keys: string,
  warn: (kind: 'date', line: number, message: string) => void,
): string | null {
  for (const path of keys.split(' ')) {
    const [key = '', inner] = path.split('.')
    const written = values.get(key)
    const [value] = [inner === undefined ? written?.value : valueAt(written?.value, inner)].flat(3)
    if (!isWritten(value) || typeof value === 'boolean' || (path === 'date' && typeof value === 'object'))
      continue
    const date = readCalendarDate(asText(value) ?? '')
    if (date !== null) return date
    warn('date', written!.line, `expected ${key} to be a date such as ${dateForms}, got ${describe(value)}`)
  }
  return null
}

function readImage(values: FrontMatterValues): string | null {
  for (const key of imageKeys.split(' ')) {
    const found = firstAddress(values.get(key)?.value)
    if (found !== null) return found
  }
  return null
}

/** Themes also write colours, gradients and `false` where a picture may stand. */
function firstAddress(value: unknown): string | null {
  if (typeof value === 'string')
    return /[/.]/.test(value) && !/[\s(]|^#/.test(value.trim()) ? value.trim() : null
  if (Array.isArray(value)) return value.length > 0 ? firstAddress(value[0]) : null
  if (!isJsonObject(value)) return null
  for (const key of listedIn) {
    const found = firstAddress(value[key])
    if (found !== null) return found
  }
  return null
}

function readUrl(
  values: FrontMatterValues,
  warn: (kind: 'address', line: number, message: string) => void,
): string | null {
  for (const key of ['url', 'permalink']) {
    const written = values.get(key)
    if (!isWritten(written?.value) || typeof written!.value === 'boolean') continue
    const text = asText(written!.value) ?? ''
    // A template is the generator's to fill.
    if (text.includes('{{')) continue
    if (isArticleAddress(text)) return text
    const path = `/${text}`
    if (/^[^\s:?#\\]+$/.test(text) && isArticleAddress(path)) return path
    warn(
      'address',
      written!.line,
      `expected ${key} to be an address that begins with / or http, got ${describe(written!.value)}`,
    )
  }
  return null
}

function nameAuthors(ids: readonly string[] | null, rules: FrontMatterRules): readonly string[] | null {
  return ids === null ? null : ids.map((id) => rules.authors[id] ?? withoutTags(id).trim())
}

/** `authors: false` is how themes say that there are none. */
function orNone(convert: (value: unknown) => string[] | null): (value: unknown) => string[] | null {
  return (value) => (value === false ? [] : convert(value))
}

function asSlug(value: unknown): string | null {
  const text = asText(value)
  return text !== null && !/[\s\\?#:]/.test(text) && !text.startsWith('//') ? text : null
}

function isWritten(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Of a text in several languages (`{en: Tea, zh-CN: 茶}`) the Chinese one, else the first. */
function inChinese(value: unknown): unknown {
  if (!isJsonObject(value)) return value
  const chinese = Object.keys(value).find((language) => language.startsWith('zh'))
  return chinese === undefined ? Object.values(value)[0] : value[chinese]
}

/** A title without tags around words; one alone (`<title>`) is a word. Export tools write the signs of HTML as names. */
function readTitle(written: string | null): string | null {
  const shown = written?.replace(/<([a-z]+)\b[^<>]*>([^<>]+)<\/\1>/gi, '$2')
  return shown ? readXmlEntities(shown.replace(/&nbsp;|\s*\n\s*/g, ' ')) : null
}
