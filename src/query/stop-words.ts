/** Stop words that questions are made of, of two characters at least. */
export const askingStopWords =
  '没有 可以 能够 这个 那个 这些 那些 哪个 哪些 哪里 哪儿 什么 甚么 怎么 怎样 怎么样 怎么办 如何 为何 为什么 何处 多少 多久 几个 几年 是否 我们 你们 他们 一个 ' +
  '一种 一些 时候 但是 因为 由于 如果 已经 曾经 叫做 称为 属于 关于 有关 以及'

/** Stop words that stand before names so often that they are taken to begin none. */
export const particles = '的 了 是 在 和 与 及 或 也 都 而 就 被 把 给 让 向 从 到'

/**
 * Stop words: frequent in questions and articles. They are dropped from a query that has other words; in
 * phrases and in the index they stay.
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    `${askingStopWords} ${particles} ` +
    '对 于 以 为 之 其 中 上 下 里 内 有 不 很 会 能 这 那 此 该 哪 哪一 哪一个 哪位 哪几 谁 什麽 ' +
    '何 何时 何人 何种 多大 多长 几 吗 呢 吧 啊 呀 么 嘛 请问 请 问 我 你 他 她 它 个 种 些 年 月 时 所 并 但 因 由 则 即 如 若 还 又 再 已 曾 将 可 要 想 ' +
    '得 地 着 过 来 去 叫 称 等 the a an of and or to in is are'
  ).split(' '),
)

/** Words that stand in a row, without the stop words that they begin and end with. */
export function trimStopWords(words: readonly string[]): readonly string[] {
  const isSaying = (word: string): boolean => !stopWords.has(word)
  const first = words.findIndex(isSaying)
  return first < 0 ? [] : words.slice(first, words.findLastIndex(isSaying) + 1)
}
