import { fillText } from '../../messages/fill-text.ts'

const english = {
  built: 'read as a built site at %: % pages',
  site: 'read as %: found %',
  otherSite: 'read as plain Markdown of %: found %',
  pages: 'pages in %',
  permalink: 'addresses as %',
  base: 'under %',
  paths: 'addresses are paths of files',
  output: 'the built site (%) has its own',
  unknown: 'read as plain Markdown: no configuration of a site generator in % or above',
  plain: 'read as plain Markdown, as asked',
  asked: 'read as %, as asked; no configuration of it in % or above, so by its defaults',
}
const chinese: typeof english = {
  built: '按建好的网站读取，位于 %：% 个页面',
  site: '读作 %：找到 %',
  otherSite: '读作 % 的普通 Markdown：找到 %',
  pages: '文章在 %',
  permalink: '网址形如 %',
  base: '位于 %',
  paths: '网址就是文件路径',
  output: '以建好的网站（%）为准',
  unknown: '读作普通 Markdown：% 及其上级没有网站生成器的配置',
  plain: '按要求读作普通 Markdown',
  asked: '按要求读作 %：% 及其上级没有它的配置，按默认规则',
}

/** One thing that was found of a source: its kind, and what fills the places of its text. */
export type SiteFinding = readonly [kind: keyof typeof english, ...values: (string | number)[]]

/** Says in one line what a source was found to be. */
export function describeFindings(findings: readonly SiteFinding[], isChinese: boolean): string {
  const texts = isChinese ? chinese : english
  return findings.map(([kind, ...values]) => fillText(texts[kind], values)).join(isChinese ? '，' : ', ')
}
