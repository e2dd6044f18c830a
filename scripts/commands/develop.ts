import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { localIndexFolderOf } from '../index/cache/cache-folder.ts'
import { explainError } from '../messages/failure.ts'
import { createLocalSite, type LocalSite } from '../server/local-site.ts'
import { queueRuns } from '../server/queue-runs.ts'
import { addReachOptions, type ReachFlags, readReach } from '../server/reach-flags.ts'
import { createReloader, type Reloader } from '../server/reloader.ts'
import { closeOnSignal, readPort, serveApp } from '../server/serve.ts'
import { watchArticles } from '../server/watch-articles.ts'
import { wantsChinese } from '../terminal-language.ts'
import { toPlainLine } from '../terminal-text.ts'
import { readWhole } from './option-values.ts'

/** The articles of this project; elsewhere, those of the folder one is in. */
const demonstration = 'content'
const isChinese = (): boolean => wantsChinese(process.env)

interface Flags extends ReachFlags {
  readonly port?: number
}

/** Serves a folder of articles until Ctrl-C, and builds anew and reloads the pages whenever it changes. */
async function develop(source: string, flags: Flags): Promise<void> {
  const { port = readPort(process.env.PORT) } = flags
  const reloader = createReloader()
  const site = await createLocalSite({
    source,
    indexFolder: localIndexFolderOf('dev', source),
    examples: [],
    reloader,
    isChinese: isChinese(),
  })
  const rebuild = queueRuns(() => tellBuild(site.rebuild, reloader))
  const watcher = await watchArticles(source, {
    onChange: () => void rebuild(),
    onError: (message) => console.error(toPlainLine(message)),
  })
  await rebuild()
  const server = await serveApp(site.app, port, readReach(flags)).catch(async (error: unknown) => {
    await watcher.close()
    throw error
  })
  closeOnSignal(async () => {
    await Promise.all([watcher.close(), server.close()])
  })
  console.log(`汉搜 ${server.url}${isChinese() ? ' 正在监视' : ', watching'} ${toPlainLine(source)}`)
}

/** Builds anew and says how it went; a build that fails is told, no more. */
async function tellBuild(rebuild: LocalSite['rebuild'], reloader: Reloader): Promise<void> {
  try {
    const { articles, passages, seconds, failures } = await rebuild()
    for (const failure of failures) console.error(toPlainLine(explainError(failure, isChinese())))
    const took = seconds.toFixed(1)
    console.log(
      isChinese()
        ? `已索引 ${articles} 篇文章、${passages} 个段落，用时 ${took} 秒`
        : `indexed ${articles} articles, ${passages} passages in ${took} s`,
    )
  } catch (error) {
    const lines = explainError(error, isChinese()).split('\n').map(toPlainLine)
    console.error(lines.join('\n'))
    reloader.showProblems(lines)
  }
}

/** The command `dev`. */
export function developCommand(): Command {
  return addReachOptions(
    new Command('dev')
      .description('Watch a folder of articles or a built site: build, serve, reload.')
      .argument(
        '[folder]',
        'folder of articles or of a built site',
        existsSync(demonstration) ? demonstration : '.',
      )
      .option('--port <n>', 'port to listen on (8787)', readWhole(0, 65_535))
      .action(develop),
  )
}
