import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SearchError } from '../../../src/errors.ts'
import { createMemoryStore } from '../../../src/reader/stores/memory-store.ts'
import { plainRequest } from '../../../src/search/answer.ts'
import { openSearcher } from '../../../src/search/open-searcher.ts'
import { buildIndex } from '../../index/build-index.ts'
import { createRandom } from '../statistics.ts'
import { questions, writeCorpus } from './corpus.ts'
import { createTrialLog, type TrialLog, type TrialReport } from './tally.ts'

type Files = ReadonlyMap<string, Uint8Array>
/** Changes one file of an index; null where there is nothing to change. */
type Damage = (files: Files, name: string, random: () => number) => Files | null

/** Kinds of damage to a file. */
const damages: Readonly<Record<string, Damage>> = {
  'a bit': (files, name, random) => {
    const bytes = files.get(name)!.slice()
    if (bytes.length === 0) return null
    bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8)
    return new Map([...files, [name, bytes]])
  },
  'the end cut off': (files, name, random) => {
    const bytes = files.get(name)!
    return new Map([...files, [name, bytes.slice(0, Math.floor(random() * bytes.length))]])
  },
  'a block of zeros': (files, name, random) => {
    const bytes = files.get(name)!.slice()
    const start = Math.floor(random() * bytes.length)
    const end = start + 1 + Math.floor(random() * 512)
    if (bytes.subarray(start, end).every((byte) => byte === 0)) return null
    return new Map([...files, [name, bytes.fill(0, start, end)]])
  },
  'two files swapped': (files, name, random) => {
    const others = [...files.keys()].filter((other) => other !== name && kindOf(other) === kindOf(name))
    const other = others[Math.floor(random() * others.length)]
    if (other === undefined) return null
    return new Map([...files, [name, files.get(other)!], [other, files.get(name)!]])
  },
  missing: (files, name) => new Map([...files].filter(([other]) => other !== name)),
}

const patienceMs = 20_000

/** Damages an index in memory in every way; each answer must be that of the whole index, or a code. */
export async function damageIndex(
  folder: string,
  damagedIndexes: number,
  onStep: () => void,
): Promise<TrialReport> {
  const log = createTrialLog(onStep)
  const random = createRandom(damagedIndexes)
  for (const engine of ['packed', 'minisearch'] as const) {
    const source = join(folder, 'damage.jsonl')
    const out = join(folder, `damage-${engine}`)
    await writeCorpus(source, 120, 3)
    await buildIndex(source, out, { engine, split: true, threads: 0, batchBytes: 16 * 1024 })
    const names = (await readdir(out)).filter((name) => !name.startsWith('.'))
    const files: Files = new Map(
      await Promise.all(
        names.map(async (name) => [name, new Uint8Array(await readFile(join(out, name)))] as const),
      ),
    )
    const whole = await askDamaged(files, questions)
    for (let number = 0, judged = 0; judged < damagedIndexes / 2; number++) {
      const name = pickOfKind(names, number, random)
      const [kind, damage] = Object.entries(damages)[number % Object.keys(damages).length]!
      const damaged = damage(files, name, random)
      if (damaged === null) continue
      judged += 1
      await judge(damaged, whole, log, `${engine}: ${kind} of ${name}`, random)
    }
  }
  return log
}

function kindOf(name: string): string {
  return name.replace(/-[0-9a-f]+\.bin$/, '')
}

/** Kinds take turns, so that a kind of one file is damaged as often as one of many. */
function pickOfKind(names: readonly string[], turn: number, random: () => number): string {
  const kinds = [...new Set(names.map(kindOf))]
  const kind = kinds[Math.floor(turn / Object.keys(damages).length) % kinds.length]!
  const some = names.filter((name) => kindOf(name) === kind)
  return some[Math.floor(random() * some.length)]!
}

async function judge(
  files: Files,
  whole: ReadonlyMap<string, string>,
  log: TrialLog,
  what: string,
  random: () => number,
): Promise<void> {
  // Three questions of all: what is asked differs from one damaged index to the next.
  const asked = Array.from({ length: 3 }, () => questions[Math.floor(random() * questions.length)]!)
  const started = performance.now()
  try {
    const answers = await askDamaged(files, asked)
    const wrong = [...answers].find(
      ([key, answer]) => !answer.startsWith('INDEX_') && answer !== whole.get(key),
    )
    if (wrong !== undefined) log.count('wrong', `${what}: ${wrong[0]}`)
    else log.count([...answers.values()].some((answer) => answer.startsWith('INDEX_')) ? 'coded' : 'right')
  } catch (error) {
    log.count('crashed', `${what}: ${String(error)}`)
  }
  if (performance.now() - started > patienceMs) log.count('hung', what)
}

/** Asks questions and completions; what fails with a code of the index answers with that code. */
async function askDamaged(files: Files, asked: readonly string[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  const codeOf = (cause: unknown): string => {
    if (cause instanceof SearchError && cause.code.startsWith('INDEX_')) return cause.code
    throw cause
  }
  try {
    const searcher = await openSearcher(createMemoryStore(new Map(files)))
    for (const q of asked) {
      answers.set(
        `search ${q}`,
        await searcher.search({ ...plainRequest, q }).then((found) => JSON.stringify(found), codeOf),
      )
      answers.set(`suggest ${q}`, await searcher.suggest(q, 8).then((found) => JSON.stringify(found), codeOf))
    }
  } catch (cause) {
    answers.set('open', codeOf(cause))
  }
  return answers
}
