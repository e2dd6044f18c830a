import { type AnchorRegistry, createSlugAnchors, hexoSlug } from '../anchors/anchors.ts'
import { type SlugParts, shownText } from '../anchors/heading-text.ts'
import type { SiteRules } from './site-rules.ts'
import { setSmartypants, setTypographer } from './typography.ts'

/**
 * What Hexo's renderers make anchors from: `hexo-renderer-marked`, which comes with Hexo, or
 * `hexo-renderer-markdown-it`, where the tags in a heading count as text.
 */
export function hexoSlugParts({ extensions, keepsQuotes }: SiteRules): SlugParts {
  const parts: SlugParts = {
    ...shownText,
    entities: 'xml',
    noteMarks: 'written',
    attributes: 'written',
    pairedSigns: ['~'],
    strictEmphasis: true,
    typography: keepsQuotes ? null : setSmartypants,
  }
  if (!extensions?.includes('markdown-it')) return parts
  const has = (plugin: string): boolean => extensions.includes(plugin)
  return {
    tags: 'written',
    emojiNames: has('markdown-it-emoji') ? 'sign' : 'written',
    images: 'alt',
    entities: 'sign',
    noteMarks: has('markdown-it-footnote') ? 'out' : 'written',
    attributes: has('markdown-it-attrs') ? 'read' : 'written',
    pairedSigns: [
      ...(has('markdown-it-sub') ? (['~'] as const) : []),
      ...(has('markdown-it-sup') ? (['^'] as const) : []),
    ],
    strictEmphasis: true,
    typography: keepsQuotes ? null : setTypographer,
  }
}

/** Anchors as the renderer of the site numbers and cases them. */
export function createHexoAnchors({
  extensions,
  anchorCase,
  anchorLevel,
  anchorSuffix,
}: SiteRules): AnchorRegistry {
  const inCase = (slug: string): string =>
    anchorCase === null ? slug : anchorCase === 'lower' ? slug.toLowerCase() : slug.toUpperCase()
  if (extensions?.includes('markdown-it'))
    return createSlugAnchors((text) => inCase(hexoSlug(text)), {
      second: (slug, count) => `${slug}-${anchorSuffix}${count + 1}`,
      empty: null,
      highestLevel: anchorLevel,
    })
  // What looks like a tag is taken out of the text, also where it is none.
  return createSlugAnchors((text) => inCase(hexoSlug(text.replace(/<(?=\S)[^>]*>?/g, ''))), { empty: null })
}
