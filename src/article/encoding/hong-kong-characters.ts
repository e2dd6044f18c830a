/**
 * Characters of the Hong Kong Supplementary Character Set that Cantonese is written with, by the code points of the
 * private use area that decoders of Big5 give them.
 */
const supplement: ReadonlyMap<string, string> = new Map(
  (
    'ecd1嘅 e5a2哋 ecd8喺 ecda啲 ecd9咗 e547嚟 ecb1嘢 ecd0㗎 ecd7嗰 e7d4啱 ecef啩 ecb2嘞 eccd噃 ecc7嘥 e183攞 ' +
    'ecee揾 e420瞓 ecf3冚 f43e唥 e739啫 ed7b㖭 ecd2嗱 ec9f嚿 eca9攰 ecec揼 f4d8搲 e18e揸 ed44㩒 eca2孭 e3e6嫲 ' +
    'eb06乸 f4a0嚡 ecaa嘭 f431咹 e08d吓 ecce吖 f443喐 e8d7嚤 ec0a囖 e0b2噏 ed01裇 f44c睺 e77f脷 e80b餸 e2c2鎅 ' +
    'eca1踎 f49f跀 ea39蛯 e056簕 e9ec糭 e2cd疴 eb72爉 eb7d煱 ebf3氹 ecd3曱 ecd6甴 f645惗 ed80埞 ecf6冧 e5c5儍 ' +
    'ebbe乪 ece1𠺢 ed18𠻹 ed04𡃁 f4a6𢫏 f4e0𢱕 ec95𧨾 ecd4𨋢 f4e7𨳒 f4e9𨳊 f4e8𨶙 f449𩓥 f462𩩍 f451𦧲 eae8𠸎 ' +
    'f4e2𠺘 ecdb𠱁 ed8b𠵱 eaf4𡁻 f4dc𢯎 ec99𣲷 f45f𤓓 f442𥄫 f46c𥋇 e7a2𥚃'
  )
    .split(' ')
    .map((entry) => [String.fromCharCode(Number.parseInt(entry, 16)), entry.slice(4)]),
)

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
