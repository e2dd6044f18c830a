import { foldToString } from '../analysis/fold.ts'
import type { QueryTerm } from '../engine/engine.ts'
import type { Artifact } from '../index/artifact.ts'
import type { ReadBudget } from '../index/file-cache.ts'
import { openPinyin, type PinyinIndex } from '../pinyin/pinyin-index.ts'
import { openPinyinRoot, pinyinRootName } from '../pinyin/pinyin-root.ts'
import { isIdeographic, type Run } from '../query/analyze-query.ts'
import { proposeSpelling } from '../suggest/spell.ts'
import { openSuggestRoot, suggestRootName } from '../suggest/suggest-root.ts'
import { openSuggester } from '../suggest/suggester.ts'
import type { Candidate } from './retrieved.ts'
import type { WaysIn } from './ways-in.ts'

/** Logical name of the synonyms: JSON, each folded word with the words it stands for. */
export const synonymsName = 'synonyms.json'

const synonymWeight = 0.5
const spelledTexts = 8
const latin = /^[a-zü'’ -]{2,40}$/i

/** Makes the ways in over the files an artifact has; a way whose files are missing finds nothing. */
export function createWaysIn(artifact: Artifact): WaysIn {
  const has = (name: string): boolean => artifact.core.named[name] !== undefined
  const openPinyinRootOnce = createOpenedFile(openPinyinRoot)
  const openSuggestRootOnce = createOpenedFile(openSuggestRoot)
  const readSynonyms = createOpenedFile(
    (file) => JSON.parse(new TextDecoder().decode(file)) as Record<string, string[]>,
  )
  async function openPinyinFor(budget: ReadBudget): Promise<PinyinIndex | null> {
    if (!has(pinyinRootName)) return null
    const root = openPinyinRootOnce(await artifact.readNamed(pinyinRootName, budget))
    return openPinyin(root, (name) => artifact.readNamed(name, budget))
  }
  function toTerm(text: string, weight: number): QueryTerm | null {
    const id = artifact.lexicon.idOf(text)
    if (id < 0 || artifact.lexicon.frequency(id) === 0) return null
    return {
      term: text,
      frequency: artifact.lexicon.frequency(id),
      address: artifact.lexicon.address(id),
      weight,
    }
  }
  const toRun = (text: string): Run => ({
    text,
    kind: isIdeographic(text) ? 'ideographs' : 'alphanumerics',
    words: [text],
    parts: [],
    gap: 0,
  })

  return {
    async findSynonyms(question, _resolved, budget) {
      if (!has(synonymsName)) return { terms: [], runs: [] }
      const synonyms = readSynonyms(await artifact.readNamed(synonymsName, budget))
      const asked = new Set(
        question.wanted.flatMap(({ folded, runs, terms }) => [
          folded,
          ...runs.map((run) => run.text),
          ...terms.map((term) => term.term),
        ]),
      )
      const others = new Set<string>()
      for (const word of asked)
        if (Object.hasOwn(synonyms, word)) for (const other of synonyms[word]!) others.add(other)
      const terms: QueryTerm[] = []
      for (const other of others) {
        const term = toTerm(other, synonymWeight)
        if (term) terms.push(term)
        else if (!isIdeographic(other)) {
          const [found] = await artifact.findTerms(other, 0, budget)
          if (found) terms.push({ ...found, weight: synonymWeight })
        }
      }
      return { terms, runs: [...others].map(toRun) }
    },

    async findSpelled(question, { engine, budget }, allowed, limit) {
      const typed = question.wanted.map(({ clause }) => spellLatin(clause.text)).join(' ')
      if (question.unwanted.length > 0 || !latin.test(typed) || budget.left < 8) return null
      const pinyin = await openPinyinFor(budget)
      const texts =
        pinyin === null ? [] : (await pinyin.lookUp(typed, spelledTexts)).map((found) => found.text)
      if (texts.length === 0) return null
      const isAllowed = allowed === null ? null : (passage: number) => allowed(artifact.articleOf(passage))
      const found = new Map<number, number>()
      for (const [rank, text] of texts.entries()) {
        if (budget.left < 6) break
        const term = toTerm(text, 1)
        const passages = term
          ? (await engine.matchTerms([term], { limit, only: null, allowed: isAllowed, all: null }, budget))
              .passages
          : (await engine.findHolders(text, { reads: 2, postings: Infinity }, budget)).passages.filter(
              (passage) => isAllowed === null || isAllowed(passage),
            )
        passages.slice(0, limit).forEach((passage, place) => {
          if (!found.has(passage)) found.set(passage, 1 / (1 + rank) / (1 + place / 1000))
        })
      }
      const candidates = [...found]
        .map(([passage, score]): Candidate => ({ passage, score, viaWords: score, viaPieces: 0 }))
        .sort((a, b) => b.score - a.score || a.passage - b.passage)
      return { candidates: candidates.slice(0, limit), runs: texts.map(toRun) }
    },

    async proposeSpelling(question, holding, engine, budget) {
      const clause = question.wanted[0]
      const run = clause?.runs[0]
      if (!clause || !run || question.wanted.length > 1 || clause.runs.length > 1 || clause.clause.phrase)
        return null
      if (run.kind !== 'ideographs' || holding === null || budget.left < 6) return null
      const pinyin = await openPinyinFor(budget)
      if (pinyin === null) return null
      const most = budget.left === Infinity ? 8 : Math.min(8, Math.floor((budget.left - 3) / 2))
      const commonest = artifact.manifest.passages / 5
      const frequency = (word: string): number => toTerm(word, 1)?.frequency ?? 0
      return await proposeSpelling(
        run.words,
        holding,
        {
          frequency,
          homophones: (text) => pinyin.homophones(text),
          neighbours: (text) => pinyin.neighbours(text),
          holds: async (text) =>
            budget.left < 3 ||
            (await engine.findHolders(text, { reads: 2, postings: Infinity }, budget)).passages.length > 0,
          isStopWord: (word) => frequency(word) > commonest,
        },
        { maxRare: 2, minGain: 5, maxLookUps: Math.max(1, most) },
      )
    },

    async suggest(q, limit, budget) {
      const folded = foldToString(q)
      if (folded.trim() === '' || !has(suggestRootName)) return { query: q, suggestions: [] }
      const root = openSuggestRootOnce(await artifact.readNamed(suggestRootName, budget))
      const suggester = openSuggester(root, (name) => artifact.readNamed(name, budget))
      const found = await suggester.complete(folded, limit)
      const spelled = spellLatin(q)
      const completions =
        found.length === 0 && spelled.includes('ü') ? await suggester.complete(spelled, limit) : found
      return {
        query: q,
        suggestions: completions.map(({ text, marks, kind, url }) => ({ text, marks, kind, url })),
      }
    },
  }
}

const toneMarks = /[\u0300\u0301\u0304\u030c]/g

/** Latin letters as pinyin is typed: without tones, but with the dots of ü, which folding takes off. */
function spellLatin(text: string): string {
  return text.trim().toLowerCase().normalize('NFKD').replace(toneMarks, '').normalize('NFC')
}

/** Makes a reader that opens a file once, as long as it is the same. */
function createOpenedFile<T>(open: (file: Uint8Array) => T): (file: Uint8Array) => T {
  const kept: { last: { file: Uint8Array; opened: T } | null } = { last: null }
  return (file) => {
    if (kept.last?.file !== file) kept.last = { file, opened: open(file) }
    return kept.last.opened
  }
}
