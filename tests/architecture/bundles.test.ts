import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundleSearchBox } from '../../scripts/assets/bundle-search-box.ts'
import { panelLanguages, panelModes } from '../../src/http/options.ts'
import { bundleWorker } from './bundle-worker.ts'

const kib = 1024

/**
 * Gzipped bytes the worker may have; 92 KiB on 2026-11-26, half of it tables: folds, and the index to warm up with.
 * Filters of any field, facets, articles by id and searches by POST took 3 KiB more than the OpenAPI document, which
 * is made before, saved. Algolia's wire, MCP, feeds and the forms of AI Search and NLWeb took 10 KiB; days, numbers
 * and words that are written in several ways 1.3 KiB.
 */
const workerBudget = 120 * kib
/** Gzipped bytes a page loads before the first focus of the box, and of all that a visitor loads of it. */
const closedBoxBudget = 4 * kib
const searchBoxBudget = 14 * kib

const edgePackages = ['@foxglove/crc', 'hono', 'valibot']

it('the edge bundle holds nothing but what an edge needs', async () => {
  const { metafile } = await bundleWorker()
  const packages = Object.keys(metafile.inputs)
    .map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
    .filter((name) => name !== undefined)
  expect([...new Set(packages)].filter((name) => !edgePackages.includes(name))).toEqual([])
  expect(
    Object.keys(metafile.inputs).filter((path) => /^src\/(article|search-box|client)\//.test(path)),
  ).toEqual([])
  const external = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))
  expect(external).toEqual([])
})

it(`the edge bundle is under ${workerBudget / kib} KiB gzipped`, async () => {
  const { outputFiles } = await bundleWorker()
  expect(gzipSync(outputFiles[0]!.contents).length).toBeLessThan(workerBudget)
})

it(`the closed search box is at most ${closedBoxBudget / kib} KiB gzipped`, async () => {
  const scripts = await bundleSearchBox()
  expect(gzipSync(scripts['search-box.js']).length).toBeLessThanOrEqual(closedBoxBudget)
})

it(`all of the search box is at most ${searchBoxBudget / kib} KiB gzipped, in any mode and language`, async () => {
  const scripts = await bundleSearchBox()
  const closed = gzipSync(scripts['search-box.js']).length
  const sizes = panelModes.flatMap((mode) =>
    panelLanguages.map((language) => {
      const panel = gzipSync(scripts[`search-box-${mode}-${language}.js`]).length
      return { mode, language, size: closed + panel }
    }),
  )
  expect(sizes.filter(({ size }) => size > searchBoxBudget)).toEqual([])
})
