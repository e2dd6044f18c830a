import { expect, it } from 'vitest'
import { shortenModule } from '../../../scripts/assets/shorten-script.ts'
import { shareNames } from '../../../scripts/package/share-names.ts'

const lib = 'function find(){return 1}const open=()=>2,close=()=>3;export{find as a,open as b,close as c};'

/** Minifies scripts that share the exports of `lib.js`. */
async function shorten(scripts: Readonly<Record<string, string>>, kept?: readonly string[]) {
  const shared = shareNames(new Map(Object.entries(scripts)), ['lib.js'], kept)
  return Object.fromEntries(
    await Promise.all(
      [...shared].map(async ([name, { script, names }]) => [name, await shortenModule(script, names)]),
    ),
  )
}

/** Runs a script over the exports of `lib.js`. */
async function run(scripts: Readonly<Record<string, string>>): Promise<unknown> {
  const address = (script: string) => `data:text/javascript,${encodeURIComponent(script)}`
  const app = scripts['app.js']!.replace('./lib.js', address(scripts['lib.js']!))
  return ((await import(/* @vite-ignore */ address(app))) as { readonly run: unknown }).run
}

it.each([
  ['import{b as open,c as close}from"./lib.js";export const run=[open(),close()]', [2, 3]],
  ['import{a as other}from"./lib.js";export const run=other()', 1],
  ['import{a}from"./lib.js";export const run=a()', 1],
])('names alike what one script exports and another imports: %s', async (script, answer) => {
  const scripts = await shorten({ 'lib.js': lib, 'app.js': script })
  const exported = /export\{([^}]*)\}/.exec(scripts['lib.js']!)![1]!.split(',')
  const imported = /import\{([^}]*)\}/.exec(scripts['app.js']!)![1]!.split(',')
  expect(exported.every((name) => /^\w$/.test(name))).toBe(true)
  expect(exported).toEqual(expect.arrayContaining(imported))
  expect(await run(scripts)).toEqual(answer)
})

it('renames what is exported further, and nothing of other scripts', async () => {
  const scripts = await shorten({
    'lib.js': lib,
    'app.js': 'export{b as run}from"./lib.js"',
    'more.js': 'import{b as open}from"./other.js";open()',
  })
  expect(scripts['more.js']).toMatch(/^import\{b as \w+\}from"\.\/other\.js"/)
  expect(await run(scripts)).toBeTypeOf('function')
})

it('gives the shortest name to what most scripts import', () => {
  const scripts = shareNames(
    new Map([
      ['lib.js', lib],
      ['app.js', 'import{c as close}from"./lib.js";close()'],
      ['more.js', 'import{c as end,b as open}from"./lib.js";end(open())'],
    ]),
    ['lib.js'],
  )
  const { names } = scripts.get('lib.js')!
  expect([...names.keys()]).toEqual(['find', 'open', 'close'])
  const once = shareNames(new Map([['lib.js', 'const close=3;export{close as c};']]), ['lib.js'])
  expect(names.get('close')).toBe(once.get('lib.js')!.names.get('close'))
})

it('keeps the names that others import', async () => {
  const scripts = await shorten({ 'lib.js': lib, 'app.js': 'import{b as open}from"./lib.js";open()' }, ['a'])
  expect(scripts['lib.js']).toMatch(/export\{\w+ as a,\w,\w\}/)
})

it('has one name for what a script exports that it imports', () => {
  const scripts = shareNames(
    new Map([
      ['base.js', 'const open=()=>2;export{open as b};'],
      ['lib.js', 'import{b as start}from"./base.js";export{start as c};'],
      ['app.js', 'import{c as open}from"./lib.js";open()'],
    ]),
    ['lib.js', 'base.js'],
  )
  const named = [...scripts.values()].map(({ names }) => [...names.values()])
  expect(named).toEqual([named[0], named[0], named[0]])
  expect(named[0]).toHaveLength(1)
})

it('gives no keyword as a name', () => {
  const locals = Array.from({ length: 3000 }, (_, index) => `open${index}`)
  const script = `export{${locals.map((name) => `${name} as ${name.slice(4)}x`)}};`
  const { names } = shareNames(new Map([['lib.js', script]]), ['lib.js']).get('lib.js')!
  expect(new Set(names.values()).size).toBe(3000)
  for (const name of names.values()) expect(() => new Function(`const ${name} = 1`), name).not.toThrow()
})
