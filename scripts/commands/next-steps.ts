import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { isWithin } from '../index/files/is-within.ts'
import { withSlashes } from '../index/files/with-slashes.ts'
import { isStaticSite } from '../index/read/list-source-files.ts'
import { readText } from '../index/site/config-files.ts'
import { type DetectedSite, detectSite } from '../index/site/detect-site.ts'
import type { SiteOutput } from '../index/site/found-site.ts'
import { fillText } from '../messages/fill-text.ts'
import { inCorner, layouts, plugins, writeBox } from './place-box.ts'

/** What the next steps of a site depend on. */
export interface NextStepsOptions {
  /** Folder of the site as the owner named it, built or not. */
  readonly folder: string
  readonly site: Pick<DetectedSite, 'site' | 'output' | 'rules'>
  readonly isBuilt: boolean
  /** Address that the site stands at, such as `/docs/`. */
  readonly base: string
  readonly isChinese: boolean
}

/** Says what the owner of a site does next, so that a static host searches it: commands, and what stands in which file. */
export function describeNextSteps(options: NextStepsOptions): string {
  const { folder, site, isBuilt, base } = options
  const say = options.isChinese ? chinese : english
  const box = writeBox(base)
  const index = (path: string): string[] => [say.next, '', `  npx hansou ${quoted(path)}`, '']
  if (isBuilt) return endLines([...index(folder), ...inFile(say.everyPage, box.lines)])
  if (site.site === null || (site.output === null && site.rules.generator !== 'docsify'))
    return endLines([
      say.next,
      '',
      `  npx hansou ${quoted(folder)} --out index`,
      '  npx hansou serve --index index',
    ])
  if (site.output === null)
    return endLines([
      ...index(withSlashes(join(folder, relative(resolve(folder), site.site.folder)))),
      ...inFile(say.docsify, [box.lines[0]!, inCorner(box.button)]),
    ])
  const build = readBuild(options, site.site, site.output)
  const { builder } = site.output
  const { folder: siteFolder } = site.site
  const configuration = readText(join(siteFolder, site.site.file))
  const boxed = { folder: siteFolder, file: build.file, configuration }
  const plugin = plugins[builder]?.(box, boxed)
  const everyPage = site.output.hasOwnBox === true ? [] : [[say.everyPage, ...box.lines]]
  const written = plugin ?? layouts[builder]?.(box, boxed) ?? everyPage
  const files = written.flatMap(([file = '', ...lines]) => ['', ...inFile(file, lines)])
  const enter = build.path === '' ? [] : [`  cd ${quoted(build.path)}`]
  if (plugin)
    return endLines([
      say.next,
      '',
      ...enter,
      '  npm install hansou',
      ...files,
      '',
      say.build,
      '',
      `  ${build.command}`,
      '',
      fillText(say.withoutPlugin, [`npx hansou ${build.output}`]),
      '',
      ...box.lines.map(indent),
    ])
  return endLines([
    say.next,
    ...(enter.length > 0 ? ['', ...enter] : []),
    ...(files.length > 0 ? [...files, '', say.build] : []),
    '',
    `  ${build.command}`,
    `  npx hansou ${build.output}${build.flags}`,
  ])
}

/**
 * Says which lines put the box of a static search on a page.
 *
 * @param folder  of the index; one outside of the site is served as if it had the usual name in it
 */
export function describePlacing(site: string, folder: string, base: string, isChinese: boolean): string {
  const box = writeBox(base, isWithin(site, folder) ? withSlashes(relative(site, folder)) : undefined)
  return describeLines(box.lines, isChinese)
}

/** Says where the lines of a box are put. */
export function describeLines(lines: readonly string[], isChinese: boolean): string {
  return endLines(['', ...inFile((isChinese ? chinese : english).everyPage, lines), ''])
}

/** Says of a folder without a front page what built site it has or may have; empty where no generator is known. */
export function describeSource(folder: string, isChinese: boolean): string {
  const { site, output } = detectSite(folder, { today: '' })
  if (site === null || output === null) return ''
  const build = readBuild({ folder }, site, output)
  const built = withSlashes(join(build.path, build.output))
  const say = isChinese ? chinese : english
  return isStaticSite(built)
    ? fillText(say.builtSite, [built])
    : fillText(say.source, [output.builder, build.command, built + build.flags, folder])
}

