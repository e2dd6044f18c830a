import type { ArticleText, Searcher } from '../../search/answer.ts'
import { writeArticleText } from '../../search/article-text.ts'
import { addressOfHeading } from '../../text/address-of-id.ts'
import type { JsonObject } from '../../text/json-object.ts'
import { readPassageId } from '../request/passage-id.ts'
import type { AbsoluteUrl } from '../site-url.ts'
import { readList, readText } from './read-value.ts'
import { describeArticle, levels } from './record.ts'

/** Passages whose text one record holds at most. */
const maxPassages = 200

/**
 * Reads the record of an article by its id, or of one passage by `article#ordinal`; its text is all of it.
 *
 * @returns null where there is none
 */
export async function readObject(
  searcher: Searcher,
  id: string,
  attributes: readonly string[],
  absolute: AbsoluteUrl,
): Promise<JsonObject | null> {
  const whole = await searcher.article(id, 0, maxPassages)
  if (whole !== null) return choose(writeObject(id, whole, absolute), attributes)
  const passage = readPassageId(id)
  if (passage === null) return null
  const one = await searcher.article(passage.article, passage.ordinal, 1)
  return one === null || one.passages.length === 0 ? null : choose(writeObject(id, one, absolute), attributes)
}

/** Answers `objects`: the records of several ids in their order, null for one that there is not. */
export async function readObjects(
  searcher: Searcher,
  entries: readonly JsonObject[],
  absolute: AbsoluteUrl,
): Promise<(JsonObject | null)[]> {
  const records: (JsonObject | null)[] = []
  for (const { objectID, attributesToRetrieve } of entries)
    records.push(
      await readObject(searcher, readText(objectID) ?? '', readList(attributesToRetrieve), absolute),
    )
  return records
}

function writeObject(id: string, { article, passages }: ArticleText, absolute: AbsoluteUrl): JsonObject {
  /** The passage that the record is of; none where it is of the article. */
  const passage = id === article.id ? undefined : passages[0]
  const anchor = passage?.anchor ?? null
  const url = absolute(addressOfHeading(article.url, anchor))
  return {
    ...describeArticle(article, absolute),
    objectID: id,
    url,
    permalink: url,
    type: 'content',
    anchor,
    content: passage?.text ?? writeArticleText(passages),
    hierarchy: Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [
        `lvl${level}`,
        level === 0 ? article.title : (passage?.headings[level - 1] ?? null),
      ]),
    ),
  }
}

function choose(record: JsonObject, attributes: readonly string[]): JsonObject {
  if (attributes.length === 0 || attributes.includes('*')) return record
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => name === 'objectID' || attributes.includes(name)),
  )
}
