import { mkdir } from 'node:fs/promises'
import { Command } from 'commander'
import { createApp } from '../../src/http/app.ts'
import { keepSearcher } from '../../src/search/keep-searcher.ts'
import { readSearchBox } from '../assets/bundle-search-box.ts'
import { readSiteConfig } from '../index/options/site-config.ts'
import { explainError } from '../messages/failure.ts'
import { addTo, findCluster } from '../reader/cluster-connection.ts'
import { nameIndex } from '../reader/name-index.ts'
import { openLocalSearcher } from '../reader/open-local-searcher.ts'
import { followProxy } from '../server/follow-proxy.ts'
import { closeOnSignal, readPort, serveApp } from '../server/serve.ts'
import { settingsOf } from '../server/site-settings.ts'
import { wantsChinese } from '../terminal-language.ts'
import { toPlainText } from '../terminal-text.ts'
import { openUsageFile } from '../usage/usage-file.ts'
import { readAddress, readWhole } from './option-values.ts'

interface Flags {
  readonly index: string
  readonly host: string
  readonly port: number
  readonly siteUrl?: string
  readonly name?: string
  readonly usage?: string
  readonly url?: readonly string[]
}

/** A build beside a running server is seen after so many milliseconds. */
const recheckAfterMs = 5_000

/**
 * Serves API, page and search box of an index on one's own machine, for every page, as a deployed worker does. Flags
 * win over the `hansou.json` that stands beside the index, or above it in its project.
 */
async function serveIndex({ index, host, port, siteUrl, name, usage, url }: Flags): Promise<void> {
  const cluster = findCluster(url)
  const searcher = keepSearcher(() => openLocalSearcher(index, Infinity, cluster), { recheckAfterMs })
  // What is wrong with the index is said now, not to the first visitor.
  const { status } = await searcher().catch(nameIndex(index))
  const { config, warnings } = await readSiteConfig(index)
  const isChinese = wantsChinese(process.env)
  for (const warning of warnings) console.error(toPlainText(explainError(warning, isChinese)))
  // A log that cannot be written is said now, too.
  if (usage !== undefined) await mkdir(usage, { recursive: true })
  const scripts = await readSearchBox()
  const app = createApp({
    searcher,
    searchBox: async (script) => scripts[script],
    ...settingsOf(config),
    ...(siteUrl === undefined ? {} : { siteUrl }),
    ...(name === undefined ? {} : { siteName: name }),
    ...(usage === undefined ? {} : { usage: openUsageFile(usage).log }),
  })
  const server = await serveApp(followProxy(app), port, { host, isPublic: true })
  closeOnSignal(server.close)
  const { articles, passages } = status
  console.log(
    isChinese
      ? `汉搜 ${server.url} ${index}：${articles} 篇文章，${passages} 个段落`
      : `汉搜 ${server.url}: ${articles} articles, ${passages} passages of ${index}`,
  )
}

/** The command `serve`. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve an index on this machine, for every page: behind a proxy, in a container.')
    .option('--index <dir>', 'folder of an index', 'index')
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all of this machine', '127.0.0.1')
    .option('--port <n>', 'port to listen on', readWhole(0, 65_535), readPort(process.env.PORT))
    .option('--site-url <url>', 'where the articles stand, for absolute addresses', readAddress)
    .option('--name <text>', 'heading of the page')
    .option(
      '--usage <dir>',
      'folder for a log of searches and clicks, without addresses; none is kept by default',
    )
    .option(
      '--url <address>',
      'of an index of the engine opensearch, address of a node of the cluster; may stand several times',
      addTo,
    )
    .action(serveIndex)
}
