import { fileURLToPath } from 'node:url'
import type { Plugin } from 'rolldown'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What a script for pages is bundled from, and into what. */
export interface ScriptOptions {
  /** Path of the source, from the root of the project. */
  readonly entry: string
  /** `esm` is a module; `iife` also runs as a classic script. */
  readonly format: 'esm' | 'iife'
  /** Oldest browsers that understand the syntax. */
  readonly target: readonly string[]
  /** Names that stand for an expression, by name. */
  readonly define?: Readonly<Record<string, string>>
  readonly plugins?: readonly Plugin[]
}

/**
 * Bundles a script that pages load into one minified file. Rolldown's minifier makes the search thread 5 % smaller,
 * compressed, than esbuild's.
 */
export async function bundleScript(options: ScriptOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    cwd: root,
    input: options.entry,
    platform: 'browser',
    tsconfig: false,
    transform: { target: [...options.target], define: { ...options.define } },
    plugins: [...(options.plugins ?? [])],
  })
  try {
    const { output } = await bundle.generate({
      format: options.format,
      minify: true,
      comments: false,
      codeSplitting: false,
    })
    return new TextEncoder().encode(output[0].code)
  } finally {
    await bundle.close()
  }
}
