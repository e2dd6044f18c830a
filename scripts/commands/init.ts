import { existsSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { Command } from 'commander'
import { configName } from '../index/options/site-config.ts'
import { isStaticSite } from '../index/read/list-source-files.ts'
import { detectSite } from '../index/site/detect-site.ts'
import { describeFindings } from '../index/site/site-finding.ts'
import { failure, reasonOf } from '../messages/failure.ts'
import { wantsChinese } from '../terminal-language.ts'
import { toPlainText } from '../terminal-text.ts'
import { describeNextSteps, projectOf } from './next-steps.ts'

/**
 * Looks what a folder is, writes its `hansou.json` where there is none, and says what to do next.
 *
 * The file stands where the commands of the site run, so that the built site is found to be under it. A `hansou.json`
 * that is there is left as it is.
 */
async function init(folder: string): Promise<void> {
  if (!existsSync(folder)) throw failure('ARTICLE_NOT_FOUND', 'nothing', [folder])
  if (!statSync(folder).isDirectory())
    throw failure('INVALID_OPTION', 'read', [folder, reasonOf({ code: 'ENOTDIR' })])
  const site = detectSite(folder, { today: new Date().toISOString().slice(0, 10) })
  const output = site.site === null ? findOutput(folder) : null
  const isBuilt = output !== null || (isStaticSite(folder) && site.rules.generator !== 'docsify')
  const base = (isBuilt ? null : site.rules.base) || '/'
  const named = resolve(folder)
  const project = isBuilt || site.site === null ? named : projectOf(named, site.site.folder)
  const isNamed = project === named
  const file = isNamed ? join(folder, configName) : join(folder, relative(named, project), configName)
  const isChinese = wantsChinese(process.env)
  const say = isChinese ? chinese : english
  const lines = [isBuilt ? `${output ?? folder} ${say.isBuilt}` : describeFindings(site.findings, isChinese)]
  if (existsSync(file)) lines.push(`${file} ${say.stays}`)
  else {
    const config = {
      ...(isBuilt || site.rules.generator === 'plain' ? {} : { from: site.rules.generator }),
      base,
      fields: ['category', 'lang'],
    }
    await writeFile(file, `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx' })
    lines.push(`${file} ${say.written}`)
  }
  const steps = describeNextSteps({ folder: output ?? folder, site, isBuilt, base, isChinese })
  process.stdout.write(`${[...lines, '', steps].map(toPlainText).join('\n')}\n`)
}

const english = {
  isBuilt: 'is a built site',
  stays: 'is there already and stays as it is',
  written: 'written',
}
const chinese: typeof english = {
  isBuilt: '是建好的网站',
  stays: '已存在，保持不变',
  written: '已写入',
}

/** Folders that generators build into, by the names they give them. */
const outputNames = ['public', 'dist', '_site', 'site', 'build', 'out']

/** The built site in the folder of an unknown generator; null where there is none, or the folder is a built site. */
function findOutput(folder: string): string | null {
  if (isStaticSite(folder)) return null
  return outputNames.map((name) => join(folder, name)).find((path) => isStaticSite(path)) ?? null
}

/** The command `init`. */
export function initCommand(): Command {
  return new Command('init')
    .description('Look what a folder is, write its hansou.json, and say what to do next.')
    .argument('[folder]', 'folder of a site, built or not', '.')
    .action(init)
}
