const head = `<meta charset="utf-8"><title>博客</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><script src="/search-box.js" defer></script>`
const long = '<p>很长的一页。</p>'.repeat(120)

function page(body: string, style = '', attributes = 'lang="zh-Hans"'): string {
  return `<!doctype html><html ${attributes}><head>${head}<style nonce="page">${style}</style></head><body>${body}</body></html>`
}

const comment = '<label>评论 <input id="comment"></label>'

/** Pages of somebody else's that hold the box, by their path. */
export const pages: Readonly<Record<string, string>> = {
  /** A box in the text, beside a field of the page's own. */
  blog: page(`<main><h1>博客</h1><hansou-search endpoint="/"></hansou-search>${comment}</main>`),
  /** A narrow box at the end of a sticky header that clips what hangs over. */
  header: page(
    `<header><a href="/">网站</a><hansou-search endpoint="/" results="/"></hansou-search></header><main>${comment}${long}</main>`,
    `header { position: sticky; top: 0; height: 56px; overflow: hidden; display: flex; justify-content: space-between;
      align-items: center; background: #eee; z-index: 1; transform: translateZ(0); }
     hansou-search { width: 200px; } main { position: relative; z-index: 9999; }`,
  ),
  /** A button that opens the dialog. */
  button: page(
    `<header><hansou-search mode="button" endpoint="/"><a slot="footer" href="/about">由汉搜提供</a>
     <p slot="empty">也可以给我们写信。</p></hansou-search></header><main><h1>网站</h1>${comment}${long}</main>`,
  ),
  /** A box under styles that reach for everything. */
  hostile: page(
    `<hansou-search endpoint="/"></hansou-search>${comment}`,
    `* { font-size: 40px !important; color: red !important; line-height: 3 !important; letter-spacing: 9px !important;
        text-transform: uppercase !important; white-space: nowrap !important; box-sizing: content-box !important;
        text-align: right !important; font-weight: 900 !important; word-spacing: 20px !important; text-indent: 2em !important }
     input, button, a, mark, p, div { padding: 30px !important; border: 9px solid lime !important }
     html { font-size: 62.5%; overflow-x: clip }`,
  ),
  /** The same box where nothing reaches for it. */
  plain: page(`<hansou-search endpoint="/"></hansou-search>${comment}`),
  'right-to-left': page(
    `<header><hansou-search endpoint="/"></hansou-search></header>`,
    'hansou-search { width: 200px }',
    'lang="ar" dir="rtl"',
  ),
  /** What hits lead to. */
  article: `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>文章</title>
<script src="/hansou-highlight.js" defer></script></head><body><nav>灰犀牛</nav><main><h1>灰犀牛与黑天鹅</h1>${long}
<p id="section-0">这不是黑天鹅，而是一头<em>灰犀</em>牛。</p>${long}</main></body></html>`,
}
