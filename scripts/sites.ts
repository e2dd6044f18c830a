import { Command } from 'commander'
import { decodePath } from '../src/article/html/page-address.ts'
import { checkSite } from './measure/sites/check-site.ts'

const shownExamples = 8

/** Holds what is read of built sites against their files, and prints a line of figures for each. */
async function check(folders: readonly string[], { base }: { base?: string }): Promise<void> {
  for (const folder of folders) {
    const {
      pages,
      articles,
      passages,
      anchors,
      refused,
      deadAddresses,
      deadAnchors,
      repeatedLines,
      markup,
      lost,
      leftOut,
    } = await checkSite(folder, base)
    process.stdout.write(
      `${JSON.stringify({
        site: folder,
        pages,
        articles,
        passages,
        refused: refused.length,
        addresses: `${articles - deadAddresses.length}/${articles}`,
        anchors: `${anchors - deadAnchors.length}/${anchors}`,
        repeated: repeatedLines.length,
        markup: markup.length,
        lost: lost.length,
      })}\n`,
    )
    for (const [name, found] of Object.entries({
      refused,
      deadAddresses,
      deadAnchors,
      repeatedLines,
      markup,
      lost,
      leftOut,
    }))
      for (const example of found.slice(0, shownExamples))
        process.stderr.write(`  ${name}: ${decodePath(example).slice(0, 200)}\n`)
    if (deadAddresses.length + deadAnchors.length > 0) process.exitCode = 1
  }
}

await new Command('sites')
  .description(
    'Check that every address and anchor read from built sites exists in them, and that no text is lost.',
  )
  .argument('<folder...>', 'folders of built sites')
  .option('--base <path>', 'address that the folders stand at')
  .action(check)
  .parseAsync()
