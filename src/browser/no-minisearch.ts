import { SearchError } from '../errors.ts'

/**
 * Stands in the search thread for the matcher of MiniSearch's JSON: a static search opens packed indexes, which
 * are faster at any size.
 */
export async function openMiniSearchMatcher(): Promise<never> {
  throw new SearchError('INVALID_OPTION', 'expected a packed index, got one for MiniSearch; build it anew')
}
