import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Plugin } from 'rolldown'
import { bundleScript } from './bundle-script.ts'
import { type NameCache, shortenScript } from './shorten-script.ts'

const target = ['chrome125', 'firefox126', 'safari17.5']

/** How a script of the search box is bundled; everything has a default. */
export interface BoxScriptOptions {
  /** Short names given before: scripts that share them agree on private properties. */
  readonly names?: NameCache
  /** Text that replaces modules, by file name. */
  readonly replaced?: Readonly<Record<string, string>>
  /** Names that stand for an expression, by name. */
  readonly define?: Readonly<Record<string, string>>
}

/**
 * Bundles one script of the search box.
 *
 * @param name  path of the file in `src/search-box`
 */
export async function bundleBoxScript(
  name: string,
  { names = {}, replaced = {}, define = {} }: BoxScriptOptions = {},
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

/** Replaces modules by text; imports of that text stay imports. */
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
