import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Route } from '../../../src/article/generators/site-rules.ts'
import { findFile, pathOfAddress, programs, readConfigValues, readText, textAt } from './config-files.ts'
import type { ConfigLiterals } from './config-literals.ts'
import { readProgram } from './config-program.ts'
import type { ReadConfiguration, SiteOutput } from './found-site.ts'

/** `.vitepress/config.*`, or `.vuepress/config.*`, where `README` stands for its folder. */
export const readVitePress: ReadConfiguration = (folder) => {
  const file = findFile(
    folder,
    ['.vitepress', '.vuepress'].flatMap((name) => [
      ...programs(`${name}/config`),
      ...programs(`${name}/config/index`),
      ...programs(`${name}/config/shared`),
    ]),
  )
  if (file === null) return null
  const program = readProgram(join(folder, file))
  const config = program.all
  const isVuePress = file.startsWith('.vuepress')
  return {
    file,
    pages: program.text('srcDir')?.replace(/^\.\/?/, '') ?? '',
    excluded: config.texts('srcExclude'),
    output: isVuePress
      ? readVuePressOutput(program.text('dest'))
      : {
          builder: 'VitePress',
          command: 'npx vitepress build %',
          folder: program.text('outDir') ?? '.vitepress/dist',
        },
    rules: {
      base: pathOfAddress(program.text('base')),
      siteTitle: program.text('title'),
      cleanUrls: program.flag('cleanUrls') ?? false,
      rewrites: config.object('rewrites')?.pairs() ?? {},
      routes: isVuePress ? [{ kind: 'pages', folder: '', path: '' }] : [],
    },
  }
}

/** VuePress counts `dest` from the folder that it is called in. */
function readVuePressOutput(written: string | null): SiteOutput {
  return {
    builder: 'VuePress',
    command: 'npx vuepress build %',
    folder: written ?? '.vuepress/dist',
    isUnderProject: written !== null,
  }
}

/** `docusaurus.config.*` with the versions and authors that stand beside it. */
export const readDocusaurus: ReadConfiguration = (folder) => {
  const file = findFile(folder, programs('docusaurus.config'))
  if (file === null) return null
  const program = readProgram(join(folder, file))
  const config = program.all
  const versions: unknown = readConfigValues(join(folder, 'versions.json'))
  const latest = config.text('lastVersion') ?? (Array.isArray(versions) ? String(versions[0]) : null)
  const authors = Object.entries(readConfigValues(join(folder, 'blog/authors.yml'))).flatMap(
    ([id, author]) => {
      const name = textAt(author, 'name')
      return name === null ? [] : [[id, name] as const]
    },
  )
  const i18n = config.object('i18n')
  const routes = readRoutes(config)
  const isBeside = routes.some(({ folder: path }) => path.startsWith('../'))
  return {
    file,
    pages: isBeside ? '..' : '',
    excluded: config.objects('docs').flatMap((docs) => docs.texts('exclude')),
    output: { builder: 'Docusaurus', command: 'npx docusaurus build', folder: 'build' },
    rules: {
      base: pathOfAddress(program.text('baseUrl')),
      siteTitle: program.text('title'),
      trailingSlash: program.flag('trailingSlash'),
      routes,
      siteFolder: isBeside ? `${basename(folder)}/` : '',
      dropsNumbers: !config.isOff('numberPrefixParser'),
      latestVersion: latest,
      languages: i18n?.texts('locales') ?? [],
      defaultLanguage: i18n?.text('defaultLocale') ?? null,
      authors: Object.fromEntries(authors),
    },
  }
}

/** Routes of the documents and blogs that presets and plug-ins configure. */
function readRoutes(config: ConfigLiterals): Route[] {
  const routes: Route[] = []
  for (const kind of ['docs', 'blog'] as const) {
    if (config.isOff(kind)) continue
    const given = config
      .objects(kind)
      .map((object) => object.own())
      .find((object) => object.text('routeBasePath') !== null || object.text('path') !== null)
    routes.push(routeOf(kind, given ?? null))
  }
  for (const plugin of config.objectsBehind('plugin-content-docs')) routes.push(routeOf('docs', plugin.own()))
  for (const plugin of config.objectsBehind('blog(?:-plugin)?')) routes.push(routeOf('blog', plugin.own()))
  return [...routes, { kind: 'pages', folder: 'src/pages', path: '' }]
}

function routeOf(kind: 'docs' | 'blog', given: ConfigLiterals | null): Route {
  const trim = (path: string): string => path.replace(/^(?:(?:\.?\/)+)|\/+$/g, '')
  const folder = trim(given?.text('path') ?? kind)
  return { kind, folder, path: trim(given?.text('routeBasePath') ?? kind) }
}

/** A vault of Obsidian, or a graph of Logseq with its backups. */
export const readObsidian: ReadConfiguration = (folder) => {
  const file = ['.obsidian', 'logseq/config.edn'].find((name) => existsSync(join(folder, name)))
  if (file === undefined) return null
  const isStrict = /"strictLineBreaks":\s*true/.test(readText(join(folder, file, 'app.json')))
  return { file, pages: '', rules: { breaksLines: !isStrict }, excluded: ['logseq/**'] }
}
