import * as v from 'valibot'
import { maxQuestionUnits, mostOffset } from '../search/answer.ts'

const calendarDay = 'a calendar day as YYYY-MM-DD'

function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function questionText(description: string) {
  return v.pipe(
    v.string(),
    v.maxLength(maxQuestionUnits, `at most ${maxQuestionUnits} UTF-16 units`),
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

function filterText(description: string) {
  return v.nullable(
    v.pipe(v.string(), v.maxLength(200, 'at most 200 UTF-16 units'), v.description(description)),
  )
}

function day(description: string) {
  return v.nullable(
    v.pipe(
      v.string(),
      v.isoDate(calendarDay),
      v.check(isCalendarDay, calendarDay),
      v.description(description),
    ),
  )
}

/** Parameters of `/api/search`, once text has become numbers and booleans; the defaults stand here. */
export const searchParameters = v.object({
  q: v.optional(
    questionText('What to look for: words, "exact phrase", -word, author:, tag:, after:, before:.'),
    '',
  ),
  limit: v.optional(
    wholeNumber(0, 100, 'Hits to answer. A page may hold fewer; the one after it begins at nextOffset.'),
    10,
  ),
  offset: v.optional(wholeNumber(0, mostOffset, 'Hits to pass over.'), 0),
  group: v.optional(oneOf(['article', 'passage'], 'One hit an article, or every passage.'), 'article'),
  sort: v.optional(oneOf(['relevance', 'newest', 'oldest'], 'Order of the hits.'), 'relevance'),
  author: v.optional(filterText('Only articles of this author.'), null),
  tag: v.optional(filterText('Only articles with this tag.'), null),
  after: v.optional(day('First calendar day that counts.'), null),
  before: v.optional(day('Last calendar day that counts.'), null),
  explain: v.optional(
    v.pipe(v.boolean('one of 0, 1, false, true'), v.description('Adds the parts of each score to the hits.')),
    false,
  ),
})

/** Parameters of `/api/suggest`. */
export const suggestParameters = v.object({
  q: v.optional(questionText('What a visitor is typing.'), ''),
  limit: v.optional(wholeNumber(1, 20, 'Suggestions to answer.'), 8),
})

const mark = v.pipe(
  v.strictTuple([v.number(), v.number()]),
  v.description('Half-open range of UTF-16 units of the text it comes with.'),
)

const markedText = v.object({
  text: v.string(),
  marks: v.array(mark),
  html: v.pipe(v.string(), v.description('`text` escaped, each mark inside <mark>.')),
})

const hit = v.object({
  id: v.string(),
  score: v.number(),
  url: v.string(),
  ordinal: v.pipe(v.number(), v.integer()),
  title: markedText,
  headings: v.pipe(v.array(v.string()), v.description('Heading path, outermost first.')),
  headingMarks: v.pipe(v.array(v.array(mark)), v.description('Marks of each heading.')),
  snippet: markedText,
  picture: v.nullable(v.object({ src: v.string(), caption: markedText })),
  article: v.object({
    id: v.string(),
    title: v.string(),
    url: v.string(),
    date: v.nullable(v.string()),
    authors: v.array(v.string()),
    tags: v.array(v.string()),
    image: v.nullable(v.string()),
  }),
  explain: v.optional(v.record(v.string(), v.number())),
})

const engine = v.picklist(['minisearch', 'packed'])
const counts = v.record(v.string(), v.number())

/** What `/api/search` answers. */
export const searchAnswer = v.object({
  query: v.string(),
  terms: v.array(v.string()),
  total: v.pipe(v.number(), v.integer()),
  totalIsExact: v.boolean(),
  tookMs: v.number(),
  engine,
  hits: v.array(hit),
  facets: v.object({ authors: counts, tags: counts }),
  nextOffset: v.pipe(
    v.nullable(v.pipe(v.number(), v.integer())),
    v.description('Offset of the page that follows, or null where none does.'),
  ),
  didYouMean: v.nullable(v.string()),
})

/** What `/api/suggest` answers. */
export const suggestAnswer = v.object({
  query: v.string(),
  suggestions: v.array(
    v.object({
      text: v.string(),
      marks: v.array(mark),
      kind: v.picklist(['title', 'heading', 'word']),
      url: v.nullable(v.string()),
    }),
  ),
})

/** What `/api/health` answers when the index is open. */
export const healthAnswer = v.object({
  status: v.literal('ok'),
  engine,
  version: v.string(),
  articles: v.number(),
  passages: v.number(),
  builtAt: v.nullable(v.string()),
})

/** A problem document (RFC 9457). The last three members come with INVALID_PARAMETER. */
export const problemAnswer = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.string(),
  code: v.string(),
  parameter: v.optional(v.string()),
  expected: v.optional(v.string()),
  got: v.optional(v.string()),
})
