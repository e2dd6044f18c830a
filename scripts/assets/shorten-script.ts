import type { MinifyOptions } from 'terser'

/**
 * Properties that only scripts of the search box know: neither the platform, the API and the site, nor what is kept
 * on the device from one release to the next. None that is looked up by its name as a string.
 */
const privateProperties = [
  'actions',
  'activate',
  'alternatives',
  'announcer',
  'answer',
  'askFreely',
  'asking',
  'belongsToInputMethod',
  'choose',
  'closeLabel',
  'countYears',
  'createButton',
  'drawn',
  'failure',
  'follow',
  'frame',
  'goesToFirst',
  'hiddenFields',
  'isApple',
  'isEmpty',
  'isExtending',
  'isOffline',
  'isOpen',
  'isRestoring',
  'isWaiting',
  'keepsRecent',
  'mayAsk',
  'onChange',
  'onClose',
  'openSearch',
  'pageFields',
  'popular',
  'preset',
  'press',
  'problem',
  'pushed',
  'queries',
  'readColors',
  'restore',
  'resultsAddress',
  'root',
  'shared',
  'toggle',
  'trigger',
  'typing',
  'wantsOpen',
] as const

/** Short names of properties, by their names. */
export type NameCache = object

/**
 * Minifies a script once more: terser finds 1 % after Rolldown, and gives private properties short names (1.5 %).
 *
 * @param names  names given before, which stay the same; new ones are added
 */
export function shortenScript(script: string, names: NameCache): Promise<string> {
  // `undeclared` is not among its types: properties of what another script of the box has made.
  const properties = { regex: new RegExp(`^(${privateProperties.join('|')})$`), undeclared: true }
  return minify(script, {
    ecma: 2020,
    nameCache: names,
    compress: {
      passes: 4,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      pure_getters: true,
      keep_fargs: false,
      hoist_vars: true,
      hoist_funs: true,
      conditionals: false,
      unsafe_comps: true,
      inline: 1,
    },
    mangle: { properties },
  })
}

/**
 * Minifies a module once more; every property keeps its name. Comparisons and conditions stay as they are written:
 * turned around (`null === x`) they differ from each other, and the package is 400 bytes larger.
 */
export function shortenModule(script: string): Promise<string> {
  return minify(script, {
    ecma: 2020,
    compress: { passes: 2, lhs_constants: false, conditionals: false },
  })
}

async function minify(script: string, options: MinifyOptions): Promise<string> {
  const terser = await import('terser')
  const { code } = await terser.minify(script, { module: true, ...options })
  if (code === undefined) throw new Error('expected a minified script, got none')
  return code
}
