import { Parser } from 'htmlparser2'
import { collapse } from '../../blocks/visible-text.ts'

/** What the head of a page says of it. */
export interface PageHead {
  /** As written in `<title>`, or empty. */
  readonly title: string
  readonly language: string | null
  /** `href` of `<base>`, of `<link rel=canonical>`. */
  readonly base: string | null
  readonly canonical: string | null
  /** Tells readers on to another page at once (`<meta http-equiv=refresh>`). */
  readonly isRedirect: boolean
  /** Asks search engines not to keep it. */
  readonly isUnlisted: boolean
  /** Values of `<meta>` by lower-case `name`, `property` or `itemprop`, in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  /** Class tokens of `<html>` and `<body>`. */
  readonly classes: readonly string[]
}

/** Longest head that is read, in UTF-16 units; some themes put all their styles there. */
const maxHeadLength = 1_000_000

/** Reads the head of a page, and the opening tag of its body. */
export function readPageHead(html: string): PageHead {
  const meta = new Map<string, string[]>()
  const found = { title: '', language: null, base: null, canonical: null } as {
    title: string
    language: string | null
    base: string | null
    canonical: string | null
  }
  const classes: string[] = []
  const flags = { isRedirect: false, isUnlisted: false, isTitle: false, hasTitle: false, isDone: false }

  function readMeta(attribs: Readonly<Record<string, string>>): void {
    const content = collapse(attribs.content ?? '')
    if (attribs['http-equiv']?.toLowerCase() === 'refresh' && /^\s*[0-5]?\s*[;,]\s*url\s*=/i.test(content))
      flags.isRedirect = true
    const name = (attribs.name ?? attribs.property ?? attribs.itemprop ?? '').toLowerCase()
    if (name === '' || content === '') return
    if (/^(?:robots|googlebot|baiduspider)$/.test(name) && /\b(?:noindex|none)\b/i.test(content))
      flags.isUnlisted = true
    const values = meta.get(name)
    if (values) values.push(content)
    else meta.set(name, [content])
  }

  const parser = new Parser({
    onopentag(name, attribs) {
      if (flags.isDone) return
      if (name === 'html' || name === 'body')
        classes.push(...(attribs.class ?? '').split(/\s+/).filter(Boolean))
      if (name === 'html') found.language = attribs.lang || attribs['xml:lang'] || null
      else if (name === 'title') flags.isTitle = !flags.hasTitle
      else if (name === 'base') found.base ??= attribs.href ?? null
      else if (name === 'meta') readMeta(attribs)
      else if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribs.rel ?? ''))
        found.canonical ??= attribs.href?.trim() || null
      else if (name === 'body') {
        flags.isDone = true
        parser.pause()
      }
    },
    ontext(text) {
      if (flags.isTitle && !flags.isDone) found.title += text
    },
    onclosetag(name) {
      if (name !== 'title' || !flags.isTitle) return
      flags.isTitle = false
      flags.hasTitle = true
    },
  })
  parser.write(html.slice(0, maxHeadLength))
  return {
    ...found,
    title: collapse(found.title),
    isRedirect: flags.isRedirect,
    isUnlisted: flags.isUnlisted,
    meta,
    classes,
  }
}

/** The first value of the first of some names, or null. */
export function firstMeta(head: PageHead, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = head.meta.get(name)?.[0]
    if (value !== undefined) return value
  }
  return null
}

/** The values of a list in one text, as `<meta name="keywords">` has it. */
export function splitList(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,，、;；]/)
    .map((value) => value.trim())
    .filter((value) => value !== '')
}
