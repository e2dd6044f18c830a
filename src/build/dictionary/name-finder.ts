import { isSounds, listForeignNames } from './foreign-names.ts'
import { compoundSurnames, singleSurnames } from './surnames.table.ts'

/** A name as it stands in the corpus, with how often it was seen. */
export interface FoundName {
  readonly text: string
  readonly count: number
}

/** Collects names of persons out of texts that are cut into words. */
export interface NameFinder {
  /**
   * Takes the words of one sentence or passage, in order; punctuation as words of its own.
   *
   * @param kinds  of each, by `classifyWord`, where they are known
   */
  add(words: readonly string[], kinds?: readonly number[]): void
  /** The names seen so far, most often seen first, ties by code units. */
  names(): FoundName[]
}

/** How often a candidate must be seen to be a name. */
export interface NameFinderOptions {
  /** Distinct candidates held at once, 1,000–2,000,000; the once-seen ones go first when it is reached. */
  readonly maxCandidates: number
}

/** Options of a build. */
const defaultNameFinderOptions: NameFinderOptions = Object.freeze({ maxCandidates: 300_000 })

/** A name that is seen within a longer one in this share of all cases is nothing but a part of it. */
const shareInLonger = 0.8

/** Characters that follow a surname in running text without being part of a name. */
const neverInNames = new Set(
  '的了是在和与说对为有不也就都而及或被把将从到向等这那其之以于上下里外前后个年月日时分秒元亿只又很更最太还再才已曾' +
    '即可能会要想看听问答称表叫让给使用做作去来出入回过起着得地吗呢吧啊呀哦嗯么们您你我他她它自己某几两多少每各该此些' +
    '零〇一二三四五六七八九十百千第约近并且但却则如若因由所者被比按据经随至于关省市县区镇乡村街路号楼室厂所院校系' +
    '家人名位件条次种类项届期版型式性化员吨米里斤克度点岁倍半双对副批台部座艘架辆匹只头口株棵粒颗间套根张片块枚方',
)

/** What a word may be in a name; a bit each. */
const kindBits = { surname: 1, sounds: 2 } as const

/** Tells what a word may be in a name; 0 for most. */
export function classifyWord(word: string): number {
  const isSurname = single.has(word) || compound.has(word)
  return (isSurname ? kindBits.surname : 0) | (isSounds(word) ? kindBits.sounds : 0)
}

const single = new Set(singleSurnames)
const compound = new Set(compoundSurnames.split(' '))
const nameLike = /^\p{Script=Han}{1,2}$/u

/**
 * Makes a finder of personal names that a dictionary cut leaves in several words: a surname, then one or two
 * characters that stand alone (王 | 超 | 超) or one word that is not common (王 | 超超); and of names from other
 * languages (泽 | 连 | 斯基).
 *
 * A shorter candidate that is nearly always a part of one longer candidate is dropped (王超 of 王超超, 薛祥 of
 * 丁薛祥).
 *
 * @param isCommon  true for a two-character word that readers know as a word and not as a given name,
 *   such as 质量 after 高; asked for words after a surname only
 */
export function createNameFinder(
  isCommon: (word: string) => boolean,
  options: NameFinderOptions = defaultNameFinderOptions,
): NameFinder {
  let counts = new Map<string, number>()

  function count(name: string): void {
    const seen = counts.get(name)
    if (seen === undefined && counts.size >= options.maxCandidates) prune()
    counts.set(name, (seen ?? 0) + 1)
  }

  function prune(): void {
    for (let atMost = 1; counts.size > options.maxCandidates / 2; atMost *= 2) {
      counts = new Map([...counts].filter((entry) => entry[1] > atMost))
    }
  }

  return {
    add(words, kinds = words.map(classifyWord)) {
      listForeignNames(words, (index) => (kinds[index]! & kindBits.sounds) !== 0).forEach(count)
      for (let index = 0; index + 1 < words.length; index++) {
        if ((kinds[index]! & kindBits.surname) === 0) continue
        const surname = words[index]!
        const next = words[index + 1]!
        if (!nameLike.test(next)) continue
        if (next.length === 2) {
          if (!isCommon(next) && !neverInNames.has(next[0]!) && !neverInNames.has(next[1]!))
            count(surname + next)
          continue
        }
        if (next.length !== 1 || neverInNames.has(next)) continue
        count(surname + next)
        const last = words[index + 2]
        if (last?.length === 1 && nameLike.test(last) && !neverInNames.has(last)) count(surname + next + last)
      }
    },
    names() {
      const longest = new Map<string, number>()
      for (const [name, seen] of counts) {
        for (const part of [name.slice(0, -1), name.slice(1)]) {
          longest.set(part, Math.max(longest.get(part) ?? 0, seen))
        }
      }
      return [...counts]
        .filter(([name, seen]) => (longest.get(name) ?? 0) < seen * shareInLonger)
        .map(([text, seen]) => ({ text, count: seen }))
        .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    },
  }
}
