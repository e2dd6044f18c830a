const toneMarks = /[\u0300\u0301\u0304\u030c]/g

/** Latin letters as pinyin is typed: without tones, but with the dots of ü, which folding takes off. */
export function spellLatin(text: string): string {
  return text.trim().toLowerCase().normalize('NFKD').replace(toneMarks, '').normalize('NFC')
}
