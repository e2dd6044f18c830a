import { escapeHtml } from '../text/escape-html.ts'
import { pageStyle } from '../text/page-style.ts'
import type { CheckedAppOptions } from './options.ts'

/** The style of the page around the search box; the box brings its own. */
export const searchPageStyle = `${pageStyle}
html { scrollbar-gutter: stable; }
body { font-size: 1rem; line-height: 1.75; }
main { max-width: 56rem; margin: 0 auto; padding: clamp(2rem, 9vw, 6rem) clamp(1rem, 4vw, 1.5rem) 4rem; }
h1, .query { font-family: "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", STSong, SimSun, serif; }
h1 { margin: 0; font-size: clamp(2.5rem, 8vw, 4rem); line-height: 1.2; font-weight: 700; letter-spacing: .06em; }
.lead { margin: .5rem 0 0; font-size: clamp(1.125rem, 3.2vw, 1.375rem); line-height: 1.6; text-wrap: balance; }
.about { margin: .25rem 0 2.25rem; color: var(--quiet); text-wrap: balance; }
hansou-search {
  display: block; min-height: 3.5rem;
  --hansou-ground: var(--card); --hansou-ink: var(--ink); --hansou-quiet: var(--quiet); --hansou-accent: var(--accent);
}
.lead + hansou-search { margin-top: 2rem; }
hansou-search:state(answered) ~ .examples, hansou-search:state(answered) ~ .tries { display: none; }
.tries { margin: 1rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; font-size: .9375rem; }
.tries li:first-child { color: var(--quiet); }
.tries li { padding: .25rem 0; }
.examples { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 3rem clamp(2rem, 6vw, 4rem); margin: clamp(3rem, 8vw, 4.5rem) 0 0; padding: 0; list-style: none; }
.example { display: grid; grid-template-rows: auto auto 1fr; }
.example h2 { margin: 0; font-size: 1.0625rem; line-height: 1.6; }
.example p { margin: 0; color: var(--quiet); font-size: .9375rem; text-wrap: pretty; }
.example a { display: block; margin-top: .75rem; padding: 1rem 1.25rem 1.125rem; border-radius: .75rem; background: var(--card); box-shadow: 0 0 0 1px var(--line); color: inherit; text-decoration: none; }
.example a:hover { box-shadow: 0 0 0 1px var(--accent); }
.query { display: flex; align-items: center; font-size: 1.625rem; line-height: 1.5; font-weight: 700; color: var(--accent); }
.query::after { content: ""; width: 1.5px; height: 1.1em; margin-inline-start: .15em; background: currentcolor; }
.answer { display: block; min-height: 6.25em; margin-top: .75rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: .9375rem; }
.answer strong { display: block; }
.answer span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
mark { padding: .0625em 0; border-radius: .125em; background: var(--mark); color: inherit; }
`

/** What an example shows, by the name that stands before it. */
const exampleKinds = {
  script: ['打繁體，找到简体', '两种字随意打，标出来的仍是原文。'],
  pinyin: ['只打首字母', '还没切输入法？拼音和首字母都行。'],
  character: ['一个字也搜得到', '不靠分词碰运气，生僻字也一样。'],
  exact: ['一字不差', '引号里的话原样去找；标出的就是搜到的。'],
} as const

type ExampleKind = keyof typeof exampleKinds

interface Example {
  readonly kind: ExampleKind
  readonly query: string
}

/**
 * The whole search page. Every name a site owner gives is escaped. Its addresses are relative: a proxy may put it under
 * a path (`/search/`).
 *
 * @param base  what leads from the address of the page to that of the search: empty, or `search/` for a page at `/search`
 */
export function writePage(
  options: Pick<CheckedAppOptions, 'siteName' | 'examples' | 'pageScripts'>,
  base = '',
): string {
  const siteName = escapeHtml(options.siteName)
  const root = escapeHtml(base)
  const examples = options.examples.map(readExample)
  const shown = examples.filter((example) => typeof example !== 'string')
  const tries = examples.filter((example) => typeof example === 'string')
  const scripts = [
    `${base}search-box.js`,
    ...(shown.length === 0 ? [] : [`${base}page-examples.js`]),
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
<link rel="search" type="application/opensearchdescription+xml" title="${siteName}" href="${root}opensearch.xml">
<link rel="alternate" type="application/feed+json" title="${siteName}" href="${root}api/search.json">
<link rel="icon" href="data:,">
<style>${searchPageStyle}</style>
${scripts}
</head>
<body>
<main>
<h1>${siteName}</h1>
<p class="lead">看得见的字，都搜得到。</p>
<p class="about">简体繁體、拼音、单字，边输入边出结果。</p>
<hansou-search endpoint="./${root}" mode="page" lang="zh-Hans"></hansou-search>
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
  return `?q=${encodeURIComponent(query)}`
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
