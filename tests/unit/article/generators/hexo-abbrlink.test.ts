import { describe, expect, it } from 'vitest'
import { abbreviate } from '../../../../src/article/generators/hexo-abbrlink.ts'
import { readAs } from '../../../fixtures/read-as.ts'

describe('addresses by hexo-abbrlink', () => {
  // As the plug-in 2.2.1 makes them.
  it.each([
    [16, 10, '大运河', '50384'],
    [32, 16, '大运河', 'c697b10c'],
    [16, 10, 'a', '59585'],
    [32, 16, 'a', 'e8b7be43'],
  ] as const)('CRC-%i with radix %i of %s is %s', (bits, radix, title, name) => {
    expect(abbreviate(title, { bits, radix })).toBe(name)
  })

  it('name posts that have no name of their own yet', () => {
    const rules = { permalink: 'post/:abbrlink.html', abbreviation: { bits: 32, radix: 16 } as const }
    expect(readAs('hexo', '---\ntitle: 大运河\n---\n正文。', rules).article.url).toBe('/post/c697b10c.html')
    expect(readAs('hexo', '---\ntitle: 大运河\nabbrlink:\n---\n正文。', rules).article.url).toBe(
      '/post/c697b10c.html',
    )
    expect(readAs('hexo', '---\ntitle: 大运河\nabbrlink: 7\n---\n正文。', rules).article.url).toBe(
      '/post/7.html',
    )
  })

  it('and the time of day stands in patterns that ask for it', () => {
    const rules = { permalink: ':year/:hour:minute:second/' }
    expect(readAs('hexo', '---\ndate: 2024-07-25 9:05:06\n---\n正文。', rules).article.url).toBe(
      '/2024/090506/',
    )
    expect(readAs('hexo', '---\ndate: 2024-07-25\n---\n正文。', rules).article.url).toBe('/2024/000000/')
  })
})
