/**
 * Writes a text from elsewhere (a file name, a title, a message that quotes them) so that a terminal shows it and
 * does nothing: control characters, escape sequences and direction overrides become visible escapes.
 *
 * @returns one line
 */
export function toPlainLine(text: string): string {
  return text.replace(controls, (character) => {
    const code = character.codePointAt(0)!
    return code < 256
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`
  })
}

/** As `toPlainLine`, for text of several lines. */
export function toPlainText(text: string): string {
  return text.split('\n').map(toPlainLine).join('\n')
}

/**
 * Writes a value as one line of JSON that a terminal only shows. JSON escapes the control characters below U+0020;
 * those above U+007E, with which some terminals begin a sequence too, are escaped here. The value is the same.
 */
export function toJsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is made visible
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]/g
