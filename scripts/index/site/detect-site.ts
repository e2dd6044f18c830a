import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { globSync } from 'tinyglobby'
import { type GeneratorName, plainSite, type SiteRules } from '../../../src/article/generators/site-rules.ts'
import { withSlashes } from '../files/with-slashes.ts'
import { readHugo, readJekyll } from './blog-configs.ts'
import { pathOfAddress, readText } from './config-files.ts'
import { readDocusaurus, readObsidian, readVitePress } from './docs-configs.ts'
import type { ReadConfiguration, SiteOutput } from './found-site.ts'
import { readGitBook } from './gitbook-config.ts'
import { readHexo } from './hexo-config.ts'
import { readFumadocs, readMintlify } from './hosted-docs.ts'
import { readMkDocs } from './mkdocs-config.ts'
import { readOtherSite } from './other-sites.ts'
import type { SiteFinding } from './site-finding.ts'
import { readAstro, readDocsify } from './static-configs.ts'

/** The rules of the site that a folder belongs to. */
export interface DetectedSite {
  readonly rules: SiteRules
  /** Globs of files, from the folder, that the site makes no pages of. */
  readonly excluded: readonly string[]
  /** What was found and where. */
  readonly findings: readonly SiteFinding[]
  /** The site's folder and the file that says what it is; null for plain Markdown. */
  readonly site: { readonly folder: string; readonly file: string } | null
  /** How the site is built; null where it is not known, and where nothing is built. */
  readonly output: SiteOutput | null
}

/** What is said of a site beside its configuration. */
export interface DetectOptions {
  /** Generator of the site, or `auto`. */
  readonly from?: string
  /** Address that the site stands at; else its configuration says it. */
  readonly base?: string
  /** Today (`YYYY-MM-DD`): pages dated later are left out where the generator does so. */
  readonly today: string
}

type Configured = Exclude<GeneratorName, 'plain'>

/** In the order they are looked for in one folder. */
const readers: Readonly<Record<Configured, { name: string; read: ReadConfiguration; pages: string }>> = {
  docusaurus: { name: 'Docusaurus', read: readDocusaurus, pages: 'docs' },
  vitepress: { name: 'VitePress', read: readVitePress, pages: '' },
  mkdocs: { name: 'MkDocs', read: readMkDocs, pages: 'docs' },
  hugo: { name: 'Hugo', read: readHugo, pages: 'content' },
  hexo: { name: 'Hexo', read: readHexo, pages: 'source' },
  jekyll: { name: 'Jekyll', read: readJekyll, pages: '' },
  obsidian: { name: 'Obsidian', read: readObsidian, pages: '' },
  astro: { name: 'Astro', read: readAstro, pages: 'src' },
  docsify: { name: 'docsify', read: readDocsify, pages: '' },
  gitbook: { name: 'GitBook', read: readGitBook, pages: '' },
}
/** Generators that are read by the rules of another, under their own name. */
const builders: ReadonlySet<string> = new Set(['VuePress', 'mdBook', 'Starlight', 'Zensical'])
const foldersAbove = 5
/** Folders under a project that hold its site. */
const foldersBelow = ['docs', 'website', 'site', 'blog', 'doc', 'src', 'book', 'exampleSite', 'demo']
/** The end of the name of a folder that holds a site. */
const siteName = /(?:^|[-_/])(?:docs?|document\w*|(?:web)?site|blog|book|wiki|manual)\/?$/i

/**
 * Finds the generator that a folder of Markdown is written for by the site's own configuration: in the folder, in a
 * folder of its that usually holds a site, or above it, up to the folder that the project begins with.
 */
export function detectSite(source: string, { from = 'auto', base, today }: DetectOptions): DetectedSite {
  const folder = resolve(source)
  const wanted = from === 'auto' ? (Object.keys(readers) as Configured[]) : [from as Configured]
  const given = base === undefined ? {} : { base: pathOfAddress(base) }
  if (from === 'plain')
    return {
      rules: { ...plainSite, ...given, today },
      ...unknownSite,
      findings: [['plain']],
    }
  for (const site of foldersToLookIn(folder)) {
    for (const generator of wanted) {
      const { name, read } = readers[generator]
      const found = read(site)
      const paths = found && pathsBetween(folder, join(site, found.pages))
      if (!found || !paths) continue
      const { builder = '' } = found.output ?? {}
      const rules = {
        ...plainSite,
        linksNotes: linksNotes(site, found.file),
        ...found.rules,
        ...paths,
        ...given,
        generator,
        today,
      }
      const excluded = (found.excluded ?? []).flatMap((glob) => globFrom(paths, glob))
      return {
        rules,
        excluded,
        findings: findingsOf(
          'site',
          builders.has(builder) ? builder : name,
          relative(folder, join(site, found.file)),
          { ...found.rules, ...paths },
        ),
        site: { folder: site, file: found.file },
        output: found.output ?? null,
      }
    }
  }
  if (from === 'auto') {
    const plain = { ...plainSite, ...given, today }
    return (
      detectOther(folder, plain) ?? {
        rules: plain,
        ...unknownSite,
        findings: [['unknown', source], ['paths']],
      }
    )
  }
  const { name, pages } = readers[wanted[0]!]
  return {
    rules: {
      ...plainSite,
      ...given,
      ...usualPaths(folder, wanted[0]!, pages),
      future: from !== 'hugo' && from !== 'jekyll',
      generator: wanted[0]!,
      today,
    },
    ...unknownSite,
    findings: [['asked', name, source]],
  }
}

