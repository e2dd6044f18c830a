import { type Clause, type Comparison, type Condition, tagAttribute } from './filters.ts'
import { wireFault } from './wire-fault.ts'

const maxUnits = 4000
const maxClauses = 64
const maxDepth = 32

const word = /\s*(?!(?:AND|OR)(?:[\s)]|$))(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s()"':<>=!]+))/y
const plainValue = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s()"'][^\s()]*))/y
const operator = /\s*(<=|>=|!=|[:<>=])/y
const number = /\s*(-?\d+(?:\.\d+)?)(?=[\s)]|$)/y
const range = /\s*(-?\d+(?:\.\d+)?)\s+TO\s+(-?\d+(?:\.\d+)?)(?=[\s)]|$)/y
const score = /<score=\d+>/g

/**
 * Reads `filters`: conditions joined by AND, OR and NOT, with parentheses; `attribute:value`, `attribute:"a value"`,
 * `attribute > 1`, `attribute: 1 TO 5`, and a bare value for a tag. AND binds closer than OR.
 *
 * @returns clauses that all hold (conjunctive normal form)
 * @throws {SearchError} INVALID_PARAMETER with the place where reading stopped
 */
export function parseFilters(text: string): Clause[] {
  if (text.trim() === '') return []
  if (text.length > maxUnits) throw wireFault('filters', `at most ${maxUnits} UTF-16 units`)
  return createParser(text.replace(score, '')).parse()
}

function createParser(text: string): { parse(): Clause[] } {
  let at = 0

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match
  }

  function fail(expected: string): never {
    throw wireFault('filters', `${expected} at character ${at + 1}`)
  }

  function parseOr(isNot = false, depth = 0): Clause[] {
    if (depth > maxDepth) fail(`at most ${maxDepth} parentheses within one another`)
    let clauses = parseAnd(isNot, depth)
    while (take(/\s*OR\b/y)) {
      const next = parseAnd(isNot, depth)
      // NOT of an OR is an AND of NOTs.
      clauses = isNot ? [...clauses, ...next] : distribute(clauses, next)
    }
    return clauses
  }

  function parseAnd(isNot: boolean, depth: number): Clause[] {
    let clauses = parseNot(isNot, depth)
    while (take(/\s*AND\b/y)) {
      const next = parseNot(isNot, depth)
      clauses = isNot ? distribute(clauses, next) : [...clauses, ...next]
    }
    return clauses
  }

  function parseNot(isNot: boolean, depth: number): Clause[] {
    if (take(/\s*NOT\b/y)) return parseNot(!isNot, depth + 1)
    if (!take(/\s*\(/y)) return [[parseCondition(isNot)]]
    const clauses = parseOr(isNot, depth + 1)
    if (!take(/\s*\)/y)) fail('a closing parenthesis')
    return clauses
  }

  function parseCondition(isNot: boolean): Condition {
    const name = take(word)
    if (!name) fail('an attribute')
    const attribute = unquote(name)
    const sign = take(operator)?.[1]
    if (sign === undefined) return { attribute: tagAttribute, isNot, test: { value: attribute } }
    if (sign === ':') {
      const bounds = take(range)
      if (bounds) return { attribute, isNot, test: { from: Number(bounds[1]), to: Number(bounds[2]) } }
      const value = take(plainValue)
      if (!value) fail('a value')
      return { attribute, isNot, test: { value: unquote(value) } }
    }
    const compared = take(number)
    if (!compared) fail('a number')
    return { attribute, isNot, test: { comparison: sign as Comparison, number: Number(compared[1]) } }
  }

  function distribute(some: readonly Clause[], others: readonly Clause[]): Clause[] {
    if (some.length * others.length > maxClauses) fail(`at most ${maxClauses} clauses`)
    return some.flatMap((clause) => others.map((other) => [...clause, ...other]))
  }

  return {
    parse() {
      const clauses = parseOr()
      if (text.slice(at).trim() !== '') fail('AND or OR')
      if (clauses.length > maxClauses) fail(`at most ${maxClauses} clauses`)
      return clauses
    },
  }
}

function unquote(match: RegExpExecArray): string {
  const quoted = match[1] ?? match[2]
  return quoted === undefined ? match[3]! : quoted.replace(/\\(.)/g, '$1')
}
