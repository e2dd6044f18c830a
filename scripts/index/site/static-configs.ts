import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findFile, pathOfAddress, readText } from './config-files.ts'
import { readLiterals } from './config-literals.ts'
import { readProgram } from './config-program.ts'
import type { ReadConfiguration } from './found-site.ts'

/** `astro.config.*` of a site that has pages in Markdown. */
export const readAstro: ReadConfiguration = (folder) => {
  const file = findFile(
    folder,
    ['mjs', 'ts', 'mts', 'js', 'cjs'].map((ending) => `astro.config.${ending}`),
  )
  if (file === null || !['src/content', 'src/pages'].some((name) => existsSync(join(folder, name))))
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
      trailingSlash:
        ending === 'never' || config.all.object('build')?.text('format') === 'file' ? false : null,
    },
  }
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
    rules: {
      siteTitle: config.text('name'),
      homePage: config.text('homepage'),
      cleanUrls: config.text('routerMode') === 'history',
    },
  }
}
