import { spawnSync } from 'node:child_process'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { buildIndex } from '../index/build-index.ts'
import { createArticlePages } from '../server/article-pages.ts'
import { writeSearchBox } from '../server/bundle-search-box.ts'
import { isPicture } from '../server/picture-files.ts'

const folder = 'content'
const siteFolder = 'dist/site'

/**
 * Lays out the site of `content/` (index, search box, articles as pages, pictures) and hands it to
 * Cloudflare. Arguments go on to `wrangler deploy`; `--dry-run` needs no network and no account.
 *
 * @returns the exit status of wrangler
 */
async function deploy(wranglerArguments: readonly string[]): Promise<number> {
  await rm(siteFolder, { recursive: true, force: true })
  await writeSearchBox(siteFolder)
  await writePages()
  await cp(folder, siteFolder, {
    recursive: true,
    filter: (path) => !/\.[^/\\]+$/.test(path) || isPicture(path),
  })
  const summary = await buildIndex(folder, join(siteFolder, '_hansou'), { engine: 'auto', split: true })
  console.log(`index of ${summary.articles} articles: ${summary.engine}, ${summary.reason}`)
  const wrangler = spawnSync('wrangler', ['deploy', ...wranglerArguments], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (wrangler.error !== undefined) throw wrangler.error
  return wrangler.status ?? 1
}

/** Every article under its own address; the assets answer `/news/visit` with `news/visit.html`. */
async function writePages(): Promise<void> {
  for (const [path, html] of await createArticlePages(folder).list()) {
    const file = join(
      siteFolder,
      path.endsWith('/') ? `${path}index.html` : `${path.replace(/\.html$/, '')}.html`,
    )
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, html)
  }
}

/** The command `deploy`. */
export function deployCommand(): Command {
  return new Command('deploy')
    .description('Index the articles, lay out the site and hand it to Cloudflare.')
    .argument('[arguments...]', 'options of `wrangler deploy`, such as --dry-run')
    .allowUnknownOption()
    .action(async (wranglerArguments: readonly string[]) => {
      process.exitCode = await deploy(wranglerArguments)
    })
}
