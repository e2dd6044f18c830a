/** What the edge tests use of the runtime's own module; see the bindings in vitest.config.ts. */
declare module 'cloudflare:workers' {
  export const env: {
    readonly ASSETS: import('../../src/reader/stores/assets-store.ts').AssetsFetcher
    readonly BUCKET: import('../../src/reader/stores/r2-store.ts').ObjectBucket & {
      put(key: string, bytes: Uint8Array): Promise<unknown>
    }
  }
}
