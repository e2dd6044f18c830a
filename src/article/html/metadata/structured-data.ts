import type { AnyNode } from 'domhandler'
import { isJsonObject, type JsonObject } from '../../../text/json-object.ts'
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
const none: StructuredData = Object.freeze({
  headline: null,
  datePublished: null,
  authors: Object.freeze([]),
  keywords: Object.freeze([]),
  sections: Object.freeze([]),
  image: null,
})

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
      authors: readNames(article.author),
      keywords: readList(article.keywords),
      sections: readList(article.articleSection),
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
  if (readList(value['@type']).some((type) => articleTypes.test(type))) return value
  return findArticle(value['@graph'], depth + 1) ?? findArticle(value.mainEntity, depth + 1)
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A list as JSON-LD writes it: one text, texts apart by commas, or an array of them. */
function readList(value: unknown): string[] {
  const texts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,，]/) : []
  return texts.flatMap((text) => readText(text) ?? [])
}

function readNames(value: unknown): string[] {
  const people = Array.isArray(value) ? value : [value]
  return people.flatMap(
    (person) => readText(person) ?? (isJsonObject(person) ? (readText(person.name) ?? []) : []),
  )
}

function readAddress(value: unknown): string | null {
  if (Array.isArray(value)) return readAddress(value[0])
  return readText(value) ?? (isJsonObject(value) ? readText(value.url) : null)
}
