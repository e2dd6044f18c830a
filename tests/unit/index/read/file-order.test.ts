import { describe, expect, it } from 'vitest'
import { orderFiles } from '../../../../scripts/index/read/file-order.ts'

describe('the order of files', () => {
  it('is by code units', () => {
    expect(orderFiles(['b.md', 'a/z.md', 'B.md', 'a.md'])).toEqual(['B.md', 'a.md', 'a/z.md', 'b.md'])
  })

  it('has folders of other languages last, of Chinese before them', () => {
    const files = ['de-DE/a.html', 'en/a.html', 'i18n/en/b.md', 'pwn/a.html', 'zh-tw/a.html', 'zz/en.html']
    expect(orderFiles(files)).toEqual([
      'pwn/a.html',
      'zz/en.html',
      'zh-tw/a.html',
      'de-DE/a.html',
      'en/a.html',
      'i18n/en/b.md',
    ])
  })

  it('goes by the language within a folder of Chinese texts', () => {
    expect(orderFiles(['zh/en/a.md', 'zh/b.md', 'c.md'])).toEqual(['c.md', 'zh/b.md', 'zh/en/a.md'])
  })
})
