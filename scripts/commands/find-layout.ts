import { existsSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { findFile } from '../index/site/config-files.ts'

/** Where lines for the head of every page of a site stand. */
export interface PageLayout {
  /** The command that copies the theme's file, whose place the site's own takes; null where none is needed. */
  readonly copy: string | null
  readonly file: string
  /** Lines of the file before those for the box, comments. */
  readonly before: readonly string[]
}

const hugoLayouts = [
  ...['header', 'site-header', 'navbar', 'nav'].flatMap((name) => [
    `layouts/partials/${name}.html`,
    `layouts/_partials/${name}.html`,
  ]),
  'layouts/_default/baseof.html',
  'layouts/baseof.html',
]
const jekyllLayouts = [
  ...['header', 'masthead', 'navbar', 'nav', 'navigation'].map((name) => `_includes/${name}.html`),
  '_layouts/default.html',
]
const behindBody = ['<!-- behind <body>: -->']
const behindTheme = ["<!-- all of the theme's file of this name, then: -->"]

/** The header of a site of Hugo: its own, else that of a theme in `themes`. */
export function findHugoLayout(folder: string, configuration: string): PageLayout {
  const own = findFile(folder, hugoLayouts)
  if (own !== null) return { copy: null, file: own, before: isWholePage(own) ? behindBody : [] }
  for (const theme of listFolders(join(folder, 'themes'))) {
    const file = findFile(join(folder, 'themes', theme), hugoLayouts)
    if (file !== null)
      return {
        copy: copyFile(`themes/${theme}/${file}`, file),
        file,
        before: isWholePage(file) ? behindBody : [],
      }
  }
  const hasTheme = /^\s*theme\s*[:=]|\bmodule\b/m.test(configuration)
  return { copy: null, file: hugoLayouts[0]!, before: hasTheme ? behindTheme : [] }
}

/** The header of a site of Jekyll: its own, else that of a theme that is a gem. */
export function findJekyllLayout(folder: string, configuration: string): PageLayout {
  const own = findFile(folder, jekyllLayouts)
  if (own !== null) return { copy: null, file: own, before: isWholePage(own) ? behindBody : [] }
  const file = jekyllLayouts[0]!
  const gem = /^theme:\s*['"]?([\w-]+)/m.exec(configuration)?.[1]
  if (gem !== undefined)
    return { copy: copyFile(`"$(bundle info --path ${gem})/${file}"`, file), file, before: [] }
  return { copy: null, file, before: /^remote_theme:/m.test(configuration) ? behindTheme : [] }
}

function isWholePage(file: string): boolean {
  return /(?:baseof|default)\.html$/.test(file)
}

function copyFile(from: string, to: string): string {
  const folder = posix.dirname(to)
  return `mkdir -p ${folder} && cp ${from} ${folder}/`
}

function listFolders(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
