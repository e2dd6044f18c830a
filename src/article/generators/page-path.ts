import { encodePath } from '../fields/addresses.ts'

/** Path of a source file without its extension. */
export function withoutExtension(path: string): string {
  return path.replace(/\.(?:md|markdown|mdown|mkd|mdx|html?)$/i, '')
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Folders of a path, `/` at the end; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** An address from a path under the site: encoded, one `/` between parts, under the site's base. */
export function siteAddress(base: string, path: string): string {
  return encodePath(`${base}/${path}`.replace(/\/{2,}/g, '/'))
}

/** A path whose last part may be one of the names that stand for their folder (`index`, `readme`). */
export function dropIndex(path: string, names: readonly string[]): { path: string; isIndex: boolean } {
  const isIndex = names.includes(baseName(path).toLowerCase())
  return { path: isIndex ? folderOf(path) : path, isIndex }
}

/** Puts values into a pattern of addresses (`/:year/:title/`); what has no value is left out. */
export function fillPattern(
  pattern: string,
  values: Readonly<Record<string, string | null | undefined>>,
): string {
  return pattern.replace(/:([a-z_]+)/gi, (_, name: string) => values[name] ?? '').replace(/\/{2,}/g, '/')
}

/**
 * The pattern that a template of an address stands for (`/posts/{{ page.fileSlug }}/`, `\`/posts/${data.page.fileSlug}/\``).
 *
 * @returns null for an empty one, and where it asks for what only the generator knows
 */
export function readTemplate(template: string): string | null {
  const pattern = template
    .replace(/(?:\{\{|\$\{)([^{}]*)\}{1,2}/g, (_, inner: string) =>
      /fileSlug/.test(inner) ? ':name' : /filePathStem/.test(inner) ? ':path' : '{}',
    )
    .replace(/(?:^|\/)index\.html$/, '/')
  return pattern === '' || /[{}<>%]/.test(pattern) ? null : pattern
}

/** Parts of a day (`2021-03-05`) by the names that patterns call them. */
export function partsOfDate(date: string | null): Readonly<Record<string, string>> {
  if (date === null) return {}
  const [year = '', month = '', day = ''] = date.split('-')
  const yearStart = Date.UTC(Number(year), 0, 0)
  const dayOfYear = String((Date.parse(date) - yearStart) / 86_400_000)
  return {
    year,
    month,
    day,
    i_month: String(Number(month)),
    i_day: String(Number(day)),
    short_year: year.slice(2),
    y_day: dayOfYear.padStart(3, '0'),
    yearday: dayOfYear,
    monthname: monthNames[Number(month) - 1] ?? '',
    hour: '00',
    minute: '00',
    second: '00',
  }
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ')

/**
 * Cuts a language off the end of a name (`page.zh-cn`): one of the site's, else one that is commonly used. The list is
 * short, since most endings of two letters are parts of names (`node.js`, `setup.py`), and a mistake is a wrong address.
 */
export function cutLanguage(
  path: string,
  languages: readonly string[],
): { path: string; language: string | null } {
  const found = /^(.+)\.([a-z]{2,3}(?:[-_][a-z]{2,4}){0,2})$/i.exec(path)
  const language = found?.[2]?.toLowerCase() ?? ''
  const isKnown =
    languages.length > 0
      ? languages.some((known) => known.toLowerCase() === language)
      : /^(?:zh|cn|en|ja|ko|fr|de|es|ru|pt|it)(?:[-_](?:cn|tw|hk|hans|hant|us|gb|br)){0,2}$/.test(language)
  return found && isKnown ? { path: found[1]!, language } : { path, language: null }
}
