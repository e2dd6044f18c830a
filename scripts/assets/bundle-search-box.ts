import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'rolldown'
import { type BrowserScript, browserScripts } from '../../src/http/options.ts'
import { bundleScript } from './bundle-script.ts'
import { writeHeadersFile } from './site-headers.ts'

/** Stands in a compiled build, where the scripts lie ready beside this code. */
declare const HANSOU_BUILD: string

const target = ['chrome125', 'firefox126', 'safari17.5']
const panelAddress = './search-box-panel.js'

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
 * Bundles what browsers load: the closed box, which any page can load with or without `type="module"`;
 * its panel, a module that the box imports from beside it; and the marks on the page of a hit.
 *
 * @param isPackage for bundlers: the box is a module whose import says nothing but the panel's name
 */
export async function bundleSearchBox(isPackage = false): Promise<BrowserScripts> {
  const common = { target, plugins: [styleText] }
  const [panel, highlight, examples] = await Promise.all([
    bundleScript({ ...common, entry: 'src/search-box/panel.ts', format: 'esm' }),
    bundleScript({ ...common, entry: 'src/search-box/highlight-page.ts', format: 'iife' }),
    bundleScript({ ...common, entry: 'src/search-box/page-examples.ts', format: 'esm' }),
  ])
  // A box that was kept must not load the panel of another release.
  const version = createHash('sha256').update(panel).digest('hex').slice(0, 10)
  const address = isPackage ? panelAddress : `${panelAddress}?v=${version}`
  const box = await bundleScript({
    ...common,
    entry: 'src/search-box/search-box.ts',
    format: isPackage ? 'esm' : 'iife',
    define: { PANEL_ADDRESS: JSON.stringify(isPackage ? '' : address) },
    plugins: [styleText, leaveOut('./panel.ts', address)],
  })
  return {
    'search-box.js': box,
    'search-box-panel.js': panel,
    'hansou-highlight.js': highlight,
    'page-examples.js': examples,
  }
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

/** A style sheet as text, for `adoptedStyleSheets`, which every content security policy allows. */
const styleText: Plugin = {
  name: 'style-text',
  async load(file) {
    if (!file.endsWith('.css')) return null
    const { transform } = await import('esbuild')
    const { code } = await transform(await readFile(file, 'utf8'), { loader: 'css', minify: true, target })
    return { code: `export default ${JSON.stringify(code.trim())}`, moduleType: 'js' }
  },
}

/** Leaves an import to the browser, under another address. */
function leaveOut(name: string, address: string): Plugin {
  return {
    name: 'leave-out',
    resolveId: (imported, _importer, { kind }) =>
      imported === name && kind === 'dynamic-import' ? { id: address, external: true } : null,
  }
}

if (import.meta.main) await writeSearchBox(process.argv[2] ?? 'dist/site')
