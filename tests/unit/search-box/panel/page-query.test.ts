import { expect, it } from 'vitest'
import { readPageAddress, writePageAddress } from '../../../../src/search-box/panel/page-query.ts'
import { usualChoices } from '../../../../src/search-box/session/session-state.ts'

const page = 'https://example.com/search?theme=dark#top'
const fields = ['tag', 'category']

it('reads back what it wrote, and leaves the rest of the address', () => {
  const searched = {
    query: '王毅 访美',
    choices: { sort: 'newest', group: 'passage', filters: { tag: ['外交', 'a&b'], category: ['新闻'] } },
  } as const
  const address = writePageAddress(page, searched, fields)
  expect(readPageAddress(address, fields)).toEqual(searched)
  expect(address).toContain('theme=dark')
  expect(address).toContain('#top')
})

it('keeps the usual choices out of the address', () => {
  expect(writePageAddress(page, { query: '', choices: usualChoices }, fields)).toBe(page)
  expect(writePageAddress(page, { query: ' \u3000', choices: usualChoices }, fields)).toBe(page)
  expect(writePageAddress('https://a.example/', { query: ' x ', choices: usualChoices }, [])).toBe(
    'https://a.example/?q=x',
  )
  const full = 'https://example.com/?q=x&sort=newest&tag=a'
  expect(writePageAddress(full, { query: 'x', choices: usualChoices }, fields)).toBe(
    'https://example.com/?q=x',
  )
})

it('takes what it does not know as not said', () => {
  const { choices } = readPageAddress('https://example.com/?sort=up&group=all&theme=dark&tag=', fields)
  expect(choices).toEqual(usualChoices)
})

it('lets no field of a site take the place of the query', () => {
  const choices = { ...usualChoices, filters: { q: ['y'], sort: ['up'] } }
  expect(writePageAddress('https://example.com/', { query: 'x', choices }, [])).toBe(
    'https://example.com/?q=x',
  )
})
