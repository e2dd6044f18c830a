import { escapeHtml } from '../text/escape-html.ts'
import type { CheckedAppOptions } from './options.ts'

/** The style of the page around the search box; the box brings its own. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fbfaf7; --ink: #1d1b18; --quiet: #615b52; --accent: #a3271f; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #171614; --ink: #ece8e1; --quiet: #a8a198; --accent: #f0968c; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.75 system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC",
    "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif;
  text-autospace: normal; text-spacing-trim: trim-start; line-break: strict; overflow-wrap: anywhere;
}
main { max-width: 46rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4rem) clamp(1rem, 4vw, 1.5rem) 4rem; }
h1 { margin: 0; font-size: clamp(1.75rem, 5vw, 2.25rem); line-height: 1.3; font-weight: 700; letter-spacing: .02em; }
.lead { margin: .5rem 0 1.5rem; color: var(--quiet); }
hansou-search { display: block; min-height: 3.5rem; }
.examples { margin: 1.25rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; }
.examples li:first-child { color: var(--quiet); }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
footer { margin-top: 3rem; color: var(--quiet); font-size: .875rem; }
`

/** The whole search page. Every name a site owner gives is escaped. */
export function writePage(options: Pick<CheckedAppOptions, 'siteName' | 'examples' | 'pageScripts'>): string {
  const siteName = escapeHtml(options.siteName)
  const scripts = ['/search-box.js', ...options.pageScripts]
    .map((address) => `<script type="module" src="${escapeHtml(address)}"></script>`)
    .join('\n')
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${siteName}：文章全文搜索">
<title>${siteName}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
${scripts}
</head>
<body>
<main>
<h1>${siteName}</h1>
<p class="lead">搜遍每一篇文章的标题、正文和图片说明。边输入边出结果，简体繁体、全角半角都能搜到。</p>
<hansou-search endpoint="/" page lang="zh-Hans"></hansou-search>
<noscript><p>搜索需要启用 JavaScript。</p></noscript>
${writeExamples(options.examples)}
</main>
</body>
</html>
`
}

function writeExamples(examples: readonly string[]): string {
  if (examples.length === 0) return ''
  const links = examples
    .map((example) => `<li><a href="/?q=${encodeURIComponent(example)}">${escapeHtml(example)}</a></li>`)
    .join('')
  return `<ul class="examples"><li>试试</li>${links}</ul>`
}
