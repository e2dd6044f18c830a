/** Makes an opener that opens a file once, as long as it is the same. */
export function keepOpened<T>(open: (file: Uint8Array) => T): (file: Uint8Array) => T {
  const kept: { last: { file: Uint8Array; opened: T } | null } = { last: null }
  return (file) => {
    if (kept.last?.file !== file) kept.last = { file, opened: open(file) }
    return kept.last.opened
  }
}
