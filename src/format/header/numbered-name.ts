/**
 * Logical name of one of many files.
 *
 * @param start  what their names begin with, the hyphen before the number too
 */
export function numberedName(start: string, number: number): string {
  return `${start}${String(number).padStart(3, '0')}.bin`
}
