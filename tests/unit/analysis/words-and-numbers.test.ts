import { describe, expect, it } from 'vitest'
import { readAlphanumericWord } from '../../../src/analysis/alphanumeric.ts'
import { createFolder } from '../../../src/analysis/fold.ts'

describe('a word of letters and digits', () => {
  it.each<[string, string, string[]]>([
    ['Node.js', 'nodejs', ['node', 'js']],
    ['GPT-4', 'gpt4', ['gpt', '4']],
    ['iPhone15', 'iphone15', ['iphone', 'phone', '15']],
    ['C++', 'c++', []],
    ['C#', 'c#', []],
    ['.NET', '.net', ['net']],
    ['3.45', '3.45', []],
    ['1,000', '1000', []],
    ['1，000', '1000', []],
    ['１０００', '1000', []],
    ['12,345,678.9', '12345678.9', []],
    ['1,000kg', '1000kg', ['1000', 'kg']],
    ['v3.45', 'v3.45', ['v', '3.45']],
    ['1,00', '1', []],
    ['2023-07-01', '2023-07-01', ['2023', '07', '01']],
    ['192.168.0.1', '192.168.0.1', []],
    ['138 0013 8000', '138-0013-8000', ['138', '0013', '8000']],
    ['0571 8765 4321 转 8', '0571-8765-4321', ['0571', '8765', '4321']],
    ['138 0013 80001', '138', []],
    ['238 0013 8000', '238', []],
    ['10 0013 8000', '10', []],
    ['J·K', 'jk', ['j', 'k']],
    ['9·11', '9-11', ['9', '11']],
    ['useEffect', 'useeffect', ['use', 'effect']],
    ['unlockWithBiometrics', 'unlockwithbiometrics', ['unlock', 'with', 'biometrics']],
    ['HTTPServer', 'httpserver', ['http', 'server']],
    ['iPhone', 'iphone', ['phone']],
    ['iPhone15ProMax', 'iphone15promax', ['iphone', 'phone', '15', 'promax', 'pro', 'max']],
    ['max_retryCount', 'maxretrycount', ['max', 'retrycount', 'retry', 'count']],
    ['ｕｓｅＥｆｆｅｃｔ', 'useeffect', ['use', 'effect']],
    ['IDs', 'ids', []],
    ['HUAWEI', 'huawei', []],
    ['Huawei', 'huawei', []],
  ])('%s is %s, with the parts %j', (text, term, parts) => {
    const { units, length, capitals } = createFolder().fold(text)
    const word = readAlphanumericWord(units, 0, length, capitals)
    expect([word.term, word.subWords.map((part) => part.term)]).toEqual([term, parts])
  })
})
