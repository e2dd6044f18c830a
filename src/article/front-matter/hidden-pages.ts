import { isJsonObject } from '../../text/json-object.ts'
import type { FrontMatterValues } from './parse-values.ts'
import { asFlag, asText } from './value-forms.ts'

// Keys of the generators and their themes, without the signs between their words; those of a mapping stand behind its
// own (`search: { exclude: true }`). A page is hidden where one of these says so.
const hiddenWhenTrue =
  /^(?:(?:is)?drafts?|unpublished|hidden|hide|private|unlisted|(?:seo|robots)?noindex|nosearch|searchexclude|excludesearch|excludefromsearch|robotsdisallow|searchhidden|hid(?:e|den)fromsearch|sitemap(?:exclude|disabled?|hidden|ignored?)|headless|草稿)$/
const hiddenWhenFalse =
  /^(?:(?:dg|is)?publish(?:ed)?|listed|index(?:ing|able)|search(?:able|index|include)?|pagefind|algolia|docsearch|localsearch|sitemap|seoindex|permalink)$/
const encryptedWhen = /^(?:password|passwd|pwd|passphrase|encrypt(?:ed)?|secretkey)$/

/** Who may read and find a page, by its front matter. */
export interface Visibility {
  readonly isHidden: boolean
  /** It asks for a password: its text is nobody else's. */
  readonly isEncrypted: boolean
}

/** Reads who may read and find a page. */
export function readVisibility(values: FrontMatterValues): Visibility {
  const keys = flatten(values)
  return { isHidden: isHidden(keys, values), isEncrypted: isEncrypted(keys) }
}

/**
 * Tells whether front matter keeps a page from being read or found by everyone: a draft, one that is not
 * published, that search engines or the site's own search must leave out, or that is not rendered.
 */
function isHidden(keys: ReadonlyMap<string, unknown>, values: FrontMatterValues): boolean {
  const wordOf = (key: string): string => asText(keys.get(key))?.toLowerCase() ?? ''
  for (const [key, value] of keys) {
    const flag = asFlag(value)
    if ((flag === true && hiddenWhenTrue.test(key)) || (flag === false && hiddenWhenFalse.test(key)))
      return true
  }
  return (
    /^(?:exclude|excluded|never|none|hidden)$/.test(wordOf('search')) ||
    /^(?:draft|private|hidden|pending|trash|unpublished|草稿)$/.test(
      wordOf('status') || wordOf('state') || wordOf('visibility'),
    ) ||
    /^(?:never|link|false)$/.test(wordOf('buildrender')) ||
    /^(?:never|false)$/.test(wordOf('buildlist')) ||
    wordOf('robots') === 'none' ||
    /noindex/i.test(
      JSON.stringify([keys.get('robots'), ...['head', 'meta'].map((key) => values.get(key)?.value)]) ?? '',
    )
  )
}

function isEncrypted(keys: ReadonlyMap<string, unknown>): boolean {
  return [...keys].some(([key, value]) => {
    if (!encryptedWhen.test(key) || value === undefined || value === null || value === '') return false
    return asFlag(value) !== false || (typeof value === 'number' && key !== 'encrypt')
  })
}

/** Values by their keys without signs, those of mappings too. */
function flatten(values: FrontMatterValues): Map<string, unknown> {
  const flat = [...values].flatMap(([key, { value }]): [string, unknown][] =>
    isJsonObject(value) ? Object.entries(value).map(([inner, item]) => [key + inner, item]) : [[key, value]],
  )
  return new Map(flat.map(([key, value]) => [key.toLowerCase().replace(/[ ._-]/g, ''), value]))
}
