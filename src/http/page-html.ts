import { escapeHtml } from '../text/escape-html.ts'
import type { CheckedAppOptions } from './options.ts'

/** The style of the page around the search box; the box brings its own. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fbfaf7; --card: #fff; --ink: #1d1b18; --quiet: #615b52; --line: #e4ded4; --accent: #a3271f; --mark: #ffe38a; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #171614; --card: #211f1c; --ink: #ece8e1; --quiet: #aea79d; --line: #35322d; --accent: #f0968c; --mark: #5d480c; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scrollbar-gutter: stable; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.75 system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC",
    "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif;
  text-autospace: normal; text-spacing-trim: trim-start; line-break: strict; overflow-wrap: anywhere;
}
main { max-width: 52rem; margin: 0 auto; padding: clamp(1.5rem, 7vw, 4.5rem) clamp(1rem, 4vw, 1.5rem) 4rem; }
h1 { margin: 0; font-size: clamp(2rem, 7vw, 3rem); line-height: 1.25; font-weight: 750; letter-spacing: .02em; }
.lead { max-width: 36rem; margin: .5rem 0 1.75rem; color: var(--quiet); font-size: 1.0625rem; text-wrap: pretty; }
hansou-search {
  display: block; min-height: 3.5rem;
  --hansou-ground: var(--card); --hansou-ink: var(--ink); --hansou-quiet: var(--quiet); --hansou-accent: var(--accent);
}
hansou-search:state(answered) ~ .examples, hansou-search:state(answered) ~ .tries { display: none; }
.tries { margin: 1rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; }
.tries li:first-child { color: var(--quiet); }
.examples { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem; margin: 2.5rem 0 0; padding: 0; list-style: none; }
.example { display: flex; flex-direction: column; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); overflow: hidden; }
.example h2 { margin: 0; padding: 1.125rem 1.25rem 0; font-size: 1.0625rem; line-height: 1.5; }
.example p { margin: .125rem 0 0; padding: 0 1.25rem; color: var(--quiet); font-size: .9375rem; text-wrap: pretty; }
.example a { display: flex; flex: 1; flex-direction: column; gap: .375rem; margin-top: .875rem; padding: .875rem 1.25rem 1.125rem; border-top: 1px solid var(--line); color: inherit; text-decoration: none; }
.example a:hover { background: color-mix(in srgb, var(--accent) 5%, transparent); }
.query { align-self: start; padding: 0 .75rem; border: 1px solid var(--line); border-radius: 2rem; color: var(--accent); font-weight: 600; font-size: .9375rem; }
.query::before { content: "搜 "; color: var(--quiet); font-weight: 400; }
.answer { display: block; min-height: 5.25em; font-size: .9375rem; line-height: 1.75; }
.answer strong { display: block; line-height: 1.75; }
.answer span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
mark { padding: .0625em 0; border-radius: .125em; background: var(--mark); color: inherit; }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; border-radius: .25rem; }
.tries a { padding: .25rem 0; }
footer { margin-top: 3rem; color: var(--quiet); font-size: .875rem; }
`

/** What an example shows, by the name that stands before it. */
const exampleKinds = {
  script: ['简体、繁體，一搜都有', '用哪种字写的文章，都能用另一种字搜到；标出来的仍是原文。'],
  pinyin: ['拼音和首字母', '还没切输入法？直接打拼音，或者只打首字母。'],
  character: ['一个字也能搜', '不靠分词碰运气：文章里看得见的字，都搜得到。'],
  exact: ['标出的就是搜到的', '引号里的话一字不差；标记不多一个字，也不少一个字。'],
} as const

type ExampleKind = keyof typeof exampleKinds

interface Example {
  readonly kind: ExampleKind
  readonly query: string
}

/** The whole search page. Every name a site owner gives is escaped. */
export function writePage(options: Pick<CheckedAppOptions, 'siteName' | 'examples' | 'pageScripts'>): string {
  const siteName = escapeHtml(options.siteName)
  const examples = options.examples.map(readExample)
  const shown = examples.filter((example) => typeof example !== 'string')
  const tries = examples.filter((example) => typeof example === 'string')
  const scripts = [
    '/search-box.js',
    ...(shown.length === 0 ? [] : ['/page-examples.js']),
    ...options.pageScripts,
  ]
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
<link rel="search" type="application/opensearchdescription+xml" title="${siteName}" href="/opensearch.xml">
<link rel="alternate" type="application/feed+json" title="${siteName}" href="/api/search.json">
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
${scripts}
</head>
<body>
<main>
<h1>${siteName}</h1>
<p class="lead">搜遍每一篇文章的标题、正文和图片说明。边输入边出结果，简体繁体、全角半角都能搜到。</p>
<hansou-search endpoint="/" mode="page" lang="zh-Hans"></hansou-search>
<noscript><p>搜索需要启用 JavaScript。</p></noscript>
${writeTries(tries)}
${writeExamples(shown)}
</main>
</body>
</html>
`
}

function readExample(text: string): Example | string {
  const [kind = '', query = ''] = text.split(/:(.*)/s)
  return Object.hasOwn(exampleKinds, kind) && query !== '' ? { kind: kind as ExampleKind, query } : text
}

function linkTo(query: string): string {
  return `/?q=${encodeURIComponent(query)}`
}

function writeTries(queries: readonly string[]): string {
  if (queries.length === 0) return ''
  const links = queries.map((query) => `<li><a href="${linkTo(query)}">${escapeHtml(query)}</a></li>`)
  return `<ul class="tries"><li>试试</li>${links.join('')}</ul>`
}

function writeExamples(examples: readonly Example[]): string {
  if (examples.length === 0) return ''
  const cards = examples.map(({ kind, query }) => {
    const [name, what] = exampleKinds[kind]
    const link = `<a href="${linkTo(query)}"><span class="query">${escapeHtml(query)}</span><span class="answer"></span></a>`
    return `<li class="example" data-example="${escapeHtml(query)}"><h2>${name}</h2><p>${what}</p>${link}</li>`
  })
  return `<ul class="examples">${cards.join('\n')}</ul>`
}
