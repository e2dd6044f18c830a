import { unknownWord } from '../../analysis/segmenter.ts'
import { maxCodes, oneByteCodes } from '../../format/stored-fields/codebook.ts'
import { codeBytes, createCodeSegmenter, literalBytes } from './text-encoder.ts'

/**
 * How often the sample is cut anew: strings have 2 ** rounds units at most. After five times the texts of a site are .5 %
 * shorter, for a quarter more time.
 */
const rounds = 4
/**
 * Bytes that a string must save in the whole corpus for each character there: every page reads the codebook, but a part
 * of the texts alone. Where files are deflated, strings that repeat within a file save little.
 */
const minGains = { plain: 1 / 80_000, deflated: 1 / 6000 } as const
/** And in a small corpus, whatever its size. */
const minGainOfSmall = 96
/** Bytes that a string saves at least: it may be a part of a longer one in the next round. */
const minSaved = 0.5
/** Share of its occurrences within longer strings that a character counts, so that rare words can be spelled. */
const shareWithinStrings = 0.05

interface Candidate {
  readonly text: string
  /** How often it stands in the sample as it is cut. */
  readonly count: number
  /** Bytes that it saves there. */
  readonly gain: number
}

/**
 * Chooses the strings of a codebook: those of one byte, sorted by their UTF-16 units, then those of two, sorted.
 *
 * It begins with single units and joins neighbours, as byte-pair encoding does; but the sample is cut anew in each round,
 * into the fewest bytes, and a string that no longer pays goes.
 *
 * @param sample  texts of the corpus
 * @param characters  of the whole corpus
 * @param files  whether files of texts are deflated
 * @see Gage, A New Algorithm for Data Compression, 1994; Kudo, Subword Regularization, 2018
 */
export function trainCodebook(
  sample: readonly string[],
  characters: number,
  files: keyof typeof minGains = 'plain',
): string[] {
  const sampled = sample.reduce((sum, text) => sum + text.length, 0)
  // Of the sample, which is a part of the corpus.
  const minGain =
    Math.max(minGainOfSmall, minGains[files] * characters) * Math.min(1, sampled / Math.max(1, characters))
  const ofUnits = countUnits(sample)
  let strings = choose(
    Array.from(ofUnits, ([text, count]) => unitAsCandidate(text, count)),
    minGain,
  )
  for (let round = 0; round < rounds; round++)
    strings = choose(listCandidates(strings, sample, ofUnits), minGain)
  return [...strings.slice(0, oneByteCodes).sort(), ...strings.slice(oneByteCodes).sort()]
}

/** How often each UTF-16 unit stands in the sample; all of printable ASCII, which records are written in. */
function countUnits(sample: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let code = 0x20; code < 0x7f; code++) counts.set(String.fromCharCode(code), 0)
  for (const text of sample)
    for (let index = 0; index < text.length; index++) {
      const unit = text[index]!
      counts.set(unit, (counts.get(unit) ?? 0) + 1)
    }
  return counts
}

function unitAsCandidate(text: string, count: number): Candidate {
  const isAscii = text >= ' ' && text < '\x7f'
  return { text, count, gain: isAscii ? Number.MAX_SAFE_INTEGER : count * (literalBytes - 1) }
}

/** The candidates that gain enough, those that stand most often first. */
function choose(candidates: readonly Candidate[], minGain: number): string[] {
  return candidates
    .filter(({ gain }) => gain >= minGain)
    .sort((a, b) => b.gain - a.gain || compareByCount(a, b))
    .slice(0, maxCodes)
    .sort(compareByCount)
    .map(({ text }) => text)
}

const compareByCount = (a: Candidate, b: Candidate): number => b.count - a.count || (a.text < b.text ? -1 : 1)

/** Cuts the sample by a codebook: its strings, and what neighbours make. */
function listCandidates(
  strings: readonly string[],
  sample: readonly string[],
  ofUnits: ReadonlyMap<string, number>,
): Candidate[] {
  const { counts, pairs } = countCodes(strings, sample)
  const codes = new Map(strings.map((text, code) => [text, code]))
  const candidates = strings.map((text, code): Candidate => {
    const count = counts[code]!
    if (text.length > 1) return { text, count, gain: count * savedBeside(bytesOfParts(text, codes)) }
    return unitAsCandidate(text, Math.max(count, ofUnits.get(text)! * shareWithinStrings))
  })
  // The cheapest cut of a text is the same wherever it is: no two pairs make one string, and none makes one with a code.
  for (const [pair, count] of pairs) {
    if (count === 1) continue
    const [first, second] = [Math.floor(pair / pairBase), pair % pairBase]
    const text = strings[first]! + strings[second]!
    candidates.push({ text, count, gain: count * savedBeside(codeBytes(first) + codeBytes(second)) })
  }
  return candidates
}

/** A pair of codes as one number: the first times this, and the second. */
const pairBase = 65536

/** How often each code stands in the sample, and each two behind each other. */
function countCodes(
  strings: readonly string[],
  sample: readonly string[],
): { counts: Uint32Array; pairs: ReadonlyMap<number, number> } {
  const segmenter = createCodeSegmenter(strings)
  const counts = new Uint32Array(strings.length)
  const pairs = new Map<number, number>()
  for (const text of sample) {
    const units = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
    const length = segmenter.cut(units, 0, units.length)
    let before = unknownWord
    for (let index = 0; index < length; index++) {
      const code = segmenter.ids[index]!
      if (code !== unknownWord) {
        counts[code]!++
        if (before !== unknownWord) {
          const pair = before * pairBase + code
          pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
        }
      }
      before = code
    }
  }
  return { counts, pairs }
}

/** Bytes that a code of two saves beside what its text takes without it. */
const savedBeside = (bytes: number): number => Math.max(minSaved, bytes - 2)

/** Bytes of a string in two parts that have codes, the fewest; those of two codes of two bytes at most. */
function bytesOfParts(text: string, codes: ReadonlyMap<string, number>): number {
  let least = 4
  for (let at = 1; at < text.length; at++) {
    const [first, second] = [codes.get(text.slice(0, at)), codes.get(text.slice(at))]
    if (first !== undefined && second !== undefined)
      least = Math.min(least, codeBytes(first) + codeBytes(second))
  }
  return least
}
