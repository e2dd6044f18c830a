import type { AnyNode, Element } from 'domhandler'
import { collapse } from '../../blocks/visible-text.ts'
import { lineOf, listElements } from './page-tree.ts'

/** What the attributes `data-pagefind-*` and `data-hansou-*` of a page say of its article, by key. */
export interface SearchMarks {
  /** One value a key: the last written, else the page's default. */
  readonly meta: ReadonlyMap<string, string>
  readonly filters: ReadonlyMap<string, readonly string[]>
  readonly sorts: ReadonlyMap<string, string>
}

const families = ['data-pagefind-', 'data-hansou-']

/**
 * Reads the attributes that describe an article to a search engine, wherever they stand on the page. Each names keys
 * in one of three forms: `key` (its value is the element's text), `key[attribute]`, `key:literal`; several stand apart
 * by commas, and a literal is the last.
 *
 * @see https://pagefind.app/docs/metadata/ and /docs/filtering/
 */
export function readSearchMarks(root: AnyNode): SearchMarks {
  const meta = new Map<string, string>()
  const defaults = new Map<string, string>()
  const filters = new Map<string, string[]>()
  const sorts = new Map<string, string>()
  for (const element of listElements(root, ({ attribs }) => readAttribute(attribs, 'ignore') !== 'all')) {
    if (!isMarked(element)) continue
    for (const [key, value] of readPairs(element, 'default-meta')) defaults.set(key, value)
    for (const [key, value] of readPairs(element, 'meta')) meta.set(key, value)
    for (const [key, value] of readPairs(element, 'sort')) sorts.set(key, value)
    for (const [key, value] of readPairs(element, 'filter')) {
      const values = filters.get(key) ?? []
      if (!values.includes(value)) filters.set(key, [...values, value])
    }
  }
  return { meta: new Map([...defaults, ...meta]), filters, sorts }
}

/** Texts of the attributes that an element asks to be read as text. */
export function readIndexedAttributes({ attribs }: Element): string[] {
  const names = readAttribute(attribs, 'index-attrs')
  if (names === undefined) return []
  return names
    .split(',')
    .map((name) => collapse(attribs[name.trim()] ?? ''))
    .filter((text) => text !== '')
}

/** How much the text of an element counts (`data-pagefind-weight`), from 0 to 10; null where it does not say. */
export function readWeight({ attribs }: Element): number | null {
  const written = readAttribute(attribs, 'weight')
  const weight = written === undefined || written.trim() === '' ? Number.NaN : Number(written)
  return Number.isNaN(weight) ? null : Math.min(10, Math.max(0, weight))
}

function isMarked({ attribs }: Element): boolean {
  for (const name in attribs) if (families.some((family) => name.startsWith(family))) return true
  return false
}

function readAttribute(attribs: Readonly<Record<string, string>>, name: string): string | undefined {
  for (const family of families) if (attribs[family + name] !== undefined) return attribs[family + name]
  return undefined
}

function* readPairs(element: Element, name: string): Generator<[key: string, value: string]> {
  for (const family of families) {
    const written = element.attribs[family + name]
    if (written === undefined) continue
    for (const form of splitForms(written)) {
      const [, key, attribute, literal] = /^([^[:]+?)\s*(?:\[([^\]]*)\]|:(.*))?$/s.exec(form) ?? []
      if (key === undefined) continue
      const value = literal ?? (attribute === undefined ? lineOf(element) : element.attribs[attribute.trim()])
      if (value?.trim()) yield [key.trim(), collapse(value)]
    }
  }
}

/** Apart by commas, but a literal goes on to the end. */
function splitForms(written: string): string[] {
  const forms: string[] = []
  let rest = written.trim()
  while (rest !== '') {
    const comma = rest.indexOf(',')
    const colon = rest.indexOf(':')
    const end = comma < 0 || (colon >= 0 && colon < comma) ? rest.length : comma
    forms.push(rest.slice(0, end).trim())
    rest = rest.slice(end + 1).trim()
  }
  return forms.filter((form) => form !== '')
}
