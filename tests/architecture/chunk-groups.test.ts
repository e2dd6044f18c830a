import { describe, expect, it } from 'vitest'
import { chunkModules } from '../../scripts/package/chunk-groups.ts'
import { listSources } from './source-imports.ts'

const sources = ['src', 'scripts'].flatMap(listSources)

/** Each alternative of `a/(?:b|c)` apart. */
const alternatives = (path: string): readonly string[] => {
  const [whole, listed] = /\(\?:([^()]*)\)/.exec(path) ?? []
  return whole === undefined ? [path] : listed!.split('|').map((one) => path.replace(whole, one))
}

describe('files of the package', () => {
  it.each(Object.entries(chunkModules))('%s has modules that are there', (_, paths) => {
    const missing = paths
      .flatMap(alternatives)
      .filter((path) => !sources.some((source) => new RegExp(`^${path}`).test(source)))
    expect(missing).toEqual([])
  })
})
