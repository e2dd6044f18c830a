import { SearchError } from '../errors.ts'

/** Keeps the ids of one index apart. */
export interface IdRegistry {
  /**
   * Takes an id.
   *
   * @param where  file, with line where there is one, for messages
   * @throws {SearchError} ARTICLE_DUPLICATE with both places when the id is taken
   */
  add(id: string, where: string): void
}

/** Makes an empty registry. */
export function createIdRegistry(): IdRegistry {
  const places = new Map<string, string>()
  return {
    add(id, where) {
      const first = places.get(id)
      if (first !== undefined) {
        throw new SearchError(
          'ARTICLE_DUPLICATE',
          `${where}: expected an id of its own, got one that ${first} has too: ${id}`,
        )
      }
      places.set(id, where)
    },
  }
}
