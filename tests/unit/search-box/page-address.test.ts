import { expect, it } from 'vitest'
import { readPageAddress, writePageAddress } from '../../../src/search-box/page-address.ts'

const page = 'https://example.com/search?theme=dark#top'

it('reads back what it wrote, and leaves the rest of the address', () => {
  const question = { query: '王毅 访美', choices: { sort: 'newest', group: 'passage' } } as const
  const address = writePageAddress(page, question)
  expect(readPageAddress(address)).toEqual(question)
  expect(address).toContain('theme=dark')
  expect(address).toContain('#top')
})

it('keeps the usual choices out of the address', () => {
  const usual = { sort: 'relevance', group: 'article' } as const
  expect(writePageAddress(`${page}`, { query: '', choices: usual })).toBe(page)
  expect(writePageAddress('https://example.com/?q=x&sort=newest', { query: 'x', choices: usual })).toBe(
    'https://example.com/?q=x',
  )
})

it('takes what it does not know as not said', () => {
  expect(readPageAddress('https://example.com/?sort=up&group=all').choices).toEqual({
    sort: 'relevance',
    group: 'article',
  })
})
