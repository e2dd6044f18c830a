import { SearchError } from '../../errors.ts'

/** A request that cannot be answered as it stands; 400 at this wire. Never repeats a visitor's text. */
export function wireFault(parameter: string, expected: string): SearchError {
  return new SearchError('INVALID_PARAMETER', `${parameter}: expected ${expected}`)
}
