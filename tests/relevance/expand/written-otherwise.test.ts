import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const articles: Readonly<Record<string, string>> = {
  hanDay: '会议在2023年8月1日召开。',
  dottedDay: '会议在2021.7.20召开。',
  hyphenDay: '会议在2019-05-06召开。',
  slashDay: '会议在2018/9/3召开。',
  numeralDay: '会议在二〇一七年三月四日召开。',
  thousands: '来了三千余人，坐满二十五排。',
  figures: '来了3000多人，坐满25排。',
  plan: '五年计划写得很细，附有身份证。',
  taiwanPlan: '五年計畫寫得很細，附有身分證。',
  chain: '铂金项链与链条。',
  taiwanChain: '鉑金項鍊與鍊條。',
  spaced: '在 iOS 17 上编译 SwiftUI 项目，机型代号 A3108-CH/A。',
  tight: '在iOS17上编译SwiftUI项目。',
  hook: 'Hook 的写法不难，每个 plugin 都能注册。',
  libraries: '依赖三个 libraries 与若干 boxes，地址走 http 协议。',
  phone: '热线 13912345678。',
  cluster: '看状态用 kubectl get pods -n kube-system 就好。',
  include: '开头写 #include <stdio.h> 一行。',
  circle: '二○一六年立项。',
  laptop: '换了 MacBookPro 一台，总机02187654321。',
  daughter: '绍兴有女儿红。',
  typeset: '用 GPT\u20114o 与 Wi\u2011Fi，零下 \u22125 度，占百分之五十。',
  mobile: '请拨 138 0013 8000 找她，或者 021 8765 0000。',
  writer: '作家J·K·罗琳写了很多书。',
  initials: '作家 J.K.罗琳住在那里。',
  flat: '房子有80㎡，三分之二向阳，室温37℃，涨了30%。',
  metres: '院子有90平方米，占1/4。',
  trial: '试炼九要准备三种，占 3 / 7，一年卖了 300 万件，附 100 个样品，先 register 再看 color。',
  poem: '床前明月光，疑是地上霜。举头望明月，低头思故乡。',
}

