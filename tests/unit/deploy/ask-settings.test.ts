import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deployTexts } from '../../../scripts/commands/deploy-texts.ts'
import { askSettings, canAsk, keepSettings } from '../../../scripts/deploy/ask-settings.ts'
import { readSiteConfig } from '../../../scripts/index/options/site-config.ts'

const place = { folder: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-ask-'))
  await writeFile(join(place.folder, 'package.json'), '{}')
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

/** Answers in order; @returns the answers taken and the questions put. */
async function ask(...answers: string[]) {
  const questions: string[] = []
  const found = await readSiteConfig(place.folder)
  const settings = await askSettings(found, 'my-site', deployTexts({}), async (question) => {
    questions.push(question)
    return answers.shift() ?? ''
  })
  return { settings, questions, found }
}

describe('questions before the first deployment', () => {
  it('ask for name, address and examples, and again for what is no address', async () => {
    const { settings, questions } = await ask('站', 'site.example', 'https://site.example/', '甲, 乙，丙')
    expect(settings).toEqual({ name: '站', siteUrl: 'https://site.example/', examples: ['甲', '乙', '丙'] })
    expect(questions.length).toBe(4)
  })

  it('take the suggested name and nothing else for empty answers', async () => {
    expect((await ask()).settings).toEqual({ name: 'my-site', examples: [] })
  })

  it('leave out what hansou.json says', async () => {
    await writeFile(
      join(place.folder, 'hansou.json'),
      '{"name":"站","siteUrl":"https://a.example","examples":[]}',
    )
    expect(await ask()).toMatchObject({ settings: {}, questions: [] })
  })

  it('are kept beside what hansou.json holds, and not put again', async () => {
    await writeFile(join(place.folder, 'hansou.json'), '{"fields":["category"]}')
    const { settings, found } = await ask('站', 'https://site.example/')
    const file = await keepSettings(found, place.folder, settings)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      fields: ['category'],
      name: '站',
      siteUrl: 'https://site.example/',
      examples: [],
    })
    expect((await ask()).questions.length).toBe(0)
  })
})

describe('a terminal', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each([
    [true, true, true],
    [true, undefined, false],
    [undefined, true, false],
    [undefined, undefined, false],
  ])('with input %s and messages %s is asked: %s', (input, messages, isAsked) => {
    vi.stubGlobal('process', { stdin: { isTTY: input }, stderr: { isTTY: messages } })
    expect(canAsk()).toBe(isAsked)
  })
})
