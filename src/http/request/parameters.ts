import * as v from 'valibot'
import { maxOffset, maxQueryUnits, snippetCodePoints } from '../../search/answer.ts'

const calendarDay = 'a calendar day as YYYY-MM-DD'

function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function queryText(description: string) {
  return v.pipe(
    v.string('text'),
    v.maxLength(maxQueryUnits, `at most ${maxQueryUnits} UTF-16 units`),
    v.description(description),
  )
}

function wholeNumber(min: number, max: number, description: string) {
  const expected = `a whole number from ${min} to ${max}`
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(min, expected),
    v.maxValue(max, expected),
    v.description(description),
  )
}

function oneOf<const Choices extends readonly string[]>(choices: Choices, description: string) {
  return v.pipe(v.picklist(choices, `one of ${choices.join(', ')}`), v.description(description))
}

function flag(description: string) {
  return v.pipe(v.boolean('one of 0, 1, false, true'), v.description(description))
}

function day(description: string) {
  return v.nullable(
    v.pipe(
      v.string(calendarDay),
      v.isoDate(calendarDay),
      v.check(isCalendarDay, calendarDay),
      v.description(description),
    ),
  )
}

/** Parts of a hit that `fields` can name; `id` is always there. */
export const hitParts = [
  'id',
  'score',
  'url',
  'ordinal',
  'title',
  'headings',
  'headingMarks',
  'snippet',
  'matchesAll',
  'sections',
  'picture',
  'article',
  'explain',
] as const

/** Parameters of `/api/search` but for filters, once text has become numbers and booleans; the defaults stand here. */
export const searchParameters = v.object({
  q: v.optional(
    queryText(
      'What to look for: words, "exact phrase", -word, author:, tag:, after:, before:. Empty: everything, newest first.',
    ),
    '',
  ),
  limit: v.optional(
    wholeNumber(0, 100, 'Hits to answer. A page may hold fewer; the one after it begins at nextOffset.'),
    10,
  ),
  offset: v.optional(wholeNumber(0, maxOffset, 'Hits to pass over.'), 0),
  group: v.optional(oneOf(['article', 'passage'], 'One hit an article, or every passage.'), 'article'),
  sort: v.optional(oneOf(['relevance', 'newest', 'oldest'], 'Order of the hits.'), 'relevance'),
  after: v.optional(day('First calendar day that counts.'), null),
  before: v.optional(day('Last calendar day that counts.'), null),
  snippetLength: v.optional(
    wholeNumber(snippetCodePoints.min, snippetCodePoints.max, 'Longest snippet, in code points.'),
    snippetCodePoints.default,
  ),
  highlight: v.optional(
    flag('Adds a text fragment to the address of each hit, by which browsers mark what matched.'),
    false,
  ),
  explain: v.optional(flag('Adds the parts of each score to the hits.'), false),
  fields: v.optional(
    v.nullable(
      v.pipe(
        v.array(v.picklist(hitParts, `a list of ${hitParts.join(', ')}`), `a list of ${hitParts.join(', ')}`),
        v.description('Parts of a hit to answer, apart by commas; all of them where it is not given.'),
      ),
    ),
    null,
  ),
})

/** Parameters of `/api/suggest`. */
export const suggestParameters = v.object({
  q: v.optional(queryText('What a visitor is typing.'), ''),
  limit: v.optional(wholeNumber(1, 20, 'Suggestions to answer.'), 8),
  lang: v.optional(queryText('Language of the pages that suggestions lead to.'), ''),
})

/** Parameters of `/api/facets/{field}`. */
export const facetParameters = v.object({
  q: v.optional(queryText('Part of a value; empty for the most frequent values.'), ''),
  limit: v.optional(wholeNumber(1, 100, 'Values to answer.'), 10),
})

/** Passages of one answer of `/api/articles/{id}`: their text takes a few milliseconds to read. */
export const maxArticlePassages = 500

/** Parameters of `/api/articles/{id}`. */
export const articleParameters = v.object({
  from: v.optional(
    wholeNumber(0, 1_000_000, 'First passage to answer, by its ordinal; see `next` of the answer.'),
    0,
  ),
})

/** Longest value of a filter, in UTF-16 units. */
export const maxFilterUnits = 200
/** Values of all filters of one request. */
export const maxFilterValues = 100