describe.each(['minisearch', 'packed'] as const)('what is written in another way, with %s', (engine) => {
  let index: BuiltIndex
  beforeAll(async () => {
    const lines = Object.entries(articles).map(([id, text]) => ({ id, title: '', text }))
    index = await buildTestIndex(lines, engine)
  })
  afterAll(() => index.remove())

  const search = async (q: string) => (await index.searcher.search(requestOf(q, { limit: 100 }))).hits
  const find = async (q: string) => (await search(q)).map((hit) => hit.article.id)

  it('is not said to be nowhere, and the hits that have it say so', async () => {
    const count = async (q: string) => (await index.searcher.search(requestOf(q))).matchingAll
    expect(await count('二十五排')).toBe(1)
    expect(await count('试炼9')).toBeNull()
    expect(await count('试炼8')).toBe(0)
    const ofHits = (await search('试炼9')).map(({ article, matchesAll }) => [article.id, matchesAll])
    expect(ofHits.filter(([, matchesAll]) => matchesAll)).toEqual([['trial', true]])
    expect((await search('试炼8')).some(({ matchesAll }) => matchesAll)).toBe(false)
  })

  it.each<[string, string]>([
    ['2023.8.1', 'hanDay'],
    ['2023-08-01', 'hanDay'],
    ['2021年7月20日', 'dottedDay'],
    ['2021-07-20', 'dottedDay'],
    ['2019.5.6', 'hyphenDay'],
    ['2019年5月6日', 'hyphenDay'],
    ['2018.09.03', 'slashDay'],
  ])('the day %s is found first as %s', async (q, id) => {
    expect((await find(q))[0]).toBe(id)
  })

  it.each<[string, string[]]>([
    ['2017-03-04', ['numeralDay']],
    ['3000余人', ['thousands', 'figures']],
    ['三千多人', ['thousands', 'figures']],
    ['25排', ['thousands', 'figures']],
    ['计划', ['plan', 'taiwanPlan']],
    ['計畫', ['plan', 'taiwanPlan']],
    ['身份证', ['plan', 'taiwanPlan']],
    ['项链', ['chain', 'taiwanChain']],
    ['鍊條', ['chain', 'taiwanChain']],
    ['"在iOS17上"', ['tight']],
    ['"编译SwiftUI项目"', ['spaced', 'tight']],
    ['"编译 SwiftUI 项目"', ['spaced', 'tight']],
    ['"代号A3108"', ['spaced']],
    ['二〇一六年', ['circle']],
    ['二零一六年', ['circle']],
    ['2016年', ['circle']],
    ['139 1234 5678', ['phone']],
    ['（021）8765-4321', ['laptop']],
    ['macbook pro', ['laptop']],
    ['gpt4o', ['typeset']],
    ['wifi', ['typeset']],
    ['"与Wi-Fi"', ['typeset']],
    ['50%', ['typeset']],
    ['13800138000', ['mobile']],
    ['138-0013-8000', ['mobile']],
    ['138 0013 8000', ['mobile']],
    ['"138 0013 8000"', ['mobile']],
    ['02187650000', ['mobile']],
    ['"JK罗琳"', ['writer', 'initials']],
    ['"J.K.罗琳"', ['writer', 'initials']],
    ['JK罗琳', ['writer', 'initials']],
    ['80平方米', ['flat']],
    ['90㎡', ['metres']],
    ['百分之三十', ['flat']],
    ['2/3', ['flat']],
    ['hooks', ['hook']],
    ['plugins 写法', ['hook']],
    ['library', ['libraries']],
    ['box 依赖', ['libraries']],
    ['139-1234-5678', ['phone']],
    ['-n kube-system', ['cluster']],
    ['stdio.h', ['include']],
    ['nverhong', ['daughter']],
    ['nüerhong', ['daughter']],
    ['nuerhong', ['daughter']],
    ['试炼9', ['trial']],
    ['七分之三', ['trial']],
    ['registering', ['trial']],
    ['colour', ['trial']],
  ])('%s finds %j', async (q, ids) => {
    expect(await find(q)).toEqual(expect.arrayContaining(ids))
  })

  it.each([
    ['"代号A310"'],
    ['"在SwiftUI上"'],
    ['https'],
    ['"JK写了"'],
    ['13800138009'],
  ])('%s finds nothing', async (q) => {
    expect(await find(q)).toEqual([])
  })

  it.each<[string, string, string]>([
    ['计划', 'taiwanPlan', '計畫'],
    ['wifi', 'typeset', 'Wi\u2011Fi'],
    ['50%', 'typeset', '百分之五十'],
    ['百分之三十', 'flat', '30%'],
    ['13800138000', 'mobile', '138 0013 8000'],
    ['138 0013 8000', 'mobile', '138 0013 8000'],
    ['"JK罗琳"', 'writer', 'J·K·罗琳'],
    ['80平方米', 'flat', '80㎡'],
    ['hooks', 'hook', 'Hook'],
    ['"编译SwiftUI项目"', 'spaced', '编译 SwiftUI 项目'],
    ['2017-03-04', 'numeralDay', '三月四日'],
    ['macbook pro', 'laptop', 'MacBookPro'],
    ['二〇一六年', 'circle', '二○一六年'],
    ['举头望明月低头思故乡', 'poem', '举头望明月，低头思故乡'],
    ['地上霜举头', 'poem', '地上霜。举头'],
    ['七分之三', 'trial', '3 / 7'],
    ['三百万', 'trial', '300 万'],
  ])('%s marks in %s %s', async (q, id, marked) => {
    const hit = (await search(q)).find(({ article }) => article.id === id)!
    expect(hit.snippet.marks.map(([start, end]) => hit.snippet.text.slice(start, end))).toEqual([marked])
  })

  it.each(['百万', '百分之百'])('%s marks no figure where it counts something else', async (q) => {
    const hit = (await search(`${q} 试炼`)).find(({ article }) => article.id === 'trial')!
    expect(hit.snippet.marks.map(([start, end]) => hit.snippet.text.slice(start, end))).toEqual(['试炼'])
  })

  it('puts the page titled with a number first, in whatever numerals and with whatever blanks', async () => {
    const own = await buildTestIndex(
      [
        { id: 'fifth', title: '周报（第 30 期）：测验五', text: '本章讲切换与调度，从内核返回用户态。' },
        { id: 'java', title: 'Java 21 新特性', text: '虚拟线程与模式匹配。' },
        { id: 'one', title: '收集器', text: '在 Java21 中，Java 引入了分代。Java 的收集器，Java 的堆。' },
        { id: 'other', title: '周报（第 31 期）：杂谈', text: '课程安排：做测验5之前先读完，测验5 在仓库。' },
        {
          id: 'sales',
          title: '周报（第 32 期）：卖货',
          text: '第三周卖 30 万件，另有 30 件，30 折，30 元，第 30 名。',
        },
      ],
      engine,
    )
    for (const [q, id] of [
      ['测验5', 'fifth'],
      ['测验五', 'fifth'],
      ['测验 5', 'fifth'],
      ['第30期', 'fifth'],
      ['第三十期', 'fifth'],
      ['周报30期', 'fifth'],
      ['java21', 'java'],
    ])
      expect([q, (await own.searcher.search(requestOf(q!))).hits[0]!.article.id]).toEqual([q, id])
    await own.remove()
  })

  it('ranks a title the same whether the query has the space of the title or not', async () => {
    const own = await buildTestIndex(
      [
        { id: 'manager', title: 'Java 安全管理器', text: '权限检查的入口与策略文件写法。' },
        {
          id: 'notes',
          title: '语言随笔',
          text: 'Java 的集合、Java 的线程、Java 的反射，学 Java 绕不开这些；Java 也讲安全，Java 管理内存，Java 器件库丰富。',
        },
      ],
      engine,
    )
    for (const q of ['java 安全', 'java安全']) {
      const { hits } = await own.searcher.search(requestOf(q))
      expect(hits.map(({ article }) => article.id)).toEqual(['manager', 'notes'])
    }
    await own.remove()
  })
})