/** Whether a folder is opened by Obsidian as well, or its site has a plug-in for links of notes (`[[note]]`). */
function linksNotes(site: string, file: string): boolean {
  const said = ['package.json', file].map((name) => readText(join(site, name))).join()
  return existsSync(join(site, '.obsidian')) || /wiki-?links?|bi-?directional|roamlinks|ezlinks/i.test(said)
}

/** The site of a generator that has no rules here. */
function detectOther(folder: string, plain: SiteRules): DetectedSite | null {
  for (const site of foldersToLookIn(folder)) {
    const found = readMintlify(site) ?? readFumadocs(site) ?? readOtherSite(site)
    const paths = found && pathsBetween(folder, join(site, found.pages))
    if (!found || !paths) continue
    const { builder, output = null } = found
    return {
      rules: { ...plain, ...paths, ...found.rules },
      excluded: (found.excluded ?? []).flatMap((glob) => globFrom(paths, glob)),
      findings: findingsOf(
        'otherSite',
        builder,
        relative(folder, join(site, found.file)),
        { ...found.rules, ...paths },
        output,
      ),
      site: { folder: site, file: found.file },
      output,
    }
  }
  return null
}

const unknownSite = { excluded: [], site: null, output: null }

function foldersToLookIn(folder: string): string[] {
  const folders = [
    folder,
    ...foldersBelow.map((name) => join(folder, name)).filter((path) => existsSync(path)),
  ]
  for (let above = folder, steps = 0; steps < foldersAbove; steps++) {
    if (existsSync(join(above, '.git')) || above === dirname(above)) break
    above = dirname(above)
    folders.push(above)
  }
  // Last what the name of a folder says, in a project of several packages too.
  const named = globSync('{,apps/,packages/,docs/}*', { cwd: folder, onlyDirectories: true, deep: 2 })
  return [...folders, ...named.filter((name) => siteName.test(name)).map((name) => join(folder, name))]
}

type Paths = Pick<SiteRules, 'pagesUnder' | 'pathPrefix'>

/** How the folder of articles and the site's folder of pages lie to each other; null where neither holds the other. */
function pathsBetween(folder: string, pages: string): Paths | null {
  const inside = withSlash(relative(folder, pages))
  if (!inside.startsWith('../')) return { pagesUnder: inside, pathPrefix: '' }
  const above = withSlash(relative(pages, folder))
  return above.startsWith('../') ? null : { pagesUnder: '', pathPrefix: above }
}

/** A glob under the site's folder of pages as one from the folder of articles; none for what stands outside of it. */
function globFrom({ pagesUnder, pathPrefix }: Paths, glob: string): string[] {
  const path = glob.replace(/^\.?\//, '')
  if (pathPrefix === '' || path.startsWith('**')) return [pagesUnder + path]
  return path.startsWith(pathPrefix) ? [path.slice(pathPrefix.length)] : []
}

function withSlash(path: string): string {
  return path === '' ? '' : `${withSlashes(path)}/`
}

/** Where the pages of a generator usually lie in a folder of which nothing is known. */
function usualPaths(folder: string, generator: Configured, pages: string): Paths {
  if (basename(folder) === '_posts') return { pagesUnder: '', pathPrefix: '_posts/' }
  if (generator === 'docusaurus')
    return { pagesUnder: '', pathPrefix: existsSync(join(folder, pages)) ? '' : `${pages}/` }
  return { pagesUnder: pages !== '' && existsSync(join(folder, pages)) ? `${pages}/` : '', pathPrefix: '' }
}

/** What is said of a site whose configuration was found. */
function findingsOf(
  kind: 'site' | 'otherSite',
  name: string,
  file: string,
  { pagesUnder, permalink, base = '/' }: Partial<SiteRules>,
  output: SiteOutput | null = null,
): readonly SiteFinding[] {
  const findings: (SiteFinding | false)[] = [
    [kind, name, withSlashes(file)],
    !!pagesUnder && ['pages', pagesUnder],
    permalink ? ['permalink', permalink] : kind === 'otherSite' && ['paths'],
    base !== '/' && ['base', base],
    output !== null && ['output', output.folder],
  ]
  return findings.filter((finding) => finding !== false)
}
