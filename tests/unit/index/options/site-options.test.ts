import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuildFlags, readSiteOptions } from '../../../../scripts/index/options/site-options.ts'
import { explainError } from '../../../../scripts/messages/failure.ts'

const place = { root: '' }
beforeAll(async () => {
  place.root = await mkdtemp(join(tmpdir(), 'hansou-config-'))
})
afterAll(() => rm(place.root, { recursive: true, force: true }))

/** A project whose site is built into `public`; the configuration stands in `at`. */
async function project(name: string, config: unknown, at = '.'): Promise<string> {
  const root = join(place.root, name)
  await mkdir(join(root, 'public'), { recursive: true })
  await writeFile(join(root, 'package.json'), '{}')
  await writeFile(join(root, at, 'hansou.json'), typeof config === 'string' ? config : JSON.stringify(config))
  return join(root, 'public')
}

describe('hansou.json', () => {
  it('stands beside the built site, which its generator empties', async () => {
    const { options, found } = await readSiteOptions(
      await project('beside', { base: '/docs/', fields: ['version'], name: '札记' }),
    )
    expect(options).toEqual({
      engine: 'auto',
      base: '/docs/',
      fields: ['version'],
      ownWords: [],
      synonyms: [],
    })
    expect(found.config.name).toBe('札记')
  })

  it('stands in the folder itself', async () => {
    const { options } = await readSiteOptions(await project('inside', { exclude: ['drafts'] }, 'public'))
    expect(options.exclude).toEqual(['drafts'])
  })

  it('is not looked for above the project', async () => {
    await writeFile(join(place.root, 'hansou.json'), '{"base":"/wrong/"}')
    const folder = join(place.root, 'alone')
    await mkdir(folder)
    await writeFile(join(folder, 'package.json'), '{}')
    expect((await readSiteOptions(folder)).found.file).toBeNull()
  })

  it('says which file of words is not there', async () => {
    const folder = await project('no-words', { words: 'none.txt' })
    await expect(readSiteOptions(folder)).rejects.toThrow(/none\.txt could not be read: no such file/)
  })

  it('names words and synonyms, or files of them beside it', async () => {
    const folder = await project('words', { words: 'words.txt', synonyms: [['土豆', '马铃薯']] })
    await writeFile(join(folder, '../words.txt'), '茶马古道 # 路\n\n活字\n')
    const { options } = await readSiteOptions(folder)
    expect(options).toMatchObject({ ownWords: ['茶马古道', '活字'], synonyms: [['土豆', '马铃薯']] })
  })

  it.each<[string, BuildFlags, Record<string, unknown>]>([
    [
      'flags win over it',
      { base: '/a/', engine: 'packed' },
      { base: '/a/', engine: 'packed', include: ['zh'] },
    ],
    [
      'flags that say nothing do not',
      { base: undefined },
      { base: '/b/', engine: 'minisearch', include: ['zh'] },
    ],
  ])('%s', async (name, flags, expected) => {
    const folder = await project(`flags ${name}`, { base: '/b/', engine: 'minisearch', include: ['zh'] })
    expect((await readSiteOptions(folder, flags)).options).toMatchObject(expected)
  })

  it.each<[string, string, string]>([
    ['exclud', 'did you mean "exclude"?', '，是不是 exclude？'],
    ['keepgoing', 'did you mean "keepGoing"?', '，是不是 keepGoing？'],
    ['colour', 'is no option', ''],
  ])('warns of an unknown key: %s', async (key, message, inChinese) => {
    const { found } = await readSiteOptions(await project(`unknown ${key}`, { [key]: 1 }))
    expect(found.warnings).toHaveLength(1)
    expect(found.warnings[0]?.message).toMatch(
      new RegExp(`hansou\\.json: "${key}".*${message.replace('?', '\\?')}$`),
    )
    expect(explainError(found.warnings[0], true)).toMatch(`hansou.json：没有 "${key}" 这个选项${inChinese}`)
  })

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /hansou\.json:1: expected JSON/],
    ['no object', [], /expected it to be an object of options, got \[\]/],
    ['a value of another kind', { include: 'zh' }, /expected "include" to be a list of texts, got "zh"/],
    [
      'an engine that is none',
      { engine: 'fast' },
      /expected "engine" to be auto, minisearch or packed, got "fast"/,
    ],
    ['a base that is no path', { base: 'docs' }, /expected "base" to be a path such as/],
  ])('is refused as %s', async (name, config, message) => {
    const folder = await project(`wrong ${name}`, config)
    await expect(readSiteOptions(folder)).rejects.toThrow(message)
  })

  it.each<[Record<string, unknown>, string]>([
    [{ include: 'zh' }, '"include" 应为 文字的列表，却是 "zh"'],
    [{ siteUrl: 'here' }, '"siteUrl" 应为 网址，如 https://example.org，却是 "here"'],
    [{ base: 7 }, '"base" 应为 文字，却是 7'],
    [{ base: 'docs' }, '"base" 应为 路径，如 /docs/，却是 "docs"'],
    [{ keepGoing: 1 }, '"keepGoing" 应为 true 或 false，却是 1'],
    [{ engine: 'fast' }, '"engine" 应为 auto、minisearch 或 packed，却是 "fast"'],
    [{ words: 1 }, '"words" 应为 文件，或词的列表，却是 1'],
    [{ synonyms: 1 }, '"synonyms" 应为 文件，或词组的列表，却是 1'],
  ])('says it in Chinese too: %j', async (config, message) => {
    const folder = await project(`Chinese ${Object.keys(config)} ${Object.values(config)}`, config)
    const error = await readSiteOptions(folder).catch((error: unknown) => error)
    expect(explainError(error, true)).toContain(message)
  })
})
