import { spawnSync } from 'node:child_process'
import { Command } from 'commander'
import { type SiteOptions, writeSite } from '../server/write-site.ts'

const siteFolder = 'dist/site'
/** The demonstration, whose articles have no pages but those written here. */
const demonstration = 'content'

/**
 * Lays out the site of a folder (index, search box and, where they are wanted, articles as pages with their pictures)
 * and hands it to Cloudflare.
 *
 * @returns the exit status of wrangler
 */
async function deploy(site: SiteOptions, wranglerArguments: readonly string[]): Promise<number> {
  const summary = await writeSite(site, siteFolder)
  console.log(`index of ${summary.articles} articles: ${summary.engine}, ${summary.reason}`)
  const wrangler = spawnSync('wrangler', ['deploy', ...wranglerArguments], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (wrangler.error !== undefined) throw wrangler.error
  return wrangler.status ?? 1
}

/** The command `deploy`. */
export function deployCommand(): Command {
  return new Command('deploy')
    .description('Index the articles, lay out the site and hand it to Cloudflare.')
    .argument(
      '[words...]',
      `folder of articles (default: ${demonstration}), then options of \`wrangler deploy\`, such as --dry-run`,
    )
    .option('--pages', "publish the articles as pages too; the demonstration's always are")
    .allowUnknownOption()
    .action(async (words: readonly string[], { pages = false }: { pages?: boolean }) => {
      const [first] = words
      const hasFolder = first !== undefined && !first.startsWith('-')
      const site: SiteOptions = hasFolder ? { source: first, pages } : { source: demonstration, pages: true }
      process.exitCode = await deploy(site, hasFolder ? words.slice(1) : words)
    })
}
