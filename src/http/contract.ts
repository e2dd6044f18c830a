import * as v from 'valibot'
import { maxValues } from '../search/facet.ts'

const mark = v.pipe(
  v.strictTuple([v.number(), v.number()]),
  v.description('Half-open range of UTF-16 units of the text it comes with.'),
)

const markedText = v.object({
  text: v.string(),
  marks: v.array(mark),
  html: v.pipe(v.string(), v.description('`text` escaped, each mark inside <mark>.')),
})

const snippet = v.object({
  ...markedText.entries,
  cutStart: v.pipe(v.boolean(), v.description('The text goes on before it.')),
  cutEnd: v.pipe(v.boolean(), v.description('The text goes on after it.')),
})

const headingPath = v.pipe(v.array(v.string()), v.description('Heading path, outermost first.'))
const values = v.pipe(v.array(v.string()), v.description(`At most ${maxValues}.`))
const valuesByField = v.record(v.string(), values)

const articleOfHit = v.object({
  id: v.string(),
  title: v.string(),
  url: v.string(),
  date: v.nullable(v.string()),
  description: v.nullable(v.string()),
  authors: values,
  tags: values,
  fields: v.pipe(valuesByField, v.description('Values of every other field, by its name.')),
  image: v.nullable(v.string()),
})

const hit = v.object({
  id: v.string(),
  score: v.number(),
  url: v.string(),
  ordinal: v.pipe(v.number(), v.integer()),
  title: markedText,
  headings: headingPath,
  headingMarks: v.pipe(v.array(v.array(mark)), v.description('Marks of each heading.')),
  snippet,
  matchesAll: v.pipe(
    v.boolean(),
    v.description('The passage, or one of its article, holds every content word of the query.'),
  ),
  sections: v.pipe(
    v.array(v.object({ anchor: v.nullable(v.string()), headings: headingPath, url: v.string(), snippet })),
    v.description('Other places of the article that matched, at most three.'),
  ),
  picture: v.nullable(v.object({ src: v.string(), caption: markedText })),
  article: articleOfHit,
  explain: v.exactOptional(v.record(v.string(), v.number())),
})

const engine = v.picklist(['minisearch', 'packed', 'opensearch'])
const counts = v.record(v.string(), v.number())
const facetsDescription = `Values of every field and how many matching articles have each: authors, tags, other fields by name. Of each field the ${maxValues} most frequent.`

/** What `/api/search` answers. */
export const searchAnswer = v.object({
  query: v.string(),
  terms: v.array(v.string()),
  total: v.pipe(v.number(), v.integer()),
  totalIsExact: v.boolean(),
  matchingAll: v.pipe(
    v.nullable(v.pipe(v.number(), v.integer())),
    v.description(
      'How many of total hold every content word in one passage; null where that was not counted.',
    ),
  ),
  tookMs: v.number(),
  engine,
  hits: v.array(hit),
  facets: v.pipe(
    v.objectWithRest({ authors: counts, tags: counts }, counts),
    v.description(facetsDescription),
  ),
  dates: v.pipe(
    v.nullable(v.object({ min: v.string(), max: v.string() })),
    v.description('First and last calendar day among the matching articles.'),
  ),
  partial: v.exactOptional(v.literal(true)),
  nextOffset: v.pipe(
    v.nullable(v.pipe(v.number(), v.integer())),
    v.description('Offset of the page that follows, or null where none does.'),
  ),
  didYouMean: v.nullable(v.string()),
})

/** What `/api/search` answers with `fields`: everything of a hit but `id` may be left out. */
export const partialSearchAnswer = v.object({
  ...searchAnswer.entries,
  hits: v.array(v.object({ ...v.partial(hit).entries, id: v.string() })),
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

/** What `/api/facets/{field}` answers. */
export const facetAnswer = v.object({
  field: v.string(),
  query: v.string(),
  values: v.array(v.object({ value: v.string(), count: v.pipe(v.number(), v.integer()) })),
  total: v.pipe(v.number(), v.integer(), v.description('Values that hold what was asked for.')),
})

/** What `/api/articles/{id}` answers. */
export const articleAnswer = v.object({
  ...articleOfHit.entries,
  authors: v.array(v.string()),
  tags: v.array(v.string()),
  fields: v.record(v.string(), v.array(v.string())),
  text: v.pipe(v.string(), v.description('Headings and passages as plain text.')),
  passages: v.array(
    v.object({
      ordinal: v.pipe(v.number(), v.integer()),
      anchor: v.nullable(v.string()),
      headings: headingPath,
      text: v.string(),
      pictures: v.array(v.object({ src: v.string(), caption: v.string() })),
    }),
  ),
  count: v.pipe(v.number(), v.integer(), v.description('Passages of the whole article.')),
  next: v.pipe(
    v.nullable(v.pipe(v.number(), v.integer())),
    v.description('Value of `from` for the passages that follow, or null where none do.'),
  ),
})

/** What `/api/health` answers when the index is open. */
export const healthAnswer = v.object({
  status: v.literal('ok'),
  engine,
  version: v.string(),
  articles: v.number(),
  passages: v.number(),
  fields: v.pipe(v.array(v.string()), v.description('Fields that articles can be filtered by.')),
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
