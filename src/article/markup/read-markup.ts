import type { SlugParts } from '../anchors/heading-text.ts'
import { noteSlugTexts } from '../anchors/slug-text.ts'
import type { MarkupKind } from '../generators/generator.ts'
import { rewriteInlineMarkup } from './inline/inline-markup.ts'
import { writeInlineNotes } from './inline/inline-notes.ts'
import { dropDrawing } from './inline/wiki-markup.ts'
import { rewriteBlockMarkup } from './lines/block-markup.ts'
import { openComponents } from './lines/component-blocks.ts'
import { separateHtml } from './lines/html-lines.ts'
import { openFences } from './lines/opened-fences.ts'
import { spaceHeadings } from './lines/space-headings.ts'
import { withoutLoops } from './tags/template-tags.ts'

/** `{% raw %}` and its end, with the line that is nothing else. */
const rawTags = /^[ \t]*\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*\n|\{%-?\s*(?:end)?raw\s*-?%\}/gm

/**
 * Turns the markup of a site generator into Markdown that shows the same words: labels of boxes and tabs become
 * paragraphs, pictures of tags become pictures, expressions and comments go. Code stays as it is.
 *
 * remark-directive is not used, since it takes `10:30` and `上午:会议` for directives, nor MDX's own parser, which
 * refuses a whole file for one tag that is not closed: what a generator would refuse must be found here all the same.
 *
 * @param markdown  without front matter, with `\n` line ends
 * @param kinds  what the generator reads
 * @param slugParts  what anchors are made from, to be noted behind headings; null for none
 * @param isMdx  the file is MDX by its name or its generator; else imports or exports in it say so
 * @returns the Markdown, and whether it is MDX's, which has no code by its indent
 */
export function readMarkup(
  markdown: string,
  kinds: ReadonlySet<MarkupKind>,
  slugParts: SlugParts | 'source' | null,
  isMdx: boolean,
): { readonly text: string; readonly isMdx: boolean } {
  const opened = openBlocks(
    openFormulas(withoutSlides(kinds.has('liquid') ? withoutLoops(markdown) : markdown), kinds),
    kinds,
  )
  const noted = slugParts === null ? opened : noteSlugTexts(opened, slugParts)
  const prepared = kinds.has('html') && !isMdx ? separateHtml(noted) : noted
  const { parts, isModule } = rewriteBlockMarkup(prepared, kinds)
  if (isModule && !isMdx) return readMarkup(markdown, kinds, slugParts, true)
  const notes: string[] = []
  const text = parts
    .map(({ isVerbatim, text }) => {
      const read = isVerbatim ? text : rewriteInlineMarkup(text, kinds, isMdx, notes)
      // Hexo keeps them in blocks of code.
      return kinds.has(isVerbatim ? 'liquid' : 'tags') ? read.replace(rawTags, '') : read
    })
    .join('\n')
  // Emphasis around an expression that is gone.
  const shown = isMdx ? text.replace(/(?<![*\\`])\*{4}(?!\*)/g, '') : text
  return { text: shown + writeInlineNotes(notes), isMdx }
}

/**
 * blogdown keeps formulas from Markdown in spans of code (`$x$`), which a script of its sites opens. A file tells by a
 * formula that stands alone on its lines; in others such a span shows how formulas are written.
 */
function openFormulas(markdown: string, kinds: ReadonlySet<MarkupKind>): string {
  if (!kinds.has('shortcodes') || !/^[ \t>]*`(?:\$\$[^`]+\$\$|\\begin[^`]+)`\s*$/m.test(markdown))
    return markdown
  return markdown.replace(/`(\$[^`]+\$|\\begin[^`]+\})`/g, '$1')
}

/** d2lbook marks what its slides show, too (`[**…**]`), or alone (`(~~…~~)`). */
function withoutSlides(markdown: string): string {
  if (!/^#@tab |^:begin_tab:|:label:`/m.test(markdown)) return markdown
  return markdown.replace(
    /[[(](\*\*|~~)((?:(?!\1)[\s\S]){1,500}?)\1[\])](?!\()/g,
    (_, sign: string, text: string) => (sign === '**' ? text : ''),
  )
}

/** Headings without a blank, and the fences that hold Markdown, where a generator reads them as such. */
function openBlocks(markdown: string, kinds: ReadonlySet<MarkupKind>): string {
  const spaced = kinds.has('unspaced') ? spaceHeadings(markdown, kinds.has('wiki')) : markdown
  const components = kinds.has('containers') ? openComponents(spaced) : spaced
  // Logseq shows the block that a reference names.
  const shown = kinds.has('wiki') ? dropDrawing(components.replace(/\(\([\da-f-]{36}\)\)/g, '')) : components
  return openFences(shown, kinds)
}
