import { watch } from 'chokidar'
import { Command } from 'commander'
import { createLocalSite, type LocalSite } from '../server/local-site.ts'
import { createReloader } from '../server/reloader.ts'
import { closeOnSignal, readPort, serveApp } from '../server/serve.ts'

/** Rest after a change before the index is built anew, in milliseconds: an editor saves in several steps. */
const rebuildRestMs = 100

/** Serves a folder of articles until Ctrl-C, and builds anew and reloads the pages whenever it changes. */
async function develop(folder: string): Promise<void> {
  const port = readPort(process.env.PORT)
  const reloader = createReloader()
  const site = await createLocalSite({ folder, indexFolder: 'dist/dev', examples: [], reloader })
  const rebuild = queueRebuilds(site.rebuild)
  await rebuild()
  const server = await serveApp(site.app, port)
  const watcher = watch(folder, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: rebuildRestMs, pollInterval: 20 },
  })
  watcher.on('all', () => void rebuild())
  closeOnSignal(async () => {
    await Promise.all([watcher.close(), server.close()])
  })
  console.log(`汉搜 ${server.url}, watching ${folder}`)
}

/** Builds one at a time; changes during a build are one more build after it. A failed one is told, no more. */
function queueRebuilds(rebuild: LocalSite['rebuild']): () => Promise<void> {
  const queue: { running: Promise<void> | null; isStale: boolean } = { running: null, isStale: false }

  async function run(): Promise<void> {
    do {
      queue.isStale = false
      try {
        const { articles, passages, seconds } = await rebuild()
        console.log(`indexed ${articles} articles, ${passages} passages in ${seconds.toFixed(1)} s`)
      } catch (error) {
        console.error(error instanceof Error ? error.message : error)
      }
    } while (queue.isStale)
    queue.running = null
  }

  return () => {
    if (queue.running !== null) queue.isStale = true
    queue.running ??= run()
    return queue.running
  }
}

/** The command `dev`. */
export function developCommand(): Command {
  return new Command('dev')
    .description('Watch a folder of articles: build, serve, reload.')
    .argument('[folder]', 'folder of Markdown files', 'content')
    .action(develop)
}
