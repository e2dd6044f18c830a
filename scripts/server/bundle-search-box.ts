import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { writeHeadersFile } from './site-headers.ts'

const entry = fileURLToPath(new URL('../../src/search-box/search-box.ts', import.meta.url))

/** The search box as one script that any page can load, with or without `type="module"`. */
export async function bundleSearchBox(): Promise<Uint8Array<ArrayBuffer>> {
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  })
  const file = built.outputFiles[0]
  if (file === undefined) throw new Error('expected one bundle, got none')
  return new Uint8Array(file.contents)
}

/** Writes `search-box.js` into the folder of a site, with the header that lets other sites load it. */
export async function writeSearchBox(siteFolder: string): Promise<void> {
  await mkdir(siteFolder, { recursive: true })
  await writeFile(join(siteFolder, 'search-box.js'), await bundleSearchBox())
  await writeFile(join(siteFolder, '_headers'), writeHeadersFile())
}

if (import.meta.main) await writeSearchBox(process.argv[2] ?? 'dist/site')
