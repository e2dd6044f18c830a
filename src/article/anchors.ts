import GithubSlugger from 'github-slugger'

/** Gives each heading of one article an anchor of its own. */
export interface AnchorRegistry {
  /** The anchor for a heading's text, no `#`; null where nothing leads to it. */
  add(text: string): string | null
  /** Keeps an anchor the author chose. */
  keep(anchor: string): string
}

/** Names headings as GitHub does: lower case, no punctuation, `-` for a space, `-1` for a second one. */
export function createGitHubAnchors(): AnchorRegistry {
  const slugger = new GithubSlugger()
  return {
    add: (text) => slugger.slug(text.replaceAll('\n', ' ')) || slugger.slug('section'),
    keep: keepAnchor,
  }
}

/**
 * Names headings by a slug of their text.
 *
 * @param second  the anchor of the nth heading (from 1) of a slug that is taken
 * @param empty  slug of a heading without letters; null where such a heading has no anchor
 */
export function createSlugAnchors(
  slugOf: (text: string) => string,
  second: (slug: string, count: number) => string = (slug, count) => `${slug}-${count}`,
  empty: string | null = '',
): AnchorRegistry {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return {
    keep(anchor) {
      taken.add(anchor)
      return anchor
    },
    add(text) {
      const slug = slugOf(text) || empty
      if (slug === null) return null
      let anchor = slug
      let count = counts.get(slug) ?? 0
      while (taken.has(anchor) || anchor === '') anchor = second(slug, ++count)
      counts.set(slug, count)
      taken.add(anchor)
      return anchor
    },
  }
}

function keepAnchor(anchor: string): string {
  return anchor
}

/** Slugs of hexo-util's `slugize`: punctuation of ASCII becomes `-`, everything else and the case stay. */
export function hexoSlug(text: string): string {
  return withoutAccents(text)
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** Quotes, dashes and dots as Hexo's renderer sets them (`smartypants`, on by default). */
export function setTypography(text: string): string {
  return text
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/(^|[-—/([{"\s“])'/g, '$1‘')
    .replace(/'/g, '’')
    .replace(/(^|[-—/([{\s‘])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/\.{3}/g, '…')
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

/** Slugs of GitBook and HonKit: punctuation of ASCII, dashes and curly quotes go, other punctuation of Chinese stays. */
export function bookSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s/g, '-')
    .replace(/[/?!:[\]`.,()*"';{}+=<>~$|#@&_–—“”]/g, '')
}

/** Slugs of kramdown with GitHub's syntax: dashes are typography there, blanks at the end count. */
export function kramdownSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/-{2,3}/g, '')
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

/** Slugs of pymdownx's `slugify` with lower case: letters of every script. */
export function pymdownxSlug(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_\- \n]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[ \n]/g, '-')
}

/** Latin letters lose their accents, no other script loses a mark. */
function withoutAccents(text: string): string {
  return text.replace(/\p{Script=Latin}/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
}
