import { panelLanguages, panelModes } from '../../src/http/options.ts'
import { words } from '../../src/search-box/render/words.ts'
import { bundleBoxScript } from './bundle-box-script.ts'
import type { NameCache } from './shorten-script.ts'

/** File of the package that holds the panel of one mode, without words. */
export const panelModule = (mode: string): string => `search-box-${mode}.js`
/** File of the package that holds the words of one language. */
export const wordsModule = (language: string): string => `search-box-words-${language}.js`

/**
 * The panel of each mode: a module whose default export takes the words and returns `createPanel`.
 *
 * @param names  short names, the same in each: what the modes have in common is packed once
 */
export async function bundlePanels(names: NameCache): Promise<Readonly<Record<string, string>>> {
  const panels: Record<string, string> = {}
  for (const mode of panelModes) {
    const script = await bundleBoxScript('panel/panel.ts', {
      names,
      replaced: { 'elements.ts': takeShared, 'shortcut.ts': takeShared },
      define: { PANEL_MODE: JSON.stringify(mode) },
    })
    panels[mode] = takeWords(script)
  }
  return panels
}

/** Puts the words of each language into the panel of each mode: modules that export `createPanel`. */
export function writePanels(panels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = panelModes.flatMap((mode) => panelLanguages.map((language) => ({ mode, language })))
  return Object.fromEntries(
    pairs.map(({ mode, language }) => {
      const panel = panels[mode]!.replace(exportDefault, '').replace(/;$/, '')
      return [
        `search-box-${mode}-${language}.js`,
        `const e=${writeLabels(language)};export const createPanel=(${panel})(e)`,
      ]
    }),
  )
}

const exportDefault = /^export default\s*/

/** Makes of a panel's script a function of the words that labels.ts reads. */
function takeWords(script: string): string {
  const [end, name] = /export\s*\{\s*(\S+) as createPanel\s*\};?\s*$/.exec(script) ?? []
  if (end === undefined) throw new Error('expected a panel that exports createPanel, and nothing else')
  return `export default(PANEL_LABELS)=>{${script.slice(0, -end.length)}return ${name}}`
}

/** The words of one language as an expression. */
export function writeLabels(language: keyof typeof words): string {
  return `{${Object.entries(words[language]).map(([name, word]) => `${name}:${JSON.stringify(word)}`)}}`
}

/** In the place of load-panel.ts: imports that a bundler of somebody else's can follow. */
export function writePackageLoader(): string {
  const list = (keys: readonly string[], name: (key: string) => string) =>
    `{${keys.map((key) => `'${key}': () => import('./${name(key)}')`)}}`
  return `const panels = ${list(panelModes, panelModule)}, words = ${list(panelLanguages, wordsModule)}
export const loadPanel = async (mode, language) => {
  const [panel, labels] = await Promise.all([panels[mode](), words[language]()])
  return { createPanel: panel.default(labels.default) }
}`
}

/** Replaces, in a panel, the modules that the box has too. */
const takeShared = `export const { createElement, createButton, belongsToInputMethod, isApple } =
  customElements.get('hansou-search').shared`
