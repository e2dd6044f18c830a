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
  'pageLanguage',
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

/** Short names of private properties, and of what stands outside functions, by their names; terser adds new ones. */
export interface NameCache {
  props?: object | undefined
  vars?: object
}

/**
 * Minifies a script once more: terser finds 1 % after Rolldown, and gives private properties short names (1.5 %).
 *
 * @param names  names given before, which stay the same
 */
export function shortenScript(script: string, names: NameCache): Promise<string> {
  // `undeclared` is not among its types: properties of what another script of the box has made.
  const properties = { regex: new RegExp(`^(${privateProperties.join('|')})$`), undeclared: true }
  return minify(script, {
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
      lhs_constants: false,
      unsafe_comps: true,
      inline: 1,
    },
    mangle: { ...mangle, properties },
  })
}

/**
 * Minifies a module once more; every property keeps its name. Comparisons and conditions stay as they are written:
 * turned around (`null === x`) they differ from each other, and the package is 400 bytes larger. With functions first
 * in their scope it is 900 bytes smaller, with fewer of them and of properties put where they are used 200.
 *
 * @param names  short names of what stands outside functions, by their names before
 */
export function shortenModule(script: string, names: ReadonlyMap<string, string>): Promise<string> {
  return minify(script, {
    nameCache: {
      vars: { props: Object.fromEntries([...names].map(([name, short]) => [`$${name}`, short])) },
    },
    compress: {
      passes: 2,
      unsafe: true,
      unsafe_methods: true,
      pure_getters: true,
      lhs_constants: false,
      conditionals: false,
      hoist_funs: true,
      hoist_props: false,
      inline: 1,
    },
    mangle,
  })
}

async function minify(script: string, options: MinifyOptions): Promise<string> {
  const terser = await import('terser')
  const { code } = await terser.minify(script, { module: true, ecma: 2020, ...options })
  if (code === undefined) throw new Error('expected a minified script, got none')
  return code
}

/** Letters of short names, the commonest in the code of all scripts first. */
const letters = 'etnrasoilcudhfpmgbvywxkqjzTSEARCILMNOPDFHBGUVWYXKQJZ_$'

/**
 * Short names in one order for every script. Left to itself, terser counts the letters of each, and what scripts have in
 * common looks different in them: the package is 1 kB larger.
 */
const mangle = { nth_identifier: { get: writeName } }

/** The short name of a number. */
export function writeName(index: number): string {
  const name = letters[index % letters.length]!
  return index < letters.length ? name : name + writeName(Math.floor(index / letters.length) - 1)
}
