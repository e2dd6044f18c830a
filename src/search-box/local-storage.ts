/** What this device keeps for the site under a name; null where it keeps nothing readable. */
export function readStored(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

/** Keeps a value on this device, where the page may; null leaves nothing to read. */
export function writeStored(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Storage is closed to this page, or full: nothing is kept then.
  }
}
