import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Long enough on a loaded machine: only what hangs is to end. Hooks build indexes. */
const timeouts = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/edge/**', 'tests/browser/**', 'tests/integrations/**', 'tests/cluster/**'],
          ...timeouts,
        },
      },
      {
        // Runs inside workerd. Node compatibility is forced on here, so only the bundle test and
        // tests/architecture/worker.test.ts prove that the edge needs no Node.
        plugins: [
          cloudflareTest({
            miniflare: {
              compatibilityDate: '2026-08-03',
              r2Buckets: ['BUCKET'],
              assets: { directory: here('tests/fixtures/blobs'), binding: 'ASSETS' },
            },
          }),
        ],
        test: { name: 'edge', include: ['tests/edge/**/*.test.ts'], ...timeouts },
      },
      {
        // Drives a real browser; scripts/test.ts says where to find it.
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          ...timeouts,
          fileParallelism: false,
          // Two browsers share the processors with all other projects; the report names a second try.
          retry: 1,
        },
      },
      {
        // Three OpenSearch nodes; without Java and Maven every suite is left out by name.
        test: {
          name: 'cluster',
          include: ['tests/cluster/**/*.test.ts'],
          globalSetup: ['tests/cluster/running-cluster.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          // Behind all others: the nodes need the processors for themselves.
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Installs what sites are built with, so it takes minutes and a network; `npm run test:integrations`.
        test: {
          name: 'integrations',
          include: ['tests/integrations/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
