import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests that mutants are run against: those of Node, without commands, browsers and workerd. */
export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  test: {
    include: ['tests/{unit,format}/**/*.test.ts', 'tests/relevance/{query-language,paging,order*}.test.ts'],
    exclude: ['tests/unit/{build,measure,article}/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
