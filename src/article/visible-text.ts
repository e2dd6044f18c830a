/** Makes the blanks of one line of visible text plain: no-break spaces and runs become one space. */
export function tidyBlanks(text: string): string {
  return text.replace(/[ \t\f\v\u00a0]+/g, ' ')
}
