import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { globSync } from 'tinyglobby'
import type { Route } from '../../../src/article/generators/site-rules.ts'
import { withSlashes } from '../files/with-slashes.ts'
import { findFile, pathOfAddress, programs, readText } from './config-files.ts'
import { readLiterals } from './config-literals.ts'
import { readProgram } from './config-program.ts'
import type { ReadConfiguration } from './found-site.ts'
import { readSummary } from './gitbook-config.ts'

/** `astro.config.*` of a site that has pages in Markdown. */
export const readAstro: ReadConfiguration = (folder) => {
  const file = findFile(folder, programs('astro.config'))
  if (
    file === null ||
    !['src/content', 'src/data', 'src/pages'].some((name) => existsSync(join(folder, name)))
  )
    return null
  const config = readProgram(join(folder, file))
  const ending = config.text('trailingSlash')
  return {
    file,
    pages: 'src',
    output: {
      builder: /@astrojs\/starlight/.test(readText(join(folder, file))) ? 'Starlight' : 'Astro',
      command: 'npx astro build',
      folder: config.text('outDir') ?? 'dist',
    },
    rules: {
      base: pathOfAddress(config.text('base')),
      siteTitle: config.all.text('title'),
      routes: readAstroRoutes(join(folder, 'src/pages')),
      trailingSlash:
        ending === 'never' || config.all.object('build')?.text('format') === 'file' ? false : null,
    },
  }
}

/**
 * Addresses of collections of content by the pages that draw their entries: `posts/[slug].astro`, or
 * `posts/[...id]/index.astro`, over `getCollection('blog')`, or over the collection of the same name.
 */
function readAstroRoutes(pages: string): Route[] {
  const files = existsSync(pages) ? (readdirSync(pages, { recursive: true }) as string[]) : []
  return files.sort().flatMap((file) => {
    const [, path] =
      /^((?:[^[\]]+\/)?)\[(?:\.{3})?(?:slug|id|path|post|entry|name|title)\](?:\/index)?\.astro$/.exec(
        withSlashes(file),
      ) ?? []
    if (path === undefined) return []
    const name = /\bget(?:Collection|Entry)\(\s*["'](\w+)/.exec(readText(join(pages, file)))?.[1]
    const route = path.replace(/\/$/, '')
    return [{ kind: 'pages', folder: name ?? route.split('/').at(-1)!, path: route }]
  })
}

/** `index.html` that loads docsify, with its settings in a script. */
export const readDocsify: ReadConfiguration = (folder) => {
  const file = findFile(folder, ['index.html'])
  const page = file === null ? '' : readText(join(folder, file))
  if (file === null || !/\$docsify\b|docsify(?:@[\w.]+)?(?:\/lib)?\/docsify|docsify(?:\.min)?\.js/.test(page))
    return null
  const settings = readLiterals(page).object('docsify')
  const config = settings ?? readLiterals(/\$docsify\s*=\s*\{([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '')
  const written = config.text('basePath') ?? ''
  const pages = /^(?:https?:)?\/\//.test(written) ? '' : written.replace(/^\.?\/+|\/+$/g, '')
  return {
    file,
    pages: existsSync(join(folder, pages)) ? pages : '',
    // Bars and covers may have names of their own.
    excluded: ['loadSidebar', 'loadNavbar', 'coverpage'].flatMap((key) => {
      const name = config.text(key)
      return name === null ? [] : [`**/${name.replace(/^\//, '')}`]
    }),
    rules: {
      siteTitle: config.text('name'),
      titles: readSidebars(join(folder, pages), config.text('loadSidebar') ?? '_sidebar.md'),
      homePage: config.text('homepage'),
      cleanUrls: config.text('routerMode') === 'history',
    },
  }
}

/** Titles in the side bars of all folders, that of the first last; a home page has a title of its own. */
function readSidebars(pages: string, name: string): Record<string, string> {
  const files = globSync(`**/${name}`, { cwd: pages, ignore: ['**/node_modules/**'] })
    .sort()
    .reverse()
  return Object.assign({}, ...files.map((file) => readSummary(pages, '', file)), { 'README.md': '' })
}
