import { Command } from 'commander'
import { localIndexFolderOf } from './index/cache/cache-folder.ts'
import { createLocalSite } from './server/local-site.ts'
import { addReachOptions, type ReachFlags, readReach } from './server/reach-flags.ts'
import { closeOnSignal, readPort, serveApp } from './server/serve.ts'
import { toPlainText } from './terminal-text.ts'

/** The demonstration, and the questions that fit it. */
const demonstration = 'content'
const examples = [
  '灰犀牛',
  '大运河',
  '活字印刷',
  'UTF-8',
  'script:城牆',
  'pinyin:dyh',
  'character:鹳',
  'exact:"黑天鹅"',
]

/** Builds the index of a folder and serves page and API on this machine until Ctrl-C. */
async function start(source: string, flags: ReachFlags): Promise<void> {
  const port = readPort(process.env.PORT)
  const site = await createLocalSite({
    source,
    indexFolder: localIndexFolderOf('start', source),
    examples: source === demonstration ? examples : [],
    reloader: null,
  })
  const { articles, passages, seconds } = await site.rebuild()
  console.log(`indexed ${articles} articles, ${passages} passages in ${seconds.toFixed(1)} s`)
  const server = await serveApp(site.app, port, readReach(flags))
  closeOnSignal(server.close)
  console.log(`汉搜 ${server.url}`)
}

await addReachOptions(
  new Command('start')
    .description('Index a folder of articles or a built site, and serve it with the search on this machine.')
    .argument('[folder]', 'folder of articles or of a built site', demonstration)
    .action(start),
)
  .parseAsync()
  .catch((error: Error) => {
    console.error(toPlainText(error.message))
    process.exitCode = 1
  })
