/**
 * Characters of the Hong Kong Supplementary Character Set that Cantonese is written with, in the order of the code points
 * of the private use area that decoders of Big5 give them: how far each is from the one before, by base 36, where it is
 * not the next.
 */
const supplement = readSteps(
  '2e簕1j吓11噏5t攞b揸8k鎅b疴7t嫲1m瞓87嚟2j哋z儍ac啫1y脷z𥚃1e啱1j餸5o嚤7p糭25蛯4v𠸎c𡁻i乸30爉b煱1t乪1h氹n囖3v𧨾4𣲷6嚿2踎孭7攰嘭7嘢嘞' +
    'l嘥6噃吖2㗎嘅嗱曱𨋢2甴嗰喺咗啲𠱁6𠺢b揼2揾啩4冚3冧b裇3𡃁k𠻹18㩒1j㖭5埞b𠵱1ba咹d唥4𥄫喐6𩓥3睺5𦧲e𤓓3𩩍a𥋇1f跀嚡6𢫏1e搲4𢯎4𢱕2𠺘5𨳒𨶙𨳊9o惗',
)

function readSteps(written: string): ReadonlyMap<string, string> {
  let code = 0xe000
  return new Map(
    [...written.matchAll(/([\da-z]*)(\P{ASCII})/gu)].map(([, step, character]) => {
      code += Number.parseInt(step || '1', 36)
      return [String.fromCharCode(code), character!]
    }),
  )
}

/**
 * Decodes bytes that are wholly of an encoding. Big5 has the characters of Hong Kong (嘅, 哋, 喺), which `TextDecoder` of
 * Node leaves in the private use area.
 *
 * @param encoding  by its WHATWG name
 * @returns null for other bytes
 */
export function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return encoding === 'big5' ? readSupplement(text) : text
  } catch {
    return null
  }
}

function readSupplement(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, (character) => supplement.get(character) ?? character)
}
