import type { WeightedText } from '../format/pinyin/pinyin-text.ts'

/** Words of the corpus that corrections are looked up in. */
export interface SpellingSource {
  /** Passages that hold a folded word; 0 for a word that the corpus does not have. */
  frequency(word: string): number
  /** Words and names of the corpus that are read alike, as `PinyinIndex.homophones` answers. */
  homophones(text: string): Promise<readonly WeightedText[]>
  /** Words and names of the corpus that differ in one character, as `PinyinIndex.neighbours` answers. */
  neighbours(text: string): Promise<readonly WeightedText[]>
  /**
   * Tells of each text whether some passage contains it as it stands; without it, joined words are taken for a slip
   * more often than they are one. Asked once, for at most three texts.
   */
  areContained?(texts: readonly string[]): Promise<readonly boolean[]>
  /** True for words so common that they say nothing; they are never taken for a slip. */
  isStopWord?(word: string): boolean
}

/** When another spelling is looked for, and when it is offered. */
export interface SpellingOptions {
  /** A word in more passages than this is taken as meant, 0–10. */
  readonly maxRare: number
  /** How many times as many passages another spelling must be in, 2–100. */
  readonly minGain: number
  /** Passages that a word of two characters must be in to be offered, 1–10; one of more needs one. */
  readonly minFrequency: number
  /** Look-ups for one query, 1–20; each may read two files. */
  readonly maxLookUps: number
}

/** Options of a search that says nothing else. */
export const defaultSpellingOptions: SpellingOptions = Object.freeze({
  maxRare: 2,
  minGain: 5,
  minFrequency: 2,
  maxLookUps: 8,
})

/** A part of the query that may be a typo. */
interface Suspect {
  /** Words `[first, end)` of the query. */
  readonly first: number
  readonly end: number
  readonly text: string
  readonly frequency: number
  readonly isJoined: boolean
  readonly hasOnlyLoneCharacters: boolean
  /** The order in which suspects are tried, lowest first. */
  readonly order: number
}

interface Proposal {
  readonly suspect: Suspect
  readonly text: string
  readonly score: number
}

const hanOnly = /^\p{Script=Han}+$/u
/** Question words are rare in articles, and no misspelling. */
const asks = /[哪谁吗呢怎么]/u
const numeral = /[零〇一二三四五六七八九十百千万亿两]/u
const maxSuspectLength = 5
const maxChecks = 3
const maxQueryUnits = 40

/**
 * Proposes a correction of a typo ("did you mean") for a query that finds next to nothing: a homophone of a
 * word (银航 → 银行), or a word of three or more characters at an edit distance of one substitution (国物院
 * → 国务院). At most one word is changed.
 *
 * Nothing is proposed unless the corpus has the other word in `minGain` times as many passages, and the
 * query's own in no more than `maxRare`; four times that gain where the query's own is a word of the
 * corpus. Characters that a cut left alone (银 | 航) are looked at together; the other word must then share
 * a character with them. Queries over 40 units are sentences, in which a rare word is seldom a typo. The
 * search itself is not fuzzy: this is an offer to the visitor.
 *
 * @param words  the folded query, cut; the words join back to it, separators among them
 * @param found  passages that contain the whole query
 * @returns the whole query with the correction, or null
 */
export async function proposeSpelling(
  words: readonly string[],
  found: number,
  source: SpellingSource,
  options: SpellingOptions = defaultSpellingOptions,
): Promise<string | null> {
  if (found > options.maxRare || words.join('').length > maxQueryUnits) return null
  const suspects = findSuspects(words, source, options.maxRare)
  const proposals = await lookUpSuspects(suspects, found, source, options)
  proposals.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
  const checked = proposals.slice(0, maxChecks)
  const joined = [...new Set(checked.flatMap(({ suspect }) => (suspect.isJoined ? suspect.text : [])))]
  const areContained = joined.length > 0 ? await source.areContained?.(joined) : undefined
  for (const { suspect, text } of checked) {
    if (suspect.isJoined && areContained?.[joined.indexOf(suspect.text)]) continue
    return [...words.slice(0, suspect.first), text, ...words.slice(suspect.end)].join('')
  }
  return null
}

/**
 * Looks suspects up, in their order: homophones of each, then words with one other character of those that have none.
 * What does not wait for an answer is looked up together.
 */
