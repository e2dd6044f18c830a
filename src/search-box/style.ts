/**
 * The look of the box. A site changes it through the custom properties `--hansou-…`, which are
 * inherited into the shadow tree.
 */
export const style = `
:host {
  --ground: var(--hansou-ground, #fff); --ink: var(--hansou-ink, #1d1b18); --quiet: var(--hansou-quiet, #615b52);
  --line: var(--hansou-line, #d8d2c8); --accent: var(--hansou-accent, #a3271f);
  --chosen: var(--hansou-chosen, #f4eee4); --mark: var(--hansou-mark, #ffe38a);
  display: block; position: relative; color: var(--ink); color-scheme: light dark;
  font: 1rem/1.7 var(--hansou-font, system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB",
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif);
  text-autospace: normal; text-spacing-trim: trim-start; line-break: strict; overflow-wrap: anywhere; text-align: start;
}
@media (prefers-color-scheme: dark) {
  :host {
    --ground: var(--hansou-ground, #211f1c); --ink: var(--hansou-ink, #ece8e1); --quiet: var(--hansou-quiet, #aea79d);
    --line: var(--hansou-line, #45413b); --accent: var(--hansou-accent, #f0968c);
    --chosen: var(--hansou-chosen, #322e29); --mark: var(--hansou-mark, #5d480c);
  }
}
:host([hidden]), [hidden] { display: none !important; }
*, *::before { box-sizing: border-box; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.field { display: flex; align-items: center; gap: .625rem; padding: 0 .875rem; height: 3.25rem;
  background: var(--ground); border: 1px solid var(--line); border-radius: .75rem; transition: border-color .15s; }
.field:hover { border-color: var(--quiet); }
.field:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.lens { flex: none; width: 1.25rem; height: 1.25rem; fill: none; stroke: var(--quiet); stroke-width: 1.6; stroke-linecap: round; }
input { flex: 1; min-width: 0; height: 100%; padding: 0; border: 0; outline: 0; background: none; color: inherit;
  font: inherit; font-size: 1.0625rem; }
input::placeholder { color: var(--quiet); opacity: 1; }
kbd { flex: none; padding: 0 .5rem; border: 1px solid var(--line); border-radius: .375rem; color: var(--quiet);
  font: .8125rem/1.5rem ui-monospace, monospace; }
@media (hover: none) { kbd { display: none; } }
.field:focus-within kbd { visibility: hidden; }
.clear { flex: none; width: 2.75rem; height: 2.75rem; margin-right: -.625rem; border: 0; border-radius: 50%;
  background: none; color: var(--quiet); font: 1.375rem/1 system-ui, sans-serif; cursor: pointer; }
.clear:hover { color: var(--ink); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }

.waiting { position: absolute; z-index: 2; top: 3.25rem; left: .75rem; right: .75rem; height: 2px; overflow: hidden; border-radius: 1px; }
.waiting::before { content: ""; display: block; width: 30%; height: 100%; background: var(--accent); animation: pass 1s ease-in-out infinite; }
@keyframes pass { from { transform: translateX(-100%); } to { transform: translateX(340%); } }
@media (prefers-reduced-motion: reduce) { .waiting::before { width: 100%; animation: none; opacity: .6; } }

.panel { position: absolute; z-index: 1000; top: calc(100% + .5rem); left: 0; right: 0; max-height: min(70vh, 38rem);
  overflow-y: auto; overscroll-behavior: contain; padding: .375rem; background: var(--ground);
  border: 1px solid var(--line); border-radius: .75rem; box-shadow: 0 12px 32px rgb(0 0 0 / .14); }
.group + .group, .spelling + .group { margin-top: .375rem; padding-top: .375rem; border-top: 1px solid var(--line); }
[role=option] { display: block; color: inherit; text-decoration: none; border-radius: .5rem; cursor: pointer;
  scroll-margin: .5rem; -webkit-tap-highlight-color: transparent; }
[role=option]:hover, [role=option][aria-selected=true] { background: var(--chosen); }
[role=option][aria-selected=true] { box-shadow: inset 3px 0 0 var(--accent); }
.line { padding: .3125rem .75rem; }
.suggestion mark { background: none; font-weight: 600; }
.spelling b { color: var(--accent); font-weight: 600; }
.hit { display: flex; flex-direction: row-reverse; gap: 1rem; padding: .625rem .75rem; }
.words { flex: 1; min-width: 0; }
.words > * { display: block; }
.title { font-size: 1.0625rem; font-weight: 600; line-height: 1.5; text-wrap: pretty; }
.headings { color: var(--quiet); font-size: .875rem; }
.snippet { margin-top: .125rem; font-size: .9375rem; white-space: pre-line; text-wrap: pretty; }
.caption { margin-top: .25rem; padding-left: .625rem; border-left: 2px solid var(--line); color: var(--quiet); font-size: .875rem; }
.byline { margin-top: .125rem; color: var(--quiet); font-size: .8125rem; }
.picture { flex: none; width: 7rem; height: 5.25rem; margin-top: .25rem; border-radius: .375rem; object-fit: cover; background: var(--chosen); }
mark { background: var(--mark); color: var(--ink); border-radius: .125rem; padding: .0625rem 0; font-style: normal;
  -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.message { padding: 1rem .75rem; }
.message p { margin: 0; }
.message p + p { color: var(--quiet); font-size: .9375rem; }
.button { min-height: 2.75rem; padding: 0 1.25rem; border: 1px solid var(--line); border-radius: .5rem; background: none;
  color: inherit; font: inherit; font-size: .9375rem; cursor: pointer; }
.button:hover { border-color: var(--quiet); background: var(--chosen); }
.message .button { margin-top: .75rem; }

.page .panel { position: static; max-height: none; overflow: visible; margin-top: 1rem; padding: 0; border: 0;
  background: none; box-shadow: none; }
.filters { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .5rem; padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
.filters .found { flex: 1; margin: 0; color: var(--quiet); font-size: .9375rem; white-space: nowrap; }
.choices { display: flex; }
.choices button { min-height: 2.75rem; padding: 0 .5rem; border: 0; background: none; color: var(--quiet); font: inherit;
  font-size: .9375rem; cursor: pointer; border-radius: .375rem; }
.choices button:hover { color: var(--ink); }
.choices button[aria-pressed=true] { color: var(--ink); font-weight: 600; text-decoration: underline;
  text-decoration-color: var(--accent); text-decoration-thickness: 2px; text-underline-offset: .5em; }
.choices + .choices { position: relative; margin-right: -.5rem; padding-left: .5rem; }
.choices + .choices::before { content: ""; position: absolute; left: 0; top: .875rem; bottom: .875rem; border-left: 1px solid var(--line); }
.page [role=listbox] { margin: .5rem -.75rem 0; }
.page .group + .group, .page .spelling + .group { margin: .25rem .75rem 0; padding: .25rem 0 0; }
.page .group + .group .hit { margin-inline: -.75rem; }
.page .group:has(.suggestion) { display: flex; flex-wrap: wrap; gap: .5rem; margin: .25rem .75rem .5rem !important; padding: .25rem 0 0; border: 0; }
.page .suggestion { padding: .25rem .875rem; border: 1px solid var(--line); border-radius: 2rem; font-size: .9375rem; }
.page .hit { padding: .875rem .75rem; }
.page .hit + .hit { margin-top: .25rem; }
.page .title { font-size: 1.125rem; color: var(--accent); }
.page .message { padding: 1.25rem 0; }
.page .more { display: block; width: 100%; margin-top: 1rem; }

@media (max-width: 30rem) {
  .hit { display: flow-root; }
  .picture { float: right; width: 5.5rem; height: 4.125rem; margin: .25rem 0 .375rem .75rem; }
  .filters .found { flex-basis: 100%; }
  .choices:first-of-type { margin-left: -.5rem; }
}
@media (forced-colors: active) {
  [role=option][aria-selected=true] { outline: 2px solid Highlight; outline-offset: -2px; }
}
`
