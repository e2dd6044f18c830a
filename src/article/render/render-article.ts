import type { Article, ParsedArticle, Passage, Picture } from '../../format/article.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { pageStyle } from '../../text/page-style.ts'
import { firstNewLevel, isSameSection } from '../../text/passage-headings.ts'

const articleStyle = `${pageStyle}
html { scroll-padding-top: 1rem; }
body { font-size: 1.0625rem; line-height: 1.85; }
:lang(zh-Hant) body { font-family: system-ui, "PingFang TC", "Noto Sans CJK TC", "Microsoft JhengHei", sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: clamp(1.5rem, 5vw, 3.5rem) clamp(1rem, 4vw, 1.5rem) 5rem; }
nav { margin-bottom: 2rem; font-size: .9375rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; text-wrap: balance; }
h1 { margin: 0 0 .5rem; font-size: clamp(1.6rem, 5vw, 2.1rem); }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.35rem; }
h3, h4, h5, h6 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
:target { color: var(--accent); }
p { margin: 0 0 1em; text-align: justify; }
pre { overflow-x: auto; padding: .75rem 1rem; border: 1px solid; border-radius: .25rem; line-height: 1.5; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
table { display: block; overflow-x: auto; border-collapse: collapse; margin: 0 0 1em; }
th, td { border: 1px solid var(--quiet); padding: .25rem .75rem; }
blockquote { margin: 0 0 1em; padding-inline-start: 1rem; border-inline-start: 3px solid var(--quiet); }
.byline { margin: 0 0 2rem; color: var(--quiet); font-size: .9375rem; text-align: start; }
figure { margin: 1.75rem 0; text-align: center; }
img { max-width: 100%; height: auto; border-radius: .25rem; }
figcaption { margin-top: .5rem; color: var(--quiet); font-size: .9375rem; line-height: 1.6; }
`

/**
 * Writes an article as a plain page to read. Headings carry the anchors that its passages name, so
 * that the address of a hit leads to the right place; all text is escaped. Search engines are asked to leave it out:
 * the article has a page of its author's.
 *
 * @param body  HTML of the body, as `renderBody` writes it; written from the passages when it is null
 */
export function renderArticlePage({ article, passages }: ParsedArticle, body: string | null): string {
  const title = escapeHtml(article.title)
  const description = article.description ?? passages[0]?.text.slice(0, 120) ?? ''
  return `<!doctype html>
<html lang="${languageOf(article, passages)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(description.replace(/\s+/g, ' '))}">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="canonical" href="${escapeHtml(article.url)}">
<link rel="icon" href="data:,">
<style>${articleStyle}</style>
</head>
<body>
<main>
<nav><a href="/">搜索</a></nav>
<article>
<h1>${title}</h1>
${writeByline(article)}${body ?? writeSections(passages)}
</article>
</main>
</body>
</html>
`
}

function writeByline({ date, authors, editors }: Article): string {
  const parts = [
    ...(date === null ? [] : [`<time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time>`]),
    ...(authors.length === 0 ? [] : [escapeHtml(authors.join('、'))]),
    ...(editors.length === 0 ? [] : [`编辑：${escapeHtml(editors.join('、'))}`]),
  ]
  return parts.length === 0 ? '' : `<p class="byline">${parts.join('　')}</p>\n`
}

function writeSections(passages: readonly Passage[]): string {
  const lines: string[] = []
  let paragraph = ''
  const endParagraph = () => {
    const texts = paragraph.split('\n').filter((text) => text.trim() !== '')
    lines.push(...texts.map((text) => `<p>${escapeHtml(text.trimEnd())}</p>`))
    paragraph = ''
  }
  for (const [index, passage] of passages.entries()) {
    const before = passages[index - 1]
    if (!before || !isSameSection(before, passage)) {
      endParagraph()
      lines.push(...writeHeadings(before, passage))
    }
    paragraph += passage.text
    // A passage may end inside a paragraph; pictures then wait for its end.
    if (passage.pictures.length > 0) {
      endParagraph()
      lines.push(...passage.pictures.map(writePicture))
    }
  }
  endParagraph()
  return lines.join('\n')
}

/** Headings that are new since the passage before; the last one is the passage's own. */
function writeHeadings(before: Passage | undefined, passage: Passage): string[] {
  const { headings, anchor } = passage
  const first = firstNewLevel(before, passage)
  return headings.slice(first).map((heading, index, shown) => {
    const level = Math.min(6, first + index + 2)
    const id = index === shown.length - 1 && anchor !== null ? ` id="${escapeHtml(anchor)}"` : ''
    return `<h${level}${id}>${escapeHtml(heading)}</h${level}>`
  })
}

function writePicture({ src, caption }: Picture): string {
  const shown = caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`
  return `<figure><img src="${escapeHtml(src)}" alt="" loading="lazy">${shown}</figure>`
}

const traditional = /[這個們來時為國說]/g
const simplified = /[这个们来时为国说]/g

/** Chooses fonts and voices: Traditional where its characters are more than the Simplified ones. */
function languageOf({ title }: Article, passages: readonly Passage[]): 'zh-Hans' | 'zh-Hant' {
  const sample =
    title +
    passages
      .slice(0, 3)
      .map((passage) => passage.text)
      .join('')
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  return count(traditional) > count(simplified) ? 'zh-Hant' : 'zh-Hans'
}
