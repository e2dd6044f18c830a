import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { cutFrontMatter } from '../../../src/article/front-matter/cut-front-matter.ts'
import type { SiteRules } from '../../../src/article/generators/site-rules.ts'
import { trackFences } from '../../../src/article/markdown/fences.ts'
import { openModuleCode } from '../../../src/article/markup/lines/opened-fences.ts'

/** Partials inside of each other. */
const deepest = 5
/** UTF-16 units that partials may add to one page. */
const mostAdded = 1_000_000
const imported = /^import\s+([A-Z]\w*)\s+from\s+["']((?:\.{1,2}|@site)\/[^"'\n]+\.mdx?)["'];?[ \t]*$/gm
const included = /<!--\s*@include:\s*((?:\.{0,2}\/)?[^\s{}<>]+\.md)(?:\{(\d*),?(\d*)\})?\s*-->/g

/**
 * Puts the partials of a page where the page shows them: Markdown that it imports and draws as a component
 * (`import Note from './_note.mdx'`, `<Note />`), and files that VitePress includes (`<!--@include: ./note.md-->`).
 *
 * Only Markdown of the site is read; what is not there is left as it is written.
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
  const isModule = generator === 'docusaurus' || generator === 'astro'
  if (!isModule && generator !== 'vitepress') return bytes
  const text = isModule ? openModuleCode(new TextDecoder().decode(bytes)) : new TextDecoder().decode(bytes)
  if (!(isModule ? /^import\s.*\.mdx?["']/m : /@include:/).test(text)) return bytes
  const pages = resolve(folder, pagesUnder)
  const root = resolve(
    pages,
    ...pathPrefix
      .split('/')
      .filter(Boolean)
      .map(() => '..'),
  )
  const budget = { left: mostAdded }
  const expanded = expand(text, resolve(folder, file), { root, isModule, budget }, deepest)
  return expanded === text ? bytes : new TextEncoder().encode(expanded)
}

interface Site {
  readonly root: string
  readonly isModule: boolean
  /** Units that may still be added. */
  readonly budget: { left: number }
}

function expand(text: string, path: string, site: Site, depth: number): string {
  if (depth === 0) return text
  const take = (written: string, from?: string, to?: string): string | null => {
    const target = written.startsWith('@site/')
      ? join(site.root, written.slice(6))
      : join(dirname(path), written)
    const partial = readPartial(target, site.root)
    if (partial === null || partial.length > site.budget.left) return null
    site.budget.left -= partial.length
    const lines = partial.split('\n').slice(from ? Number(from) - 1 : 0, to ? Number(to) : undefined)
    return expand(lines.join('\n'), target, site, depth - 1)
  }
  return site.isModule
    ? drawComponents(text, take)
    : text.replace(
        included,
        (whole, written: string, from?: string, to?: string) => take(written, from, to) ?? whole,
      )
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
  const inside = relative(root, path)
  if (inside.startsWith(`..${sep}`) || inside === '..') return null
  try {
    if (statSync(path).size > mostAdded) return null
    const text = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
    return (cutFrontMatter(text)?.body ?? text).trim()
  } catch {
    return null
  }
}
