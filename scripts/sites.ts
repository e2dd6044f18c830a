/** `npm run sites -- <folders of built sites>`, or `--build`: what is read of sites holds against their files. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { buildSite } from './measure/sites/build-site.ts'
import { checkSite } from './measure/sites/check-site.ts'
import { compareSource } from './measure/sites/compare-source.ts'
import { type CheckReport, describeCheck, describeComparison } from './measure/sites/describe-checks.ts'
import { siteRecipes } from './measure/sites/site-recipe.ts'

interface Flags {
  readonly base?: string
  readonly build?: true
  readonly into?: string
  readonly source?: string
  readonly from?: string
}

async function check(names: readonly string[], flags: Flags): Promise<void> {
  if (flags.build) await checkRecipes(names, flags.into)
  else
    for (const folder of names) {
      print(describeCheck(folder, await checkSite(folder, flags.base)))
      if (flags.source !== undefined)
        print(
          describeComparison(
            flags.source,
            await compareSource(flags.source, folder, {
              ...(flags.from && { from: flags.from }),
              ...(flags.base && { base: flags.base }),
            }),
          ),
          true,
        )
    }
}

/** Builds a site with each generator, or those named, and checks it; one that cannot be had here is named. */
async function checkRecipes(names: readonly string[], kept?: string): Promise<void> {
  const into = kept ?? (await mkdtemp(join(tmpdir(), 'hansou-sites-')))
  try {
    for (const recipe of siteRecipes.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const built = buildSite(recipe, into)
      if ('skipped' in built)
        process.stdout.write(`${JSON.stringify({ site: recipe.name, skipped: built.skipped })}\n`)
      else {
        print(describeCheck(recipe.name, await checkSite(built.folder)))
        print(
          describeComparison(
            recipe.name,
            await compareSource(built.pages, built.folder, { from: recipe.from }),
          ),
          true,
        )
      }
    }
  } finally {
    if (kept === undefined) await rm(into, { recursive: true, force: true })
  }
}

/** @param isFree  whether a dead address is only told */
function print({ line, examples, isWhole }: CheckReport, isFree = false): void {
  process.stdout.write(`${line}\n`)
  process.stderr.write(examples)
  if (!isWhole && !isFree) process.exitCode = 1
}

await new Command('sites')
  .description(
    'Check that every address and anchor read from built sites exists in them, and that no text is lost.',
  )
  .argument('[folder...]', 'folders of built sites; with --build, names of generators')
  .option('--base <path>', 'address that the folders stand at')
  .option(
    '--build',
    'build sites of the sample pages with every generator that can be installed, and check those',
  )
  .option('--into <dir>', 'with --build: folder that keeps what was installed and built')
  .option('--source <dir>', 'Markdown that the site was built from: its addresses and anchors are compared')
  .option('--from <generator>', 'how the Markdown is read')
  .action(check)
  .parseAsync()
