import { expect, it } from 'vitest'
import { decodePage } from '../../../../src/article/html/decode-page.ts'

const gbk = (charset: string) =>
  Uint8Array.from([...new TextEncoder().encode(`<meta charset="${charset}">`), 0xb2, 0xe8, 0xb9, 0xdd])

it.each<[string, Uint8Array, string]>([
  ['as UTF-8 by default', new TextEncoder().encode('<p>茶馆</p>'), '<p>茶馆</p>'],
  ['by the encoding it names', gbk('gb2312'), '<meta charset="gb2312">茶馆'],
  [
    'by http-equiv',
    Uint8Array.from([
      ...new TextEncoder().encode('<meta http-equiv="Content-Type" content="text/html; charset=big5">'),
      0xaf,
      0xf9,
    ]),
    '<meta http-equiv="Content-Type" content="text/html; charset=big5">茶',
  ],
  [
    'by the encoding it names, with the characters of Hong Kong',
    Uint8Array.from([
      ...new TextEncoder().encode('<meta charset=big5-hkscs>'),
      0xca,
      0x5c,
      0x92,
      0x5d,
      0x9d,
      0xef,
      0x9d,
      0xcf,
    ]),
    '<meta charset=big5-hkscs>佢哋嘅嘢',
  ],
  [
    'by its characters where it names none',
    Uint8Array.from([0x3c, 0x70, 0x3e, 0xb2, 0xe8, 0xb9, 0xdd, 0xb5, 0xc4, 0xd4, 0xe7, 0xb3, 0xbf]),
    '<p>茶馆的早晨',
  ],
  [
    'as UTF-8 though it names another, where it is whole UTF-8',
    new TextEncoder().encode('<meta charset=gbk>清晨的茶馆'),
    '<meta charset=gbk>清晨的茶馆',
  ],
  [
    'as UTF-8 where it names what nobody knows',
    new TextEncoder().encode('<meta charset=x-none>茶'),
    '<meta charset=x-none>茶',
  ],
])('reads a page %s', (_, bytes, text) => {
  expect(decodePage(bytes, 'a.html')).toBe(text)
})

it('refuses a page that is neither what it says nor UTF-8', () => {
  expect(() => decodePage(gbk('utf-8'), 'a.html')).toThrow(/a\.html:1: expected UTF-8/)
})
