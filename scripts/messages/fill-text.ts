/** Puts values into the places (`%`) of a text, in their order. */
export function fillText(text: string, values: readonly (string | number)[]): string {
  const left = [...values]
  return text.replaceAll('%', () => String(left.shift()))
}
