import { createLocalSite } from './server/local-site.ts'
import { closeOnSignal, readPort, serveApp } from './server/serve.ts'

const folder = 'content'

/** Builds the index of `content/` and serves page and API on this machine until Ctrl-C. */
async function start(): Promise<void> {
  const port = readPort(process.env.PORT)
  const site = await createLocalSite({
    folder,
    indexFolder: 'dist/start',
    examples: ['灰犀牛', '大运河', '活字印刷', 'UTF-8'],
    reloader: null,
  })
  const { articles, passages, seconds } = await site.rebuild()
  console.log(`indexed ${articles} articles, ${passages} passages in ${seconds.toFixed(1)} s`)
  const server = await serveApp(site.app, port)
  closeOnSignal(server.close)
  console.log(`汉搜 ${server.url}`)
}

await start().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
