/** File beside a static index that lists its files and their bytes: the manifest names those that are opened first alone. */
export const fileListName = 'files.json'

/** What it holds. */
export interface FileList {
  readonly files: readonly string[]
  readonly bytes: number
}
