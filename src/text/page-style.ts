/** Style that all pages of ours begin with, articles and the search page alike: colours, fonts, links. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fbfaf7; --card: #fff; --ink: #1d1b18; --quiet: #615b52; --line: #e4ded4; --accent: #a3271f; --mark: #ffe38a; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #171614; --card: #211f1c; --ink: #ece8e1; --quiet: #aea79d; --line: #35322d; --accent: #f0968c; --mark: #5d480c; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font-family: system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC",
    "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif;
  text-autospace: normal; text-spacing-trim: trim-start; line-break: strict; overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`
