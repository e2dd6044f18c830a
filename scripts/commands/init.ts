import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { SearchError } from '../../src/errors.ts'
import { describeStaticSearch, isBuiltSite, staticFolder } from '../index/artifact/write-static.ts'
import { configName } from '../index/options/site-config.ts'
import { detectSite } from '../index/site/detect-site.ts'
import { toPlainText } from '../terminal-text.ts'

/** Where generators build to, under the folder of the site, and by what command. */
const outputs: Readonly<Record<string, { readonly folder: string; readonly build: string }>> = {
  hexo: { folder: 'public', build: 'npx hexo generate' },
  hugo: { folder: 'public', build: 'hugo' },
  jekyll: { folder: '_site', build: 'bundle exec jekyll build' },
  vitepress: { folder: 'docs/.vitepress/dist', build: 'npx vitepress build docs' },
  docusaurus: { folder: 'build', build: 'npx docusaurus build' },
  mkdocs: { folder: 'site', build: 'mkdocs build' },
}

/**
 * Looks what a folder is, writes its `hansou.json` where there is none, and says what to do next.
 *
 * A `hansou.json` that is there is left as it is.
 */
async function init(folder: string): Promise<void> {
  if (!existsSync(folder))
    throw new SearchError('ARTICLE_NOT_FOUND', `expected the folder of a site at ${folder}, got nothing`)
  const today = new Date().toISOString().slice(0, 10)
  const isBuilt = await isBuiltSite(folder)
  const { rules, reason } = detectSite(folder, { today })
  const generator = isBuilt ? 'html' : rules.generator
  const base = rules.base || '/'
  const file = join(folder, configName)
  const lines = [isBuilt ? `${folder} is a built site` : reason]
  if (existsSync(file)) lines.push(`${file} is there already and stays as it is`)
  else {
    const config = {
      ...(generator === 'html' ? {} : { from: generator }),
      base,
      fields: ['category', 'lang'],
    }
    await writeFile(file, `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx' })
    lines.push(`${file} written`)
  }
  const output = outputs[generator]
  const site = isBuilt ? folder : output === undefined ? null : join(folder, output.folder)
  lines.push('', 'Next:', '')
  if (site === null) lines.push(`  npx hansou ${folder} --out index && npx hansou serve --index index`, '')
  else {
    if (output !== undefined) lines.push(`  ${output.build}`)
    lines.push(`  npx hansou ${site}`)
    lines.push(describeStaticSearch(site, join(site, staticFolder), base).trimEnd(), '')
  }
  process.stdout.write(`${lines.map(toPlainText).join('\n')}\n`)
}

/** The command `init`. */
export function initCommand(): Command {
  return new Command('init')
    .description('Look what a folder is, write its hansou.json, and say what to do next.')
    .argument('[folder]', 'folder of a site, built or not', '.')
    .action(init)
}
