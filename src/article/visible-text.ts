const bareAddress = /\b(?:https?|ftp):\/\/[!#-;=?-_a-z~|%]+/gi

/**
 * Takes addresses out of prose: a reader does not search for them, and their parts are noise.
 * What follows an address in other letters than ASCII stays, with ASCII signs that end a sentence.
 */
export function dropAddresses(text: string): string {
  if (!text.includes('://')) return text
  return text
    .replace(bareAddress, (address) => /[.,;:!?)\]]+$/.exec(address)?.[0] ?? '')
    .replace(/（\s*）|\(\s*\)|【\s*】|\[\s*\]/g, '')
}

/** Makes the blanks of one line of visible text plain: no-break spaces and runs become one space. */
export function tidyBlanks(text: string): string {
  return text.replace(/[ \t\f\v\u00a0]+/g, ' ')
}
