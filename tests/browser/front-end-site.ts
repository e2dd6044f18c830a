import { join } from 'node:path'
import { build } from 'esbuild'
import { projectFolder } from '../architecture/source-imports.ts'
import { type CanalSite, serveCanalSite } from '../fixtures/canal-site.ts'

/**
 * Bundles scripts of the folder `front-ends`, each with the published packages it imports, and serves each on a page
 * of its name beside the canal's index. Articles are pages of their own.
 *
 * @param bodies  of the pages, by the name of the script
 */
export async function serveFrontEnds(bodies: Readonly<Record<string, string>>): Promise<CanalSite> {
  const built = await build({
    entryPoints: Object.keys(bodies).map((name) =>
      join(projectFolder, 'tests/browser/front-ends', `${name}.js`),
    ),
    outdir: '/front-ends',
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  const scripts = new Map(
    built.outputFiles.map(({ path, text }) => [path.replaceAll('\\', '/').slice(-40), text]),
  )
  const scriptOf = (name: string): string | undefined =>
    [...scripts].find(([path]) => path.endsWith(`/front-ends/${name}.js`))?.[1]
  const html = (body: string): Response =>
    new Response(`<!doctype html><html lang="zh"><meta charset="utf-8"><title>page</title>${body}`, {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    })
  return serveCanalSite(async (request) => {
    const name = new URL(request.url).pathname.slice(1)
    const script = scriptOf(name.replace(/\.js$/, ''))
    if (name.startsWith('canal/')) return html(`<h1>${name}</h1><h2 id="今天">今天</h2>`)
    if (script === undefined) return null
    if (name.endsWith('.js')) return new Response(script, { headers: { 'Content-Type': 'text/javascript' } })
    return html(`${bodies[name]}<script src="/${name}.js"></script>`)
  })
}
