/** What is said of a source, part by part, in English and Chinese; what few owners meet stays English. */
const phrases = [
  'read as a built site at |按建好的网站读取，位于 ',
  ', pages in |，文章在 ',
  ' pages; left out: | 个页面；未收录：',
  ' pages| 个页面',
  ' with noindex| 个设了 noindex',
  ' that lead elsewhere| 个只作跳转',
  ' copies of others| 个与别的重复',
  ' for errors or search| 个是错误页或搜索页',
  'read as plain Markdown|读作普通 Markdown',
  'read as |读作 ',
  'no configuration of a site generator in |没有网站生成器的配置：',
  ' or above, so addresses are paths of files| 及其上级，网址就是文件路径',
  'found |找到 ',
  ', addresses as |，网址形如 ',
  ', under |，位于 ',
].map((pair) => pair.split('|') as [english: string, chinese: string])

/** Puts what was found of a source, as `onDetect` hears it, into the language of the terminal. */
export function translateReason(reason: string, isChinese: boolean): string {
  if (!isChinese) return reason
  return phrases.reduce((text, [english, chinese]) => text.replace(english, () => chinese), reason)
}
