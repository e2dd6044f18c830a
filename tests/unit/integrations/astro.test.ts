import { expect, it } from 'vitest'
import { hansou } from '../../../integrations/astro.ts'

it.each([
  ['/', '/hansou/search-box.js'],
  ['/docs', '/docs/hansou/search-box.js'],
])('loads the box of a site at %s by no literal, which Rollup would look for', (base, script) => {
  const injected: string[] = []
  const folder = new URL('file:///site/')
  hansou({ static: true }).hooks['astro:config:setup']({
    config: { srcDir: folder, base },
    injectScript: (_stage, content) => injected.push(content),
  })
  expect(injected).toHaveLength(1)
  expect(injected[0]).toContain(`"${script}"`)
  expect(injected[0]).not.toMatch(/import\((?:\/\*.*?\*\/)?\s*["'`]/)
})
