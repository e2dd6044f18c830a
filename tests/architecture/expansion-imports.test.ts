import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

describe('the edge side of pinyin and completions', () => {
  it.each([
    'src/pinyin/pinyin-index.ts',
    'src/suggest/suggester.ts',
    'src/suggest/spell.ts',
  ])('%s needs neither a pinyin dictionary nor Node', async (entry) => {
    const { metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'neutral',
    })
    expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith('src/'))).toEqual([])
  })
})
