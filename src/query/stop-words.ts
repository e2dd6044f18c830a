/**
 * Stop words: frequent in questions and articles. They are dropped from a query that has other words; in
 * phrases and in the index they stay.
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    '的 了 是 在 和 与 及 或 也 都 而 就 被 把 给 让 向 从 到 对 于 以 为 之 其 中 上 下 里 内 有 没有 不 很 会 能 可以 能够 ' +
    '这 那 这个 那个 这些 那些 此 该 哪 哪个 哪些 哪里 哪儿 哪一 哪一个 哪位 哪几 谁 什么 甚么 什麽 怎么 怎样 怎么样 如何 为何 ' +
    '为什么 何 何时 何人 何种 何处 多少 多大 多久 多长 几 几个 几年 是否 吗 呢 吧 啊 呀 么 嘛 请问 请 问 我 你 他 她 它 我们 你们 他们 ' +
    '一个 一种 一些 个 种 些 年 月 时 时候 所 并 但 但是 因 因为 由 由于 则 即 如 如果 若 还 又 再 已 已经 曾 曾经 将 ' +
    '可 要 想 得 地 着 过 来 去 叫 叫做 称 称为 属于 关于 有关 以及 等 the a an of and or to in is are'
  ).split(' '),
)
