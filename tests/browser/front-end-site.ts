import { join } from 'node:path'
import { build } from 'esbuild'
import { projectFolder } from '../architecture/source-imports.ts'
import { type CanalSite, serveCanalSite } from '../fixtures/canal-site.ts'

/** A page: what its body holds, and a script, by default that of its name in the folder `front-ends`. */
export interface FrontEnd {
  readonly body: string
  readonly script?: string
}

/**
 * Bundles scripts with the published packages they import, and serves each on a page of its name beside the canal's
 * index. Articles are pages of their own.
 */
export async function serveFrontEnds(pages: Readonly<Record<string, FrontEnd>>): Promise<CanalSite> {
  const folder = join(projectFolder, 'tests/browser/front-ends')
  const bundle = async (name: string, script?: string): Promise<string> => {
    const built = await build({
      ...(script === undefined
        ? { entryPoints: [join(folder, `${name}.js`)] }
        : { stdin: { contents: script, resolveDir: folder } }),
      alias: { '@docsearch/js': 'docsearch-4' },
      // Style sheets are no part of what is tested.
      external: ['@docsearch/css'],
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    })
    return built.outputFiles[0]!.text
  }
  const scripts = new Map<string, string>()
  for (const [name, { script }] of Object.entries(pages)) scripts.set(name, await bundle(name, script))
  const html = (body: string): Response =>
    new Response(`<!doctype html><html lang="zh"><meta charset="utf-8"><title>page</title>${body}`, {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    })
  return serveCanalSite(async (request) => {
    const name = new URL(request.url).pathname.slice(1)
    const script = scripts.get(name.replace(/\.js$/, ''))
    if (name.startsWith('canal/')) return html(`<h1>${name}</h1><h2 id="今天">今天</h2>`)
    if (script === undefined) return null
    if (name.endsWith('.js')) return new Response(script, { headers: { 'Content-Type': 'text/javascript' } })
    return html(`${pages[name]?.body}<script src="/${name}.js"></script>`)
  })
}
