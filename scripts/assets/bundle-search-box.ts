import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Plugin } from 'rolldown'
import { type BrowserScript, browserScripts, panelLanguages, panelModes } from '../../src/http/options.ts'
import { words } from '../../src/search-box/words.ts'
import { bundleScript } from './bundle-script.ts'
import { type NameCache, shortenScript } from './shorten-script.ts'
import { writeHeadersFile } from './site-headers.ts'

/** Stands in a compiled build, where the scripts lie ready beside this code. */
declare const HANSOU_BUILD: string

const target = ['chrome125', 'firefox126', 'safari17.5']

/** The scripts of the browser by the name they are served under. */
export type BrowserScripts = Readonly<Record<BrowserScript, Uint8Array<ArrayBuffer>>>

/** The scripts that the package brings, or bundled from the sources of this checkout. */
export async function readSearchBox(): Promise<BrowserScripts> {
  if (typeof HANSOU_BUILD !== 'string') return bundleSearchBox()
  const read = async (name: BrowserScript) => {
    const bytes = await readFile(new URL(`./${name}`, import.meta.url))
    return [name, new Uint8Array(bytes)] as const
  }
  return Object.fromEntries(await Promise.all(browserScripts.map(read))) as BrowserScripts
}

/**
 * Bundles what browsers load: the closed box, which any page can load with or without `type="module"`; its panel,
 * one for each mode and language, a module that the box imports from beside it; and the marks on the page of a hit.
 *
 * @param isPackage for bundlers: the box is a module whose imports name each panel
 */
export async function bundleSearchBox(isPackage = false): Promise<BrowserScripts> {
  const names: NameCache = {}
  const panels: Record<string, string> = {}
  for (const mode of panelModes) {
    const shared = { 'elements.ts': takeShared, 'shortcut.ts': takeShared }
    const panel = await bundle('panel.ts', names, shared, { PANEL_MODE: JSON.stringify(mode) })
    for (const language of panelLanguages) panels[panelName(mode, language)] = writeLabels(language) + panel
  }
  const highlight = await bundle('highlight-page.ts')
  const examples = await bundle('page-examples.ts')
  const version = createHash('sha256').update(JSON.stringify(panels)).digest('hex').slice(0, 8)
  const box = isPackage
    ? await bundle('search-box.ts', names, { 'load-panel.ts': writePackageLoader() })
    : wrap(await bundle('search-box.ts', names, {}, { PANEL_VERSION: JSON.stringify(version) }))
  const scripts = {
    'search-box.js': box,
    ...panels,
    'hansou-highlight.js': wrap(highlight),
    'page-examples.js': examples,
  }
  const encoder = new TextEncoder()
  return Object.fromEntries(
    Object.entries(scripts).map(([name, script]) => [name, encoder.encode(script)]),
  ) as unknown as BrowserScripts
}

/**
 * Writes the scripts into the folder of a site, with the headers of its files.
 *
 * @param headers  text of its `_headers`
 */
export async function writeSearchBox(
  siteFolder: string,
  headers: string = writeHeadersFile(),
): Promise<void> {
  await mkdir(siteFolder, { recursive: true })
  const scripts = await readSearchBox()
  for (const [name, script] of Object.entries(scripts)) await writeFile(join(siteFolder, name), script)
  await writeFile(join(siteFolder, '_headers'), headers)
}

/**
 * @param names  short names given to private properties, so that box and panel agree on them
 * @param replaced  text of modules by file name, in the place of the files
 */
async function bundle(
  name: string,
  names: NameCache = {},
  replaced: Readonly<Record<string, string>> = {},
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const script = await bundleScript({
    entry: `src/search-box/${name}`,
    format: 'esm',
    target,
    define,
    plugins: [styleText, replaceModules(replaced)],
  })
  return shortenScript(new TextDecoder().decode(script), names)
}

function panelName(mode: string, language: string): string {
  return `search-box-${mode}-${language}.js`
}

/** The words of one language, under the name that labels.ts reads them by. */
function writeLabels(language: keyof typeof words): string {
  const labels = Object.entries(words[language]).map(([name, word]) => `${name}:${JSON.stringify(word)}`)
  return `const PANEL_LABELS={${labels.join()}};`
}

/** In the place of load-panel.ts: imports that a bundler of somebody else's can follow. */
function writePackageLoader(): string {
  const names = panelModes.flatMap((mode) => panelLanguages.map((language) => panelName(mode, language)))
  const imports = names.map((name) => `'${name}': () => import('./${name}')`)
  return `const panels = {${imports.join()}}
export const loadPanel = (mode, language) => panels[\`search-box-\${mode}-\${language}.js\`]()`
}

/** In a panel, in the place of modules that the box has too. */
const takeShared = `export const { createElement, createButton, belongsToInputMethod, isApple } =
  customElements.get('hansou-search').shared`

/** A module without exports as a script that leaves no names behind, loaded either way. */
function wrap(script: string): string {
  return `(()=>{${script.replace(/export\{\};$/, '')}})()`
}

/** A style sheet as text, for `adoptedStyleSheets`, which every content security policy allows. */
const styleText: Plugin = {
  name: 'style-text',
  async load(file) {
    if (!file.endsWith('.css')) return null
    const { transform } = await import('esbuild')
    const { code } = await transform(await readFile(file, 'utf8'), { loader: 'css', minify: true, target })
    // Custom properties keep the spaces they were written with.
    const text = code.trim().replace(/([:,]) /g, '$1')
    return { code: `export default ${JSON.stringify(text)}`, moduleType: 'js' }
  },
}

/** Puts text in the place of modules; what that text imports stays an import. */
function replaceModules(texts: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'replace-modules',
    load: (file) => {
      const code = texts[basename(file)]
      return code === undefined ? null : { code, moduleType: 'js' }
    },
    resolveId: (name, importer) =>
      importer !== undefined && basename(importer) in texts ? { id: name, external: true } : null,
  }
}
