import * as v from 'valibot'
import { SearchError } from '../errors.ts'
import { isArticleAddress } from './fields/addresses.ts'
import { dateForms, readCalendarDate } from './fields/calendar-date.ts'

/** One line of a JSON Lines file, checked. */
export interface ArticleLine {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly url: string | null
  readonly date: string | null
  readonly authors: readonly string[] | null
  readonly tags: readonly string[] | null
}

const names = v.optional(v.nullable(v.array(v.string('a list of texts'), 'a list of texts')), null)
const schema = v.object(
  {
    id: v.pipe(v.string('text'), v.nonEmpty('text that is not empty')),
    title: v.string('text'),
    text: v.string('text'),
    url: v.optional(
      v.nullable(
        v.pipe(v.string('an address'), v.check(isArticleAddress, 'an address that begins with / or http')),
      ),
      null,
    ),
    date: v.optional(
      v.nullable(
        v.pipe(
          v.string('a date'),
          v.rawTransform(({ dataset, addIssue, NEVER }) => {
            const date = readCalendarDate(dataset.value)
            if (date !== null) return date
            addIssue({ message: `a date such as ${dateForms}` })
            return NEVER
          }),
        ),
      ),
      null,
    ),
    authors: names,
    tags: names,
  },
  'an object with "id", "title" and "text"',
)

/**
 * Reads one line of a JSON Lines file; keys it does not know are passed over.
 *
 * @param file  for messages
 * @param line  from 1, for messages
 * @throws {SearchError} ARTICLE_INVALID with file, line, and the key that is wrong
 */
export function readArticleLine(json: string, file: string, line: number): ArticleLine {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new SearchError(
      'ARTICLE_INVALID',
      `${file}:${line}: expected one JSON object on the line, got ${shown(json)}`,
      {
        cause,
      },
    )
  }
  const checked = v.safeParse(schema, value, { abortEarly: true })
  if (checked.success) return checked.output
  const [issue] = checked.issues
  const key = v.getDotPath(issue)
  const expected = issue.type === 'object' && key ? 'text' : issue.message
  const subject = key ? `"${key}" to be ${expected}` : expected
  throw new SearchError('ARTICLE_INVALID', `${file}:${line}: expected ${subject}, got ${shown(issue.input)}`)
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const start = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return typeof value === 'string' ? `"${start}"` : start
}
