import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type RunningServer, serveApp } from '../../scripts/server/serve.ts'
import { projectFolder } from '../architecture/source-imports.ts'
import { readSiteFile } from './built-site.ts'

const run = promisify(execFile)

/** Runs `hansou` from the sources of this checkout. */
export async function runHansou(words: readonly string[], cwd: string): Promise<void> {
  await run(process.execPath, [join(projectFolder, 'scripts/hansou.ts'), ...words], { cwd })
}

/** Removes what an earlier run wrote into a built site. */
export async function removeSearch(site: string): Promise<void> {
  for (const name of ['hansou', '_hansou']) await rm(join(site, name), { recursive: true, force: true })
}

/** Serves a folder as a static host does, with nothing that answers: the search must do with files. */
export function serveStatic(folder: string, base = '/'): Promise<RunningServer> {
  const fetch = async (request: Request): Promise<Response> => {
    const path = decodeURIComponent(new URL(request.url).pathname)
    const inside = path.startsWith(base) ? path.slice(base.length - 1) : null
    return (
      (inside !== null ? await readSiteFile(folder, inside) : null) ??
      new Response('Not found', { status: 404 })
    )
  }
  return serveApp({ fetch }, 0)
}
