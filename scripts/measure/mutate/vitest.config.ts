import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests that mutants are run against: those that take seconds. A mutant that is alive runs all that reach it. */
export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  test: {
    include: process.env.HANSOU_MUTATE_TESTS?.split(' ') ?? [
      'tests/unit/{analysis,format,pinyin,query,reader,engine,search,suggest,text}/**/*.test.ts',
      'tests/relevance/**/{answers,channels,emoji,expansion,landing,order,paging,query-language}.test.ts',
    ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
