import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const articles: Readonly<Record<string, string>> = {
  chief: '行长走进大厅，和每个人握手。',
  hotpot: '重庆的火锅很辣，也很香。',
  letters: '车站的牌子上写着 Chongqing 几个字母。',
  xian: '西安的城墙有六百年了。',
  travel: '旅游的人多了，旅馆也多了。',
  portal: '网易的邮箱用了很多年。',
  freed: '城市解放的那一天很热闹。',
  writer: '作家解瑞桐来了，解瑞桐说，解瑞桐写。',
  kube: '我们把服务搬到 Kubernetes 上，部署快了很多。',
  other: '部署一台机器要半天。',
  machine: '计算机是怎样算出结果的。',
  pc: '电脑坏了，先看电源。',
  mind: '人工智能写的诗像诗吗。',
  event: '灰犀牛事件说的是看得见的风险。',
  taiwan: '他去臺灣訪問了三天。',
  thousand: '一共来了 1,000 个人。',
  plain: '一共花了 1000 元。',
  wide: '编号是１０００。',
  one: '第 1 次，第 000 号。',
  node: '用 Node.js 写服务器。',
  model: 'GPT-4 会写代码。',
  c: 'C 语言讲指针。',
  sharp: 'C# 语言讲委托。',
  plus: 'C++ 语言讲模板。',
  dotnet: '.NET 平台能跑在很多系统上。',
  page: '网页都用 UTF-8 写成。',
  eight: '那天来了 8 个人。',
  price: '降到 3.45 亿美元。',
  rate: '升到 3.6 个点。',
  sky: '天空是蓝色的，因为光会散射。',
  bank0: '银行开门了。',
  bank1: '去银行取钱。',
  bank2: '银行的利率变了。',
  bank3: '银行和保险公司。',
  bank4: '这家银行在街角。',
  bank5: '银行卡丢了。',
  council0: '国务院开会。',
  council1: '国务院发布规定。',
  council2: '国务院的通知。',
  council3: '国务院要求报告。',
  council4: '国务院批准。',
  speed: '经济发展得很快，也很稳。',
  growth: '发展要稳，经济才好。',
  envoy: '乌方总统泽连斯基来了。',
  envoyAgain: '泽连斯基在车站讲话。',
  once: '蝴蝶停在花上。',
  grey: '墙是灰的，布是白的，林子是绿的，肯不肯由他。',
  secretary: '国务卿布林肯昨天来访。',
  supper: '晚饭吃的是江里的鱼。',
}

