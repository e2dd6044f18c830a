import { describe, expect, it } from 'vitest'
import { foldGaps, foldSteps } from '../../../src/analysis/fold-pairs.table.ts'
import { readFoldPairs, writeFoldPairs } from '../../../src/analysis/fold-pairs.ts'

const pairs = readFoldPairs()
const folds = new Map(pairs)
const fold = (text: string): string =>
  [...text.normalize('NFKC')].map((character) => folds.get(character) ?? character).join('')

describe('the table of script folds', () => {
  it('pairs single characters, each source once, sorted', () => {
    expect(folds.size).toBe(pairs.length)
    expect(folds.size).toBeGreaterThan(4000)
    expect(pairs.flat().filter((text) => [...text].length !== 1)).toEqual([])
    expect(writeFoldPairs(pairs)).toEqual({ gaps: foldGaps, steps: foldSteps })
    const codes = [...folds.keys()].map((character) => character.codePointAt(0)!)
    expect(codes).toEqual([...codes].sort((a, b) => a - b))
  })

  it('leads nowhere that folds again', () => {
    expect([...folds.values()].filter((target) => folds.has(target))).toEqual([])
  })

  it('holds nothing that folding does without it, by NFKC', () => {
    const needless = pairs.filter(([source, target]) => {
      const plain = source.normalize('NFKC')
      return plain !== source && (folds.get(plain) ?? plain) === target
    })
    expect(needless).toEqual([])
  })

  it.each([
    ['臺灣問題', '台湾问题'],
    ['巢狀迴圈與檔案', '巢状回圈与档案'],
    ['裡裏後於餘徵爲為麼', '里里后于余征为为么'],
    ['看著妳', '看着你'],
    ['二○二六年', '二〇二六年'],
    ['餅乾', '饼干'],
    ['傢俱，帳號，帐户，甦醒', '家具，账号，账户，苏醒'],
    ['衞生，枱面，麪包', '卫生，台面，面包'],
    ['桜竜図辺発渋鉱闘挙郷', '樱龙图边发涩矿斗举乡'],
    ['⻅⻄⻓⺟⼀⾒', '见西长母一见'],
    ['淸髙呂溫値', '清高吕温值'],
    ['祇要囘家，氷點，畱下，鐡窻，讐敵', '只要回家，冰点，留下，铁窗，仇敌'],
    ['么幺艺芸予欠系糸沪滤浜滨秘只吃才峰群床', '么幺艺芸予欠系糸沪滤浜滨秘只吃才峰群床'],
    ['𠮷野家', '𠮷野家'],
  ])('folds %s to %s', (source, target) => {
    expect(fold(source)).toBe(target.normalize('NFKC'))
  })

  it('leaves the common simplified characters alone, but for those that OpenCC folds too', () => {
    const decoder = new TextDecoder('gbk')
    const folded: string[] = []
    for (let row = 0xb0; row <= 0xf7; row++)
      for (let cell = 0xa1; cell <= 0xfe; cell++) {
        const character = decoder.decode(Uint8Array.of(row, cell))
        if (folds.has(character)) folded.push(character + folds.get(character))
      }
    expect(folded.join(' ')).toBe(
      '藉借 俱具 乾干 帐账 著着 菸烟 薹苔 拚拼 捱挨 摺折 吒咤 後后 徵征 夥伙 榘矩 於于 袷夹 麴曲 醣糖 麽么',
    )
  })
})
