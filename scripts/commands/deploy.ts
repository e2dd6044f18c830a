import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Command } from 'commander'
import { askAtTerminal, askSettings, canAsk, keepSettings } from '../deploy/ask-settings.ts'
import { prepareDeployment } from '../deploy/prepare-deployment.ts'
import { runWrangler } from '../deploy/run-wrangler.ts'
import { variablesOf } from '../deploy/wrangler-config.ts'
import { writeSite } from '../deploy/write-site.ts'
import { readSiteConfig } from '../index/options/site-config.ts'
import { describeLeftOut, describeProblems } from '../index/report/describe-problems.ts'
import { reportBuild } from '../index/report/report-build.ts'
import { describeFindings } from '../index/site/site-finding.ts'
import { explainError, failure } from '../messages/failure.ts'
import { fillText } from '../messages/fill-text.ts'
import { isBuiltFolder } from '../server/built-site.ts'
import { settingsOf } from '../server/site-settings.ts'
import { wantsChinese } from '../terminal-language.ts'
import { toPlainText } from '../terminal-text.ts'
import { deployTexts } from './deploy-texts.ts'
import { describeLines } from './next-steps.ts'
import { readFrontPage } from './place-box.ts'

interface Flags {
  readonly pages?: boolean
  readonly yes?: true
  readonly config?: string
}

/** The demonstration of this project, whose articles have no pages but those written here. */
const demonstration = 'content'
const print = (line: string): void => void process.stderr.write(`${toPlainText(line)}\n`)

/**
 * Lays out the site of a folder (index, search box and, where they are wanted, pages) and hands it to Cloudflare. The
 * first time, it asks for what `hansou.json` does not say and writes a `wrangler.toml`; where nobody can answer, it
 * takes the defaults.
 *
 * @returns the exit code of wrangler
 */
async function deploy(source: string, flags: Flags, wranglerWords: readonly string[]): Promise<number> {
  const texts = deployTexts(process.env)
  const folder = process.cwd()
  if (!existsSync(source)) throw failure('ARTICLE_NOT_FOUND', 'nothing', [source])
  const pages = flags.pages ?? ((await isBuiltFolder(source)) || isDemonstration(source))
  if (canAsk() && flags.yes === undefined && !existsSync(resolve(flags.config ?? 'wrangler.toml'))) {
    const found = await readSiteConfig(source)
    const answers = await askSettings(found, basename(folder), texts, askAtTerminal)
    if (Object.keys(answers).length > 0)
      print(fillText(texts.kept, [await keepSettings(found, folder, answers)]))
  }
  const { config, warnings } = await readSiteConfig(source)
  const isChinese = wantsChinese(process.env)
  for (const warning of warnings) print(explainError(warning, isChinese))
  const deployment = await prepareDeployment({
    folder,
    ...(flags.config === undefined ? {} : { configFile: flags.config }),
    variables: variablesOf(settingsOf(config)),
    mayChange: async (file, changes) => {
      if (flags.yes) return true
      if (!canAsk()) return false
      print(`${fillText(texts.changes, [file])}\n${changes}`)
      return /^(y|yes|是|好)$/i.test(await askAtTerminal(texts.mayChange))
    },
    print,
  })
  const report = reportBuild(isChinese)
  try {
    const summary = await writeSite(
      {
        source,
        pages,
        onProgress: report.update,
        onWarning: (_, warning) => report.print(explainError(warning, isChinese)),
        onDetect: (findings) => report.print(describeFindings(findings, isChinese)),
      },
      deployment.assetsFolder,
    )
    report.end()
    print(
      describeProblems(summary, isChinese) +
        describeLeftOut(summary, isChinese) +
        fillText(texts.indexed, [summary.articles]),
    )
    if (pages) {
      const front = await readFrontPage(source)
      if (front !== null && !/hansou-search|docsearch/i.test(front)) print(describeLines(boxLines, isChinese))
    } else if (config.siteUrl === undefined) print(`\n${texts.leadsNowhere}\n`)
  } finally {
    report.end()
  }
  await deployment.write()
  const variables = Object.entries(deployment.variables).flatMap(([name, value]) => [
    '--var',
    `${name}:${value}`,
  ])
  return runWrangler(folder, ['deploy', '--config', deployment.configFile, ...variables, ...wranglerWords])
}

/** The box of a site that is deployed with its search. */
const boxLines = [
  '<script type="module" src="/search-box.js"></script>',
  '<hansou-search endpoint="/"></hansou-search>',
]

/** Whether this is a checkout of hansou itself, and the folder its demonstration. */
function isDemonstration(source: string): boolean {
  if (source !== demonstration || !existsSync('package.json')) return false
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { name?: unknown }).name === 'hansou'
}

/** The command `deploy`. */
export function deployCommand(): Command {
  return new Command('deploy')
    .description('Index a folder, lay out the site and hand it to Cloudflare.')
    .argument(
      '[words...]',
      'folder of a built site or of articles, then options of `wrangler deploy`, such as --dry-run',
    )
    .option(
      '--pages',
      'publish the pages too: those of a built site (the default there), or the articles as pages',
    )
    .option('--no-pages', 'publish the search alone')
    .option('--config <file>', 'configuration of wrangler; written where there is none (wrangler.toml)')
    .option('--yes', 'ask nothing; change the configuration of wrangler where the search needs it')
    .allowUnknownOption()
    .action(async (words: readonly string[], flags: Flags) => {
      const [first] = words
      const hasFolder = first !== undefined && !first.startsWith('-')
      if (!hasFolder && !isDemonstration(demonstration))
        throw failure('INVALID_OPTION', 'noValue', ['hansou deploy <folder>'])
      process.exitCode = await deploy(
        hasFolder ? first : demonstration,
        flags,
        hasFolder ? words.slice(1) : words,
      )
    })
}
