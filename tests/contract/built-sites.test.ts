import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildSite } from '../../scripts/measure/sites/build-site.ts'
import { checkSite, type SiteCheck } from '../../scripts/measure/sites/check-site.ts'
import { siteRecipes } from '../../scripts/measure/sites/site-recipe.ts'

const hasHugo = spawnSync('hugo', ['version']).status === 0
const place = { folder: '' }
beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-built-'))
})
afterAll(() => rm(place.folder, { recursive: true, force: true }))

/** `npm run sites -- --build` does the same with generators that have to be installed first. */
it.skipIf(!hasHugo)(
  `holds what is read of a site against its files${hasHugo ? '' : ' (needs the command hugo)'}`,
  async () => {
    const built = buildSite(siteRecipes.find(({ name }) => name === 'hugo')!, place.folder)
    if ('skipped' in built) throw new Error(built.skipped)
    const { refused, deadAddresses, deadAnchors, repeatedLines, markup, lost, ...counts } = await checkSite(
      built.folder,
    )
    expect({ refused, deadAddresses, deadAnchors, repeatedLines, markup, lost }).toEqual({
      refused: [],
      deadAddresses: [],
      deadAnchors: [],
      repeatedLines: [],
      markup: [],
      lost: [],
    } satisfies Partial<SiteCheck>)
    expect(counts.anchors).toBeGreaterThan(5)
    expect(counts.leftOut).toContain('tags/茶/index.html')
  },
)
