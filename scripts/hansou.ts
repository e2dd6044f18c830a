#!/usr/bin/env node
/** Oldest release of Node that the program runs on: `engines` of package.json. */
const oldestNode = 20

const { node: version } = process.versions
// Before anything is imported, which an older one cannot read.
if (Number.parseInt(version, 10) < oldestNode) {
  console.error(`Hansou needs Node.js ${oldestNode} or newer, got ${version}: https://nodejs.org`)
  console.error(`Hansou 需要 Node.js ${oldestNode} 或更新的版本，这里是 ${version}`)
  process.exitCode = 1
} else {
  const { runProgram } = await import('./commands/run-program.ts')
  await runProgram(process.argv.slice(2))
}
