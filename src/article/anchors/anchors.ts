import GithubSlugger from 'github-slugger'

/** Gives each heading of one article an anchor of its own. */
export interface AnchorRegistry {
  /**
   * The anchor for a heading's text, no `#`; null where nothing leads to it.
   *
   * @param level  of the heading; one that has an anchor by default
   */
  add(text: string, level?: number): string | null
  /** Keeps an anchor the author chose; null where nothing leads to it. */
  keep(anchor: string): string | null
}

/**
 * Names headings as GitHub does: lower case, no punctuation, `-` for a space, `-1` for a second one.
 *
 * @param empty  slug of a heading without letters; null where such a heading has no anchor
 */
export function createGitHubAnchors(empty: string | null = 'section'): AnchorRegistry {
  const slugger = new GithubSlugger()
  return {
    add: (text) => slugger.slug(text.replaceAll('\n', ' ')) || (empty === null ? null : slugger.slug(empty)),
    keep: keepAnchor,
  }
}

/** How headings are named whose slug is taken, empty, or of a level without anchors. */
export interface SlugAnchorOptions {
  /** The anchor of the nth heading (from 1) of a slug that is taken, `slug-1` by default; null where it has none. */
  readonly second?: (slug: string, count: number) => string | null
  /** Slug of a heading without letters, empty by default; null where such a heading has no anchor. */
  readonly empty?: string | null
  /** Headings above this level have no anchors; 1 by default. */
  readonly highestLevel?: number
}

/** Names headings by a slug of their text. */
export function createSlugAnchors(
  slugOf: (text: string) => string,
  { second = (slug, count) => `${slug}-${count}`, empty = '', highestLevel = 1 }: SlugAnchorOptions = {},
): AnchorRegistry {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return {
    keep(anchor) {
      taken.add(anchor)
      return anchor
    },
    add(text, level = highestLevel) {
      const slug = slugOf(text) || empty
      if (slug === null || level < highestLevel) return null
      let anchor: string | null = slug
      let count = counts.get(slug) ?? 0
      while (anchor !== null && (taken.has(anchor) || anchor === '')) anchor = second(slug, ++count)
      counts.set(slug, count)
      if (anchor !== null) taken.add(anchor)
      return anchor
    },
  }
}

function keepAnchor(anchor: string): string {
  return anchor
}

/** Slugs of hexo-util's `slugize`: punctuation of ASCII becomes `-`, everything else and the case stay. */
export function hexoSlug(text: string): string {
  return withoutAccents(text.replace(/\p{Cc}/gu, ''))
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** Slugs of @mdit-vue/shared's `slugify`, which VitePress and VuePress use. */
export function vueSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]|\p{Cc}/gu, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^(\d)/, '_$1')
    .toLowerCase()
}

/** Slugs of Hugo's `github` type: letters, digits, `_` and `-` of the last line of a heading; a blank is `-`. */
export function hugoSlug(text: string): string {
  return text
    .slice(text.lastIndexOf('\n') + 1)
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}_\- ]/gu, '')
    .replaceAll(' ', '-')
}

/** Slugs of GitBook and HonKit: punctuation of ASCII and some signs go, other punctuation of Chinese stays. */
export function bookSlug(text: string): string {
  return text
    .replaceAll('\t', '    ')
    .replace(/[[\]!"'#$%&()*+,./:;<=>?@\\^_`{|}~©∑®†“”‘’∂ƒ™℠…œŒ˚ºª•∆∞♥]/g, '')
    .replaceAll(' ', '-')
    .toLowerCase()
    .replace(/^-/, '')
}

/** Slugs of kramdown with GitHub's syntax: blanks at the end count. */
export function kramdownSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- \t\n]/gu, '')
    .replace(/[ \t\n]/g, '-')
}

/** Slugs of Python-Markdown's `toc`: letters and digits of ASCII only. */
export function pythonSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\w\s-]|[\u0080-\u{10ffff}]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-')
}

/** Slugs of pymdownx's `slugify` with lower case: letters of every script, nothing that looks like a tag. */
export function pymdownxSlug(text: string): string {
  return joinBlanks(text)
    .normalize('NFC')
    .replace(/<\/?[^<>]*>/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-')
}

/** Blanks as Python-Markdown joins them in the text of a heading. */
function joinBlanks(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** Letters of Latin script as Hexo writes them in addresses: without accents, narrow, ligatures apart. */
function withoutAccents(text: string): string {
  return text.replace(
    /\p{Script=Latin}/gu,
    (letter) =>
      plainLetters[letter] ??
      letter.normalize(/[\uff21-\uff5a]/.test(letter) ? 'NFKC' : 'NFD').replace(/\p{M}/gu, ''),
  )
}

const plainLetters: Readonly<Record<string, string>> = {
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Đ: 'D',
  đ: 'd',
  Ł: 'L',
  ł: 'l',
  Ħ: 'H',
  ħ: 'h',
  ß: 's',
}
