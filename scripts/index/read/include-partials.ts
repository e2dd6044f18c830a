import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { cutFrontMatter } from '../../../src/article/front-matter/cut-front-matter.ts'
import type { SiteRules } from '../../../src/article/generators/site-rules.ts'
import { trackFences } from '../../../src/article/markdown/fences.ts'
import { openFences } from '../../../src/article/markup/lines/opened-fences.ts'
import { isWithin } from '../files/is-within.ts'

/** Partials inside of each other. */
const deepest = 5
/** UTF-16 units that partials may add to one page. */
const maxAdded = 1_000_000
const imported = /^import\s+([A-Z]\w*)\s+from\s+["']((?:\.{1,2}|@site|@)?\/[^"'\n]+\.mdx?)["'];?[ \t]*$/gm
/** Files of a book, of which lines or what stands between two comments (`ANCHOR: name`) may be named. */
const ofBook = /(?<!\\)\{\{#(?:rustdoc_)?include\s+([^\s{}:]+)(?::([\w-]*))?(?::(\d*))?\s*\}\}/g
/** Files that HonKit puts in, from the page or from the book's folder. */
const ofHonKit = /\{%-?\s*include\s+["']([^"'\n]+\.md)["']\s*-?%\}/g
const included = /<!--\s*@include:\s*((?:\.{0,2}\/)?[^\s{}<>]+\.md)(?:\{(\d*),?(\d*)\})?\s*-->/g

/**
 * Puts the partials of a page where the page shows them: Markdown that it imports and draws as a component
 * (`import Note from './_note.mdx'`, `<Note />`), and files that VitePress includes (`<!--@include: ./note.md-->`),
 * mdBook (`{{#include ../src/main.rs:2:5}}`) or HonKit (`{% include "./note.md" %}`).
 *
 * Only files of the site are read; what is not there is left as it is written.
 *
 * @param folder  folder of the sources
 * @param file  path of the page under it, with `/`
 */
export function includePartials(
  folder: string,
  file: string,
  bytes: Uint8Array,
  { generator, pagesUnder, pathPrefix }: SiteRules,
): Uint8Array {
  const isModule = /^(?:docusaurus|astro)$/.test(generator) || (generator === 'plain' && /\.mdx$/i.test(file))
  const isBook = generator === 'gitbook'
  if (!isModule && !isBook && generator !== 'vitepress') return bytes
  const written = new TextDecoder().decode(bytes)
  const text = isModule ? openFences(written, new Set(['mdx'])) : written
  if (!(isModule ? /^import\s.*\.mdx?["']/m : /@include:|\{\{#\w*include|\{%-?\s*include\s/).test(text))
    return bytes
  const pages = resolve(folder, pagesUnder)
  const above = pathPrefix
    .split('/')
    .filter(Boolean)
    .map(() => '..')
  // The code of a book lies beside its pages, and modules of a site beside its folder of pages.
  const root = isBook || generator === 'plain' ? resolve(folder) : resolve(pages, ...above)
  const budget = { left: maxAdded }
  const expanded = expand(text, resolve(folder, file), { root, isModule, isBook, budget }, deepest)
  return expanded === text ? bytes : new TextEncoder().encode(expanded)
}

interface Site {
  readonly root: string
  readonly isModule: boolean
  readonly isBook: boolean
  /** Units that may still be added. */
  readonly budget: { left: number }
}

function expand(text: string, path: string, site: Site, depth: number): string {
  if (depth === 0) return text
  const take = (written: string, from?: string, to?: string): string | null => {
    const target = /^@?(?:site)?\//.test(written)
      ? join(site.root, written.replace(/^[^/]*/, ''))
      : join(dirname(path), written)
    const partial = readPartial(target, site.root)
    if (partial === null || partial.length > site.budget.left) return null
    site.budget.left -= partial.length
    return expand(chooseLines(partial.split('\n'), from, to).join('\n'), target, site, depth - 1)
  }
  return site.isModule
    ? drawComponents(text, take)
    : text
        .replace(
          site.isBook ? ofBook : included,
          (whole, written: string, from?: string, to?: string) => take(written, from, to) ?? whole,
        )
        .replace(ofHonKit, (whole, written: string) => (site.isBook ? take(written) : null) ?? whole)
}

/**
 * Lines from one number to another, or between two comments.
 *
 * @param to  one line where it is not written, all up to the end where it is empty
 */
function chooseLines(lines: readonly string[], from = '', to: string | undefined = from): readonly string[] {
  if (!/[a-z]/i.test(from))
    return lines.slice(from ? Number(from) - 1 : 0, to ? Number(to) : undefined).filter(isNoMark)
  const markOf = (word: string): number => lines.findIndex((line) => `${line} `.includes(`${word}: ${from} `))
  const end = markOf('ANCHOR_END')
  return lines.slice(markOf('ANCHOR') + 1, end < 0 ? undefined : end).filter(isNoMark)
}

function isNoMark(line: string): boolean {
  return !/\bANCHOR(?:_END)?: /.test(line)
}

/** Draws components that are imported Markdown, outside of code. */
function drawComponents(text: string, take: (written: string) => string | null): string {
  const files = new Map([...text.matchAll(imported)].map(([, name, written]) => [name!, written!]))
  if (files.size === 0) return text
  const drawn = new RegExp(`<(${[...files.keys()].join('|')})(?:\\s[^<>]*)?(?:/>|>\\s*</\\1>)`, 'g')
  const fences = trackFences()
  return text
    .split('\n')
    .map((line) =>
      fences.read(line) === 'none'
        ? line.replace(drawn, (whole, name: string) => {
            const partial = take(files.get(name)!)
            return partial === null ? whole : `\n\n${partial}\n\n`
          })
        : line,
    )
    .join('\n')
}

/** The body of a file of the site, or null where it is none. */
function readPartial(path: string, root: string): string | null {
  if (!isWithin(root, path)) return null
  try {
    if (statSync(path).size > maxAdded) return null
    const text = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
    return (cutFrontMatter(text)?.body ?? text).trim()
  } catch {
    return null
  }
}
