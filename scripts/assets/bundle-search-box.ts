import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserScript, panelLanguages, panelModes } from '../../src/http/options.ts'
import { bundleBoxScript } from './bundle-box-script.ts'
import {
  bundlePanels,
  panelModule,
  wordsModule,
  writeLabels,
  writePackageLoader,
  writePanels,
} from './search-box-panels.ts'
import type { NameCache } from './shorten-script.ts'
import { writeHeadersFile } from './site-headers.ts'

/** Stands in a compiled build, where the scripts lie ready beside this code. */
declare const HANSOU_BUILD: string

/** The scripts of the browser by the name they are served under. */
export type BrowserScripts = Readonly<Record<BrowserScript, Uint8Array<ArrayBuffer>>>

/** The scripts that the package brings, or bundled from the sources of this checkout. */
export async function readSearchBox(): Promise<BrowserScripts> {
  if (typeof HANSOU_BUILD !== 'string') return bundleSearchBox()
  const read = (name: string) => readFile(new URL(`./${name}`, import.meta.url), 'utf8')
  const panels = writePanels(await readEach(panelModes, (mode) => read(panelModule(mode))))
  const others = await readEach(['hansou-highlight.js', 'page-examples.js'], read)
  return encodeScripts({ 'search-box.js': await read(siteBox), ...panels, ...others })
}

/**
 * Bundles what browsers load: the closed box, which any page can load with or without `type="module"`; its panel,
 * one for each mode and language, a module that the box imports from beside it; and the marks on the page of a hit.
 */
export async function bundleSearchBox(): Promise<BrowserScripts> {
  const { box, panels, others } = await bundleParts()
  return encodeScripts({ 'search-box.js': box, ...writePanels(panels), ...others })
}

/**
 * Bundles what the package holds of the search box, by file name: the panel of each mode without the words, from which
 * `readSearchBox` writes the twelve panels of a site; the words of each language; the box of a site; and a box whose
 * imports a bundler can follow.
 */
export async function bundlePackedSearchBox(): Promise<Readonly<Record<string, Uint8Array<ArrayBuffer>>>> {
  const { names, box, panels, others } = await bundleParts()
  return encodeScripts({
    'search-box.js': await bundleBoxScript('search-box.ts', {
      names,
      replaced: { 'load-panel.ts': writePackageLoader() },
    }),
    [siteBox]: box,
    ...Object.fromEntries(panelModes.map((mode) => [panelModule(mode), panels[mode]!])),
    ...Object.fromEntries(
      panelLanguages.map((language) => [wordsModule(language), `export default${writeLabels(language)}`]),
    ),
    ...others,
  })
}

/** The scripts of a site before its panels get their words. */
async function bundleParts() {
  const panelNames: NameCache = {}
  const panels = await bundlePanels(panelNames)
  const names: NameCache = { props: panelNames.props }
  const version = createHash('sha256')
    .update(JSON.stringify(writePanels(panels)))
    .digest('hex')
    .slice(0, 8)
  const box = wrap(
    await bundleBoxScript('search-box.ts', { names, define: { PANEL_VERSION: JSON.stringify(version) } }),
  )
  const others = {
    'hansou-highlight.js': wrap(await bundleBoxScript('landing/highlight-page.ts')),
    'page-examples.js': await bundleBoxScript('page-examples.ts'),
  }
  return { names, box, panels, others }
}

/** The box of a site, in the package. */
const siteBox = 'search-box-site.js'

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

/** A module without exports as a script that leaves no names behind, loaded either way. */
function wrap(script: string): string {
  return `(()=>{${script.replace(/export\{\};$/, '')}})()`
}

async function readEach<Name extends string>(
  names: readonly Name[],
  read: (name: Name) => Promise<string>,
): Promise<Record<Name, string>> {
  const texts = await Promise.all(names.map(async (name) => [name, await read(name)] as const))
  return Object.fromEntries(texts) as Record<Name, string>
}

function encodeScripts(scripts: Readonly<Record<string, string>>): BrowserScripts {
  const encoder = new TextEncoder()
  return Object.fromEntries(
    Object.entries(scripts).map(([name, script]) => [name, encoder.encode(script)]),
  ) as BrowserScripts
}
