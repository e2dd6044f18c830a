/** Reads the id of a passage, `article#ordinal`; null for another id. */
export function readPassageId(id: string): { readonly article: string; readonly ordinal: number } | null {
  const [, article, ordinal] = /^(.*)#(\d{1,7})$/s.exec(id) ?? []
  return article === undefined ? null : { article, ordinal: Number(ordinal) }
}
