import { describe, expect, it } from 'vitest'
import { readLiterals } from '../../../../scripts/index/site/config-literals.ts'

const program = `
import { defineConfig } from 'x'
// base: '/no/',
/* title: '注', */
const shared = { description: "茶// 园", nested: { base: '/inner/' } }
export default defineConfig({
  base: '/docs/',
  title: \`茶园\`,
  'lang': "zh",
  clean: true,
  old: false,
  draft: someCall(),
  langs: ['zh', "en", \`ja\`],
  none: [],
  theme: { title: '里', colors: { base: '/deep/' }, note: '}' },
  theme2: {},
  plugins: [
    ['plugin-a', { id: 'one' }],
    [require.resolve('plugin-a'), { id: 'two' }],
    ['plugin-b', { id: 'three' }],
  ],
  redirects: { '/a': '/b', "/c": '/d', plain: '/e' },
})
`
const literals = readLiterals(program)

describe('a program', () => {
  it.each([
    ['base', '/inner/'],
    ['title', '茶园'],
    ['lang', 'zh'],
    ['description', '茶// 园'],
    ['draft', null],
    ['clean', null],
    ['missing', null],
    ['ase', null],
  ])('says of the text %s the first: %s', (key, text) => {
    expect(literals.text(key)).toBe(text)
  })

  it.each([
    ['clean', true],
    ['old', false],
    ['base', null],
    ['missing', null],
  ])('says of the flag %s: %s', (key, flag) => {
    expect(literals.flag(key)).toBe(flag)
  })

  it.each([
    ['old', true],
    ['clean', false],
    ['missing', false],
  ])('switches %s off: %s', (key, isOff) => {
    expect(literals.isOff(key)).toBe(isOff)
  })

  it.each([
    ['langs', ['zh', 'en', 'ja']],
    ['none', []],
    ['missing', []],
  ])('lists the texts of %s: %j', (key, texts) => {
    expect(literals.texts(key)).toEqual(texts)
  })

  it('has objects within objects, which end at their own brace', () => {
    const theme = literals.object('theme')!
    expect([theme.text('title'), theme.text('base'), theme.text('note')]).toEqual(['里', '/deep/', '}'])
    expect([theme.text('lang'), theme.text('id')]).toEqual([null, null])
    expect(literals.object('missing')).toBeNull()
    expect(literals.object('base')).toBeNull()
    expect(literals.objects('theme')).toHaveLength(1)
  })

  it('says itself what stands in no object of it', () => {
    const theme = literals.object('theme')!.own()
    expect([theme.text('title'), theme.text('base')]).toEqual(['里', null])
  })

  it('says what it exports before what has the name of a configuration', () => {
    const own = literals
      .main()
      .map((each) => [each.text('base'), each.text('title'), each.text('description')])
    expect(own).toEqual([
      ['/docs/', '茶园', null],
      [null, null, '茶// 园'],
    ])
  })

  it.each([
    ["module.exports = { base: '/a/' }", '/a/'],
    ["export default { base: '/a/' }", '/a/'],
    ["export default {theme:{base:'/no/'},base:'/a/'}", '/a/'],
    ["const config: Config = { base: '/a/' }\nexport default config", '/a/'],
    ["export default defineUserConfig<Options>({ base: '/a/' })", '/a/'],
    ["export default withMermaid(defineConfig({ base: '/a/' }))", '/a/'],
    ["export default async () => ({ base: '/a/' })", '/a/'],
    ["const shared = { base: '/no/' }\nexport default { base: '/a/', ...shared }", '/a/'],
    ["const other = { base: '/a/' }", null],
    ['export default create()', null],
  ])('%s exports the base %s', (code, base) => {
    expect(readLiterals(code).main()[0]?.text('base') ?? null).toBe(base)
  })

  it('lists the settings behind the name of a plug-in', () => {
    expect(literals.objectsBehind('plugin-a').map((settings) => settings.text('id'))).toEqual(['one', 'two'])
    expect(literals.objectsBehind('plugin-c')).toEqual([])
  })

  it('lists pairs of texts', () => {
    expect(literals.object('redirects')!.pairs()).toEqual({ '/a': '/b', '/c': '/d' })
  })

  it('ends an object that is not closed at its end', () => {
    expect(readLiterals("export default { base: '/a/', theme: { title: '里'").main()[0]?.text('base')).toBe(
      '/a/',
    )
  })

  it('knows escapes within texts', () => {
    expect(
      readLiterals(String.raw`export default { note: 'a\'}', base: '/a/' }`).main()[0]?.text('base'),
    ).toBe('/a/')
  })
})

describe('literals of a configuration', () => {
  it('are read without running it, comments and computed values passed over', () => {
    const config = readLiterals(
      "const x = 1\n/* base: 'a' */\nexport default { title: `甲`, base: process.env.BASE ?? '/b/', url: 'https://a.example', 'clean': true, off: false, list: ['a', \"b\"], inner: { base: '/c/', deep: { d: '}' } } }",
    )
    expect(config.text('title')).toBe('甲')
    expect(config.text('url')).toBe('https://a.example')
    expect(config.flag('clean')).toBe(true)
    expect(config.isOff('off')).toBe(true)
    expect(config.texts('list')).toEqual(['a', 'b'])
    expect(config.object('inner')?.object('deep')?.text('d')).toBe('}')
    expect(config.object('none')).toBeNull()
  })
})