describe.each(['minisearch', 'packed'] as const)('query expansion, with %s', (engine) => {
  let index: BuiltIndex
  beforeAll(async () => {
    const lines = Object.entries(articles).map(([id, text]) => ({ id, title: '', text }))
    index = await buildTestIndex(lines, engine, {
      ownWords: ['灰犀牛事件'],
      synonyms: [
        ['电脑', '计算机'],
        ['AI', '人工智能'],
        ['constructor', '重庆'],
      ],
    })
  })
  afterAll(() => index.remove())

  const ask = (q: string) => index.searcher.search(requestOf(q, { limit: 100 }))
  const find = async (q: string) => (await ask(q)).hits.map((hit) => hit.article.id)
  const marked = async (q: string) =>
    (await ask(q)).hits.flatMap(({ snippet: { html } }) => html.match(/(?<=<mark>).*?(?=<\/mark>)/g) ?? [])

  it.each([
    ['hangzhang', ['chief']],
    ['hang zhang', ['chief']],
    ['HangZhang', ['chief']],
    ['chongqing', ['letters', 'hotpot']],
    ["xi'an", ['xian']],
    ['lvyou', ['travel']],
    ['lüyou', ['travel']],
    ['rgzn', ['mind']],
    ['chóngqìng', ['letters', 'hotpot']],
    ['jiefang', ['freed']],
    ['xiefang', []],
    ['xieruitong', ['writer']],
    ['jieruitong', []],
    ['xinghang', []],
    ['zhongqing', []],
    ['"hangzhang"', []],
    ['hangzhang 大厅', ['chief']],
    ['h', []],
    ['jingjifazhan', ['speed', 'growth']],
    ['jingji fazhan', ['speed', 'growth']],
    ['jing ji fa zhan', ['speed', 'growth']],
    ['jingjifazh', ['speed', 'growth']],
    ['jingji yinhang', []],
    ['zeliansiji', ['envoy', 'envoyAgain']],
    ['zlsj', ['envoy', 'envoyAgain']],
    ['zeliansiji zongtong', ['envoy']],
    ['machine', []],
  ])('by pinyin or initials leads from %s to %j, those with these letters first', async (q, ids) => {
    expect(await find(q)).toEqual(ids)
  })

  it('by pinyin marks what was read from the letters', async () => {
    expect(await marked('hangzhang')).toEqual(['行长'])
    expect(await marked('chongqing')).toEqual(['Chongqing', '重庆'])
    expect(await marked('jingjifazhan')).toEqual(['经济发展', '发展', '经济'])
    expect(await marked('zeliansiji')).toEqual(['泽连斯基', '泽连斯基'])
  })

  it.each([
    ['kuber', ['kube']],
    ['KUBERNETES', ['kube']],
    ['搬到 kuber', ['kube']],
    ['kuber ', ['kube']],
    ['kuber 牌子', ['letters', 'kube']],
    ['"kuber"', []],
    ['ubernetes', ['kube']],
  ])('by the letters of a longer word leads from %j to %j', async (q, ids) => {
    expect(await find(q)).toEqual(ids)
  })

  it.each([
    ['电脑', ['pc', 'machine']],
    ['计算机', ['machine', 'pc']],
    ['電腦', ['pc', 'machine']],
    ['ai', ['mind']],
    ['人工智能', ['mind']],
    ['constructor', ['hotpot']],
  ])('by synonyms leads from %s to %j, the word itself first', async (q, ids) => {
    expect((await find(q)).slice(0, ids.length)).toEqual(ids)
  })

  it('by synonyms marks the other word', async () => {
    expect(new Set(await marked('电脑'))).toEqual(new Set(['电脑', '计算机']))
  })

  it("by the site's own words keeps them whole", async () => {
    expect((await ask('灰犀牛事件')).terms).toEqual(['灰犀牛事件'])
    expect(await find('灰犀牛')).toEqual(['event', 'grey'])
    expect(await find('犀牛')).toEqual(['event'])
  })

  it.each([
    ['灰犀牛', ['event', 'grey']],
    ['布林肯', ['secretary', 'grey']],
    ['布林啃', ['secretary', 'grey']],
    ['吃鱼', ['supper']],
    ['灰', ['event', 'grey']],
    ['古特累斯', []],
    ['鱼的晚饭', ['supper']],
    ['布的墙', ['grey', 'secretary']],
    ['灰 鱼', ['supper', 'grey', 'event']],
  ])('by a word that the dictionary does not have leads from %s to %j, the whole word first', async (q, ids) => {
    const found = await find(q)
    if (q.length > 2 && ids.length > 0) expect(found[0]).toBe(ids[0])
    expect(found.sort()).toEqual(ids.sort())
  })

  it.each([
    ['訪问臺湾', ['taiwan']],
    ['访問 台灣', ['taiwan']],
    ['「臺湾访問」', ['taiwan']],
  ])('by either script, in one query, leads from %s to %j', async (q, ids) => {
    expect(await find(q)).toEqual(ids)
  })

  it.each([
    '1,000',
    '1000',
    '１０００',
    '1，000',
    '１，０００',
  ])('by a number leads from %s to each way it is written', async (q) => {
    expect((await find(q)).sort()).toEqual(['plain', 'thousand', 'wide'])
  })

  it.each([
    ['nodejs', ['node']],
    ['Node.js', ['node']],
    ['node', ['node']],
    ['gpt4', ['model']],
    ['GPT 4', ['model']],
    ['gpt-4', ['model']],
    ['UTF-8', ['page']],
    ['utf 8', ['page', 'eight']],
    ['C#', ['sharp']],
    ['c++', ['plus']],
    ['Ｃ＋＋', ['plus']],
    ['.net', ['dotnet']],
    ['net', ['dotnet']],
    ['3.45', ['price']],
    ['3.45亿', ['price']],
    ['3.6', ['rate']],
  ])('by letters and signs leads from %s to %j alone', async (q, ids) => {
    expect(await find(q)).toEqual(ids)
  })

  it('by a letter shows the letter before the words that start with it', async () => {
    expect((await find('c'))[0]).toBe('c')
    expect((await find('C 语言'))[0]).toBe('c')
  })

  it('by common words alone still leads to what holds them', async () => {
    expect(await find('的')).toContain('sky')
    expect(await find('"是蓝色的"')).toEqual(['sky'])
    expect(await find('"银行的利率"')).toEqual(['bank2'])
    expect(await find('"银行利率"')).toEqual([])
    expect((await find('天空为什么是蓝色的'))[0]).toBe('sky')
  })

  it.each([
    ['银航', '银行'],
    ['国物院', '国务院'],
    ['泽连斯机', '泽连斯基'],
    ['蝴叠', '蝴蝶'],
    ['银行', null],
    ['银河', null],
    ['yinhang', null],
    ['"银航"', null],
    ['灰犀牛', null],
    ['', null],
  ])('by a slip is offered and never taken: %s, %s', async (q, offered) => {
    const { didYouMean, hits } = await ask(q)
    expect(didYouMean).toBe(offered)
    if (offered !== null) {
      expect(hits.every((hit) => !hit.snippet.text.includes(offered) || hit.snippet.marks.length > 0)).toBe(
        true,
      )
      expect((await ask(offered)).total).toBeGreaterThan((await ask(`"${q}"`)).total)
    }
  })

  it('by way of many Latin words looks for each of them', async () => {
    expect(await find('svelte react angular solid qwik lit kubernetes')).toEqual(['kube'])
    expect(await find('Node.js GPT-4 .NET C++ C# Kubernetes 1,000')).toEqual(
      expect.arrayContaining(['node', 'model', 'dotnet', 'plus', 'sharp', 'kube', 'thousand']),
    )
  })
})
