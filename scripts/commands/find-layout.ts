import { existsSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { findFile } from '../index/site/config-files.ts'

/** Where lines for the head of every page of a site stand. */
export interface PageLayout {
  /** The command that copies the theme's file, whose place the site's own takes; null where none is needed. */
  readonly copy: string | null
  readonly file: string
  /** Says where in the file the box stands. */
  readonly place: string
  /** Whether that is a bar, for a button. */
  readonly isBar: boolean
}

const hugoLayouts = [
  ...['header', 'site-header', 'navbar', 'nav'].map((name) => `layouts/partials/${name}.html`),
  'layouts/_partials/header.html',
  'layouts/_default/baseof.html',
  'layouts/baseof.html',
]
const jekyllLayouts = [
  ...['header', 'masthead', 'navbar', 'nav'].map((name) => `_includes/${name}.html`),
  '_layouts/default.html',
]

/** The header of a site of Hugo: its own, else that of a theme in `themes`. */
export function findHugoLayout(folder: string): PageLayout {
  const own = findFile(folder, hugoLayouts)
  if (own !== null) return layoutOf(own, null)
  for (const theme of listFolders(join(folder, 'themes'))) {
    const file = findFile(join(folder, 'themes', theme), hugoLayouts)
    if (file !== null) return layoutOf(file, `themes/${theme}/${file}`)
  }
  return elsewhere(hugoLayouts)
}

/** The header of a site of Jekyll: its own, else that of a theme that is a gem. */
export function findJekyllLayout(folder: string, configuration: string): PageLayout {
  const own = findFile(folder, jekyllLayouts)
  if (own !== null) return layoutOf(own, null)
  const gem = /^theme:\s*['"]?([\w-]+)/m.exec(configuration)?.[1]
  const [file = ''] = jekyllLayouts
  return gem === undefined
    ? elsewhere(jekyllLayouts)
    : layoutOf(file, `"$(bundle info --path ${gem})/${file}"`)
}

const inBar = 'before </nav> or </header>'

function layoutOf(file: string, from: string | null): PageLayout {
  const folder = posix.dirname(file)
  const isWholePage = /(?:baseof|default)\.html$/.test(file)
  return {
    copy: from === null ? null : `mkdir -p ${folder} && cp ${from} ${folder}/`,
    file,
    place: isWholePage ? 'behind <body>' : inBar,
    isBar: !isWholePage,
  }
}

function elsewhere([file = '']: readonly string[]): PageLayout {
  return { copy: null, file, place: `in all of the theme's file of this name, ${inBar}`, isBar: true }
}

function listFolders(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
