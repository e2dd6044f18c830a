import { InvalidArgumentError } from 'commander'

/**
 * Makes a reader of whole numbers between two bounds, for an option of a command.
 *
 * @throws {InvalidArgumentError} from the reader, saying what was expected
 */
export const readWhole =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d{1,15}$/.test(text) && value >= min && value <= max) return value
    throw new InvalidArgumentError(`expected a whole number from ${min} to ${max}.`)
  }

/**
 * Reads the address of a site or a search, for an option of a command.
 *
 * @throws {InvalidArgumentError} saying what was expected
 */
export function readAddress(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text
  throw new InvalidArgumentError('expected an address such as https://example.org/')
}