async function lookUpSuspects(
  suspects: readonly Suspect[],
  found: number,
  source: SpellingSource,
  options: SpellingOptions,
): Promise<Proposal[]> {
  const proposals: Proposal[] = []
  function propose(suspect: Suspect, others: readonly WeightedText[], likeness: number): boolean {
    const proposed = others.flatMap((other) => {
      const frequency = Math.max(other.weight, source.frequency(other.text))
      return createProposal(suspect, other.text, frequency, likeness, found, options) ?? []
    })
    proposals.push(...proposed)
    return proposed.length > 0
  }
  const left = [...suspects]
  let lookUpsLeft = options.maxLookUps
  /** Suspects that have no homophone, and are looked up by one other character next. */
  let open: Suspect[] = []
  while (lookUpsLeft > 0 && (open.length > 0 || left.length > 0)) {
    const differing = open.slice(0, lookUpsLeft)
    lookUpsLeft -= differing.length
    const tried: Suspect[] = []
    // A suspect takes a second look-up where it finds no homophone, so that is kept for it.
    for (let kept = lookUpsLeft; kept > 0 && left.length > 0; ) {
      const suspect = left.shift()!
      tried.push(suspect)
      kept -= mayDiffer(suspect) ? 2 : 1
    }
    lookUpsLeft -= tried.length
    const [neighbours, homophones] = await Promise.all([
      Promise.all(differing.map(({ text }) => source.neighbours(text))),
      Promise.all(tried.map(({ text }) => source.homophones(text))),
    ])
    for (const [index, suspect] of differing.entries())
      propose(
        suspect,
        neighbours[index]!.filter(({ text }) => countDifferences(suspect.text, text) === 1),
        1,
      )
    open = tried.filter((suspect, index) => !propose(suspect, homophones[index]!, 2) && mayDiffer(suspect))
  }
  return proposals
}

/**
 * Another spelling of a suspect with its score, or null where it is not better enough.
 *
 * @param frequency  passages that contain the other spelling
 * @param likeness  2 of a homophone, 1 of another character
 * @param found  passages that contain the whole query
 */
function createProposal(
  suspect: Suspect,
  text: string,
  frequency: number,
  likeness: number,
  found: number,
  options: SpellingOptions,
): Proposal | null {
  const length = [...text].length
  const differences = countDifferences(suspect.text, text)
  if (text === suspect.text || length !== [...suspect.text].length) return null
  if (suspect.isJoined && differences === length) return null
  const own = Math.max(suspect.frequency, found)
  const isFrequent =
    frequency >= (length > 2 ? 1 : options.minFrequency) &&
    frequency >= options.minGain * (suspect.isJoined ? own : 4 * own)
  if (!isFrequent) return null
  const score = likeness * (length - differences + 0.25) * length * Math.log2(1 + frequency)
  return { suspect, text, score }
}

/** Tells whether a query has a part that may be a slip, by its words alone. */
export function hasSuspects(
  words: readonly string[],
  source: Pick<SpellingSource, 'frequency' | 'isStopWord'>,
): boolean {
  const { maxRare } = defaultSpellingOptions
  return words.join('').length <= maxQueryUnits && findSuspects(words, source, maxRare).length > 0
}

function mayDiffer({ text, hasOnlyLoneCharacters, isJoined }: Suspect): boolean {
  return [...text].length > 2 && (hasOnlyLoneCharacters || !isJoined) && !numeral.test(text)
}

/**
 * Rare words first, the longest before others; then stretches that the cut left as lone characters, whole, then
 * parts of them, then runs with a lone character in them, the shortest before others, since a slip is mostly one
 * word.
 */
function findSuspects(
  words: readonly string[],
  source: Pick<SpellingSource, 'frequency' | 'isStopWord'>,
  maxRare: number,
): Suspect[] {
  const suspects: Suspect[] = []
  for (let first = 0; first < words.length; first++) {
    let text = ''
    let loneCharacters = 0
    for (let end = first + 1; end <= words.length; end++) {
      const word = words[end - 1]!
      if (!hanOnly.test(word) || asks.test(word) || source.isStopWord?.(word)) break
      text += word
      if ([...word].length === 1) loneCharacters++
      const length = [...text].length
      const isJoined = end > first + 1
      if (length > maxSuspectLength) break
      if (length < 2 || (isJoined && loneCharacters === 0)) continue
      const frequency = source.frequency(text)
      if (frequency > maxRare) continue
      const hasOnlyLoneCharacters = loneCharacters === length
      const isStretch = hasOnlyLoneCharacters && !isLone(words[first - 1]) && !isLone(words[end])
      const order = isJoined ? (isStretch ? 100 : hasOnlyLoneCharacters ? 200 : 300) + length : -length
      suspects.push({ first, end, text, frequency, isJoined, hasOnlyLoneCharacters, order })
    }
  }
  return suspects.sort((a, b) => a.order - b.order || a.frequency - b.frequency)
}

function isLone(word: string | undefined): boolean {
  return word !== undefined && hanOnly.test(word) && [...word].length === 1
}

/** Characters of a text that another does not have at their position. */
function countDifferences(text: string, other: string): number {
  const others = [...other]
  return [...text].filter((character, index) => character !== others[index]).length
}
