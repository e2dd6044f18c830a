import { SearchError } from '../../../src/errors.ts'
import { buildIndex } from '../../index/build-index.ts'

/** One build for the trials: `source out [cache]`. Ends with 1 and `failed CODE message`; `-` is an error without one. */
async function buildOnce(source: string, out: string, cache: string | undefined): Promise<void> {
  try {
    await buildIndex(source, out, {
      engine: 'packed',
      split: true,
      threads: 0,
      batchBytes: 32 * 1024,
      lockWaitMs: 120_000,
      ...(cache === undefined ? {} : { cache }),
    })
  } catch (error) {
    process.exitCode = 1
    const code = error instanceof SearchError ? error.code : '-'
    console.log(`failed ${code} ${error instanceof Error ? error.message : String(error)}`)
  }
}

const [source, out, cache] = process.argv.slice(2)
if (source === undefined || out === undefined) throw new Error('expected: source out [cache]')
await buildOnce(source, out, cache)
