import type { AnyNode } from 'domhandler'
import { isJsonObject, type JsonObject } from '../../../text/json-object.ts'
import { labelsOfValue } from '../../fields/json-labels.ts'
import { findElements, textOf } from '../tree/page-tree.ts'

/** What JSON-LD says of the article of a page. */
export interface StructuredData {
  readonly headline: string | null
  readonly datePublished: string | null
  readonly authors: readonly string[]
  readonly keywords: readonly string[]
  readonly sections: readonly string[]
  readonly image: string | null
}

const articleTypes = /(?:Article|BlogPosting|Report|Post|Story)$/
const none: StructuredData = {
  headline: null,
  datePublished: null,
  authors: Object.freeze([]),
  keywords: Object.freeze([]),
  sections: Object.freeze([]),
  image: null,
}

/**
 * Reads the JSON-LD of a page; a block that is no JSON, and what is no article, is passed over.
 *
 * @see https://schema.org/Article
 */
export function readStructuredData(root: AnyNode): StructuredData {
  for (const script of findElements(root, ({ name }) => name === 'script')) {
    if (!/ld\+json/i.test(script.attribs.type ?? '')) continue
    const article = findArticle(parseJson(textOf(script)), 0)
    if (article === null) continue
    return {
      headline: readText(article.headline) ?? readText(article.name),
      datePublished: readText(article.datePublished),
      authors: labelsOfValue(article.author),
      keywords: labelsOfValue(article.keywords),
      sections: labelsOfValue(article.articleSection),
      image: readAddress(article.image),
    }
  }
  return none
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function findArticle(value: unknown, depth: number): JsonObject | null {
  if (depth > 4) return null
  if (Array.isArray(value)) {
    for (const item of value) {
      const article = findArticle(item, depth + 1)
      if (article) return article
    }
    return null
  }
  if (!isJsonObject(value)) return null
  if (labelsOfValue(value['@type']).some((type) => articleTypes.test(type))) return value
  return findArticle(value['@graph'], depth + 1) ?? findArticle(value.mainEntity, depth + 1)
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function readAddress(value: unknown): string | null {
  if (Array.isArray(value)) return readAddress(value[0])
  return readText(value) ?? (isJsonObject(value) ? readText(value.url) : null)
}
