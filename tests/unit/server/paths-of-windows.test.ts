import { describe, expect, it, vi } from 'vitest'
import { describePlacing } from '../../../scripts/commands/next-steps.ts'
import { isWithin } from '../../../scripts/index/files/is-within.ts'
import { createWatchFilter } from '../../../scripts/server/watch-articles.ts'

vi.mock('node:path', async (importPath) => {
  const { win32 } = await importPath<typeof import('node:path')>()
  return { ...win32, default: win32 }
})

describe('paths of Windows', () => {
  it.each([
    ['C:\\站', 'C:\\站\\posts', true],
    ['C:\\站', 'c:/站/posts', true],
    ['C:\\站', 'C:\\站-2', false],
    ['C:\\站', 'D:\\站\\posts', false],
    ['C:\\', 'C:\\站', true],
  ])('in %s lies %s: %s', (folder, path, inside) => {
    expect(isWithin(folder, path)).toBe(inside)
  })

  it('are known by a watch that is asked with slashes', () => {
    const isLeftOut = createWatchFilter('C:\\blog')
    expect(['C:/blog', 'C:/blog/a.md', 'C:/blog/node_modules/a.md', 'C:/blog/.git/a'].map(isLeftOut)).toEqual(
      [false, false, true, true],
    )
  })

  it('are addresses with slashes in what a page loads', () => {
    expect(describePlacing('C:\\站\\public', 'C:\\站\\public\\a\\search', '/', false)).toContain(
      'src="/a/search/search-box.js"',
    )
    expect(describePlacing('C:\\站\\public', 'D:\\search', '/', false)).toContain(
      'src="/hansou/search-box.js"',
    )
  })
})
