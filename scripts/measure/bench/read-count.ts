import { InvalidArgumentError } from 'commander'

/**
 * Reads a whole number from 1 up out of a command line; `_` and `,` may group its digits.
 *
 * @throws {InvalidArgumentError} saying what was expected
 */
export function readCount(text: string): number {
  const digits = text.replaceAll(/[_,]/g, '')
  if (!/^[1-9]\d{0,11}$/.test(digits)) throw new InvalidArgumentError('Expected a whole number from 1 up.')
  return Number(digits)
}
