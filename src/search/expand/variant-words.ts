/**
 * Words that are written in two ways though they are one word, folded: 計畫 and 计划, 身分 and 身份. Characters that
 * stand for each other everywhere are the fold's; these do so only inside such words.
 */
const pairs: readonly (readonly [string, string])[] = (
  '计划计画 身份身分 部分部份 成分成份 过分过份 水分水份 养分养份 缘分缘份 辈分辈份 本分本份 分量份量 想象想像 好像好象 图像图象 ' +
  '荧幕萤幕 其他其它 作为做为 叫作叫做 当作当做 唯一惟一 交代交待 订单定单 订货定货 精彩精采 重叠重迭 联系连系 联络连络 联结连结 关联关连 ' +
  '回复回覆 答复答覆 反复反覆 覆盖复盖 记录纪录 仿佛彷佛 倒霉倒楣 透彻透澈 摩擦磨擦 模仿摹仿 撤销撤消 车厢车箱 盘踞盘据 部署布署 烦琐繁琐 稀罕希罕 ' +
  '项链项炼 链条炼条 手链手炼 拉链拉炼 翻译繙译 熔化镕化 筋斗觔斗'
)
  .split(' ')
  .map((pair) => [pair.slice(0, 2), pair.slice(2)])
const mostVariants = 4

/**
 * Writes a folded run of ideographs otherwise: 身分证 for 身份证.
 *
 * @returns the whole run with one word changed, then that word alone; at most four
 */
export function listVariantWords(folded: string): string[] {
  const found = new Set<string>()
  for (const [one, other] of pairs)
    for (const [word, variant] of [
      [one, other],
      [other, one],
    ] as const)
      if (folded.includes(word)) found.add(folded.replaceAll(word, variant)).add(variant)
  return [...found].slice(0, mostVariants)
}