/** How a site is built, from the folder that its commands run in. */
interface SiteBuild {
  /** That folder, from the one where the program runs; empty for that one. */
  readonly path: string
  readonly command: string
  /** Folder of the built site. */
  readonly output: string
  /** Flags behind it, after a blank. */
  readonly flags: string
  /** The site's configuration. */
  readonly file: string
}

function readBuild(
  { folder }: Pick<NextStepsOptions, 'folder'>,
  site: { readonly folder: string; readonly file: string },
  output: SiteOutput,
): SiteBuild {
  const project = projectOf(resolve(folder), site.folder)
  const pages = relative(project, site.folder)
  const written = join(output.isUnderProject ? '' : pages, output.folder)
  return {
    path: withSlashes(join(folder, relative(resolve(folder), project))).replace(/^\.$|\/$/g, ''),
    command: scriptOf(project, output) ?? output.command.replace('%', withSlashes(pages)).trim(),
    output: quoted(withSlashes(written).replace(/\/$/, '')),
    flags: output.flags === undefined ? '' : ` ${output.flags}`,
    file: withSlashes(join(pages, site.file)),
  }
}

/** Folder that commands run in: the nearest above the site's with a `package.json`, else the one that was named. */
export function projectOf(named: string, site: string): string {
  if (!isWithin(named, site)) return site
  for (let folder = site; folder !== named; folder = dirname(folder))
    if (existsSync(join(folder, 'package.json'))) return folder
  return named
}

/** What sends a site away or serves it, which nobody wants who builds it once. */
const doesMore = /\b(?:deploy|push|publish|gh-pages|serve|server|s|d)\b/

/** The script of `package.json` that builds the site, as themes and monorepos have their own; null where none does. */
function scriptOf(project: string, { command }: SiteOutput): string | null {
  const program = /^npx (\w+) (\w+)/.exec(command)
  if (!program) return null
  const [, name, verb] = program
  try {
    const { scripts = {} } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      scripts?: Record<string, unknown>
    }
    const runs = (verbs: string) => {
      const builds = new RegExp(`\\b${name}\\b.*\\b(?:${verbs})\\b`)
      const found = Object.entries(scripts).filter(
        ([, script]) => typeof script === 'string' && builds.test(script) && !doesMore.test(script),
      )
      return found.find(([script]) => script === 'build') ?? found[0]
    }
    const found = runs(verb!) ?? runs('build|g')
    return found ? `npm run ${found[0]}` : null
  } catch {
    return null
  }
}

const english = {
  next: 'Next:',
  build: 'Then:',
  everyPage: 'Put these lines where the search box shall be, on every page',
  docsify: 'In index.html (index again when pages change)',
  withoutPlugin: 'Without the plug-in: % after every build, and where the box shall be, on every page:',
  builtSite: '; its built site is %',
  source: '; it is the source of a site of %: build it (%), then hansou %; hansou init % says more',
}
const chinese: typeof english = {
  next: '接下来：',
  build: '然后：',
  everyPage: '把下面两行放到每个页面上要显示搜索框的地方',
  docsify: '写入 index.html（页面有改动时重新建索引）',
  withoutPlugin: '不用插件：每次构建后运行 %，并在每个页面想放搜索框的位置写入：',
  builtSite: '；建好的网站在 %',
  source: '；它是 % 网站的源文件：先构建（%），再运行 hansou %；详见 hansou init %',
}

function inFile(file: string, lines: readonly string[]): string[] {
  return file === ''
    ? lines.map(indent)
    : [`${file}${/[^ -~]$/.test(file) ? '：' : ':'}`, '', ...lines.map(indent)]
}

function indent(line: string): string {
  return `  ${line}`
}

/** A path as it is typed into a shell: with slashes, which those of Windows take too. */
function quoted(name: string): string {
  const path = withSlashes(name)
  return /[\s"'$`\\()&;|<>*?]/.test(path) ? JSON.stringify(path) : path
}

function endLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
