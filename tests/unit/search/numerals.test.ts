import { describe, expect, it } from 'vitest'
import { listOtherNumerals } from '../../../src/search/expand/numerals.ts'

describe('a number written otherwise', () => {
  it.each<[string, string[]]>([
    ['第二十五条', ['25']],
    ['第25条', ['二十五', '二十五条']],
    ['八月一日', ['8', '1']],
    ['8月1日', ['八月', '一日']],
    ['三点四五亿', ['3.45']],
    ['3.45亿', ['三点四五', '三点四五亿']],
    ['二〇二三年', ['2023']],
    ['2023年', ['二零二三', '二零二三年']],
    ['一百二十万元', ['120']],
    ['一百零五人', ['105']],
    ['105人', ['一百零五', '一百零五人']],
    ['十二月', ['12']],
    ['12月', ['十二', '十二月']],
    ['1000元', ['一千', '一千元']],
    ['一带一路', []],
    ['统一', []],
    ['iphone 15', []],
    ['二二十条', []],
  ])('of %s is %j', (text, others) => {
    expect(listOtherNumerals(text)).toEqual(others)
  })
})
