import { describe, expect, it } from 'vitest'
import { listWrittenForms, writeAsAsked } from '../../../../src/search/rank/written-forms.ts'

/** A text as it is reranked for a query of clauses. */
function write(clauses: readonly string[], text: string): string {
  const forms = listWrittenForms([...clauses, clauses.join('')])
  return writeAsAsked(forms, { titleAndHeadings: [], text, bodyStart: 0 }).text
}

describe('a text that has a query written otherwise', () => {
  it.each<[string[], string, string]>([
    [['第300期'], '周报（第 300 期）与第300期', '周报（第300期）与第300期'],
    [['第三百期'], '第 300 期、第300期', '第三百期、第三百期'],
    [['第25条'], '见第二十五条', '见第25条'],
    [['第5条'], '见第二十五条', '见第二十五条'],
    [['5条'], '见125 条', '见125 条'],
    [['五条'], '见 5 条、15 条', '见 五条、15 条'],
    [['测验5'], '测验五：进程', '测验5：进程'],
    [['java21'], 'java 21 新特性', 'java21 新特性'],
    [['用vue写页面'], '用 vue 写页面', '用vue写页面'],
    [['周报', '第3期'], '周报 第 3 期', '周报 第3期'],
    [['2.0版'], '2.0 版与 2x0 版', '2.0版与 2x0 版'],
    [['c++语言'], 'c++ 语言', 'c++ 语言'],
    [['运河'], '运 河', '运 河'],
    [['百分之百'], '宽100%，用时100毫秒', '宽百分之百，用时100毫秒'],
    [['50%'], '百分之五十与五十', '50%与五十'],
    [['十日'], '六十日与十日', '六 与十日'],
    [['十日 送达'], '六十日 送达', '六十日 送达'],
    [['第十日'], '第十日与六十日', '第十日与六十日'],
    [['80m2'], '80平方米', '80平方米'],
  ])('for %j, %s is read as %s', (clauses, text, expected) => {
    expect(write(clauses, text)).toBe(expected)
  })

  it('is read as it is where a part is too long to stand in it', () => {
    expect(write([`${'甲'.repeat(24)}1`], `${'甲'.repeat(24)} 1`)).toBe(`${'甲'.repeat(24)} 1`)
  })

  it('keeps its title, its headings and its own text apart', () => {
    const forms = listWrittenForms(['第9期'])
    const text = {
      titleAndHeadings: ['周报 第 9 期', '目录'],
      text: '周报 第 9 期 目录 第 9 期',
      bodyStart: 12,
    }
    expect(writeAsAsked(forms, text)).toEqual({
      titleAndHeadings: ['周报 第9期', '目录'],
      text: '周报 第9期 目录 第9期',
      bodyStart: 10,
    })
  })
})
