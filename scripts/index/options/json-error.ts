/**
 * The line at which a text stops being JSON, as `:3`; empty where the parser does not tell it.
 *
 * @param cause  what `JSON.parse` threw
 */
export function lineOfJsonError(json: string, cause: unknown): string {
  const position = / position (\d+)/.exec(String(cause))?.[1]
  return position === undefined ? '' : `:${json.slice(0, Number(position)).split('\n').length}`
}
