import { join } from 'node:path'
import { build } from 'esbuild'
import { projectFolder } from './source-imports.ts'

/** The worker as it is uploaded. Platform `neutral` finds no module of Node, so a use of one fails here. */
export function bundleWorker() {
  return build({
    entryPoints: [join(projectFolder, 'src/worker.ts')],
    absWorkingDir: projectFolder,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2024',
    logLevel: 'silent',
  })
}
