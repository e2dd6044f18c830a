import { describe, expect, it } from 'vitest'
import { detectText } from '../../../../src/article/encoding/detect-text.ts'
import { markdownDocument, readDocument } from '../../../../src/article/read-document.ts'

const simplified = '# 笔记\n\n这是一篇用旧编码写的文章，我们要能读到它的内容。\n'
const traditional = '# 筆記\n\n這是一篇用舊編碼寫的文章，我們要能讀到它的內容。\n'

describe('text in another encoding', () => {
  it.each<[string, Buffer, string]>([
    [
      'gb18030',
      Buffer.from(
        '2320b1cabcc70a0ad5e2cac7d2bbc6aad3c3bec9b1e0c2ebd0b4b5c4cec4d5c2a3acced2c3c7d2aac4dcb6c1b5bdcbfcb5c4c4dac8dda1a30a',
        'hex',
      ),
      simplified,
    ],
    [
      'big5',
      Buffer.from(
        '2320b5a7b04f0a0ab36fac4fa440bd67a5cec2c2bd73bd58bc67aabaa4e5b3b9a141a7daadccad6eafe0c5aaa8eca5a6aabaa4baae65a1430a',
        'hex',
      ),
      traditional,
    ],
    [
      'big5',
      Buffer.from(
        '2320b866bb790a0ab36fac4fa440bd67a5cec2c2bd73bd58bc67aabaa4e5b3b9a141ca5c925d9def9dcf9df6abd7a141a7daadccad6eafe0c5aaa8eca5a6aabaa4baae65a1430a',
        'hex',
      ),
      '# 粵語\n\n這是一篇用舊編碼寫的文章，佢哋嘅嘢喺度，我們要能讀到它的內容。\n',
    ],
    ['utf-16le', Buffer.from(`\ufeff${simplified}`, 'utf16le'), simplified],
    ['utf-16be', Buffer.from(`\ufeff${simplified}`, 'utf16le').swap16(), simplified],
    ['utf-8', Buffer.from(simplified), simplified],
  ])('is read as %s where it is sure', (encoding, bytes, text) => {
    expect(detectText(bytes, 'a.md')).toEqual({ text, encoding })
  })

  it.each([
    ['of an unknown alphabet', Buffer.from([0x68, 0xe9, 0xe8, 0xf1, 0x0a])],
    ['of Japanese in Shift JIS', Buffer.from('93fa967b8cea82cc95b68fcd82c582b781420a', 'hex')],
    ['that is a program', Buffer.from('7f454c46020101000000ff00fe00', 'hex')],
    ['of broken UTF-8', Buffer.concat([Buffer.from(simplified), Buffer.from([0xe4, 0xb8])])],
    [
      'of half a surrogate pair',
      Buffer.concat([Buffer.from('\ufeff甲', 'utf16le'), Buffer.from([0x00, 0xd8])]),
    ],
  ])('%s is refused with file and line', (_name, bytes) => {
    expect(() => detectText(bytes, 'a.md')).toThrow(/^a\.md:\d+: expected/)
  })

  it('is sure where four of five pairs are among what one encoding is written with most', () => {
    const gb18030 = Buffer.from(
      'd5e2cac7d2bbc6aad3c3bec9b1e0c2ebd0b4b5c4cec4d5c2a3acced2c3c7d2aac4dcb6c1b5bdcbfcb5c4c4dac8dda1a3',
      'hex',
    )
    const big5 = Buffer.from(
      'b36fac4fa440bd67a5cec2c2bd73bd58bc67aabaa4e5b3b9a141a7daadccad6eafe0c5aaa8eca5a6aabaa4baae65a143',
      'hex',
    )
    expect(() => detectText(Buffer.concat([gb18030, big5]), 'a.md')).toThrow(/^a\.md:1: expected/)
    expect(detectText(Buffer.concat([...Array<Buffer>(5).fill(gb18030), big5]), 'a.md').encoding).toBe(
      'gb18030',
    )
    expect(detectText(Buffer.concat([gb18030, ...Array<Buffer>(5).fill(big5)]), 'a.md').encoding).toBe('big5')
  })

  it('is refused where it is as well written in both, or holds none of the common characters', () => {
    // 卖出 and its like are pairs that both encodings write much with.
    expect(() => detectText(Buffer.from('c2f4b3f6', 'hex'), 'a.md')).toThrow(/^a\.md:1: expected/)
    expect(() => detectText(Buffer.from('d6edc5a3'.repeat(60), 'hex'), 'a.md')).toThrow(/^a\.md:1: expected/)
  })

  it('counts a character of four bytes once', () => {
    const rare = Buffer.from('8139ef30'.repeat(2), 'hex')
    const common = Buffer.from('d5e2cac7d2bbc6aab5c4cec4d5c2a3a1', 'hex')
    expect(detectText(Buffer.concat([rare, common]), 'a.md')).toMatchObject({ encoding: 'gb18030' })
  })

  it('is said, as a warning of the article', () => {
    const document = markdownDocument(
      'a.md',
      Buffer.from(
        '2320b1cabcc70a0ad5e2cac7d2bbc6aad3c3bec9b1e0c2ebd0b4b5c4cec4d5c2a3acced2c3c7d2aac4dcb6c1b5bdcbfcb5c4c4dac8dda1a30a',
        'hex',
      ),
    )
    expect(readDocument(document, { split: true })).toMatchObject({
      article: { title: '笔记' },
      warnings: [{ kind: 'encoding', file: 'a.md', line: 1, message: expect.stringContaining('GB18030') }],
    })
  })
})
