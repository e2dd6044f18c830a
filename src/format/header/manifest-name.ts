/** Name of the manifest, the one file of an index whose name is fixed; it is written last. */
export const manifestName = 'manifest.json'
