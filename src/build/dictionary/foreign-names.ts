/**
 * Characters that names from other languages are written with, by sound. Left out are those that mostly do
 * other work in running text (可, 得, 道, 以, 于, 大, 本 …).
 */
const soundCharacters = new Set(
  '阿埃艾爱安昂奥澳巴芭拜班邦鲍贝比彼宾波玻伯勃博布查茨达戴黛丹德登邓迪蒂丁杜顿厄恩尔法凡范菲费芬弗佛夫福富盖甘冈戈哥格葛贡古瓜' +
    '圭哈汉豪赫亨胡霍基吉加贾坚杰捷金久喀卡凯坎康考柯科克肯孔库夸昆拉腊莱赖兰朗劳勒雷蕾黎李里利丽莉连廉列琳林隆卢鲁吕伦罗洛玛马' +
    '麦迈曼芒梅蒙孟米密缅缪摩莫默姆穆娜纳乃奈内尼涅妮宁纽努诺欧帕潘庞佩彭皮珀普齐奇契恰乔切琴丘让热茹儒瑞若撒萨塞赛桑瑟森沙莎珊' +
    '尚绍舍圣施史舒斯丝松苏孙索塔泰坦汤唐陶特腾图托瓦旺威韦维魏温翁沃乌伍希锡席夏香肖谢辛欣兴雄逊雅亚延扬耶叶伊因英尤泽扎詹章兹' +
    '佐祖卓',
)

const shortest = 3
const longest = 8

/**
 * Lists the names from other languages that a dictionary cut leaves in several words (泽 | 连 | 斯基): the longest
 * stretches of three to eight such characters, of two words or more, one of them a character alone.
 *
 * @param words  of one sentence or passage, in order; punctuation as words of its own
 * @param areSounds  tells of a word, by its position, whether it is of such characters alone
 */
export function listForeignNames(words: readonly string[], areSounds: (index: number) => boolean): string[] {
  const names: string[] = []
  let name = ''
  let count = 0
  let hasLone = false
  const end = (): void => {
    if (count > 1 && hasLone && name.length >= shortest && name.length <= longest) names.push(name)
    name = ''
    count = 0
    hasLone = false
  }
  for (let index = 0; index < words.length; index++) {
    if (!areSounds(index)) {
      end()
      continue
    }
    const word = words[index]!
    name += word
    count++
    hasLone ||= word.length === 1
  }
  end()
  return names
}

/** Tells whether a word is of such characters alone. */
export function isSounds(word: string): boolean {
  for (const character of word) if (!soundCharacters.has(character)) return false
  return word !== ''
}
