import { Command } from 'commander'
import {
  type ClusterOptions,
  defaultClusterOptions,
  findProcess,
  listAddresses,
  startCluster,
  stopCluster,
} from './cluster/development-cluster.ts'
import { measureEngines } from './cluster/measure-engines.ts'
import { readWhole } from './commands/option-values.ts'
import { describeMachine } from './measure/machine.ts'

interface MeasureFlags {
  readonly packed: string
  readonly index: string
  readonly queries: string
  readonly most: number
  readonly port: number
  readonly nodes: number
}

interface Flags {
  readonly port: number
  readonly nodes: number
  readonly heap: number
  readonly delete?: true
}

function toOptions({ port, nodes, heap }: Flags): ClusterOptions {
  return { port, nodes, heapMegabytes: heap }
}

async function start(flags: Flags): Promise<void> {
  const options = toOptions(flags)
  const started = performance.now()
  await startCluster(options)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stderr.write(`${options.nodes} nodes after ${seconds} s\n`)
  console.log(listAddresses(options).join(','))
}

async function stop(flags: Flags): Promise<void> {
  await stopCluster(toOptions(flags), flags.delete !== true)
}

function status(flags: Flags): void {
  for (let number = 0; number < flags.nodes; number++)
    console.log(
      JSON.stringify({
        node: number,
        address: listAddresses(flags)[number],
        process: findProcess(flags.port, number),
      }),
    )
}

const { port, nodes, heapMegabytes } = defaultClusterOptions
const program = new Command('cluster').description(
  'A cluster of OpenSearch nodes on this machine, for development and tests; needs Java 17 and Maven.',
)
for (const [name, description, action] of [
  ['start', 'start the nodes and print their addresses', start],
  ['stop', 'stop the nodes', stop],
  ['status', 'print the nodes and their processes', status],
] as const) {
  const command = program
    .command(name)
    .description(description)
    .option('--port <n>', 'HTTP port of the first node', readWhole(1024, 65_000), port)
    .option('--nodes <n>', 'number of nodes', readWhole(1, 9), nodes)
    .option('--heap <MiB>', 'heap of each node', readWhole(128, 65_536), heapMegabytes)
    .action(action)
  if (name === 'stop') command.option('--delete', 'delete the indexes too')
}
program
  .command('measure')
  .description('ask an index of files and one of the cluster the same questions, and print how they answer')
  .requiredOption('--packed <dir>', 'folder of the index of files')
  .requiredOption('--index <dir>', 'folder that belongs to the index of the cluster')
  .requiredOption('--queries <file>', 'questions, a line {"text"} each')
  .option('--most <n>', 'questions asked', readWhole(1, 100_000), 1000)
  .option('--port <n>', 'HTTP port of the first node', readWhole(1024, 65_000), port)
  .option('--nodes <n>', 'number of nodes', readWhole(1, 9), nodes)
  .action(async (asked: MeasureFlags) => {
    const urls = listAddresses(asked)
    const comparison = await measureEngines(asked.packed, asked.index, urls, asked.queries, asked.most)
    console.log(JSON.stringify({ machine: describeMachine(), ...comparison }, null, 2))
  })
await program.parseAsync()
