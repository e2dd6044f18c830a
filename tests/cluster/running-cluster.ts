import {
  type ClusterOptions,
  defaultClusterOptions,
  findFreePort,
  listAddresses,
  startCluster,
  stopCluster,
} from '../../scripts/cluster/development-cluster.ts'
import { prepareNodeProgram } from '../../scripts/cluster/node-program.ts'
import type { ClusterConnection } from '../../src/engine/opensearch/connection/connection.ts'

/** Tells the workers of the tests which port the cluster took. */
const portVariable = 'HANSOU_TEST_CLUSTER_PORT'
const firstPort = 19_640

/** The cluster of the tests, apart from the one of development and from those of other runs. */
export const testCluster: ClusterOptions = Object.freeze({
  ...defaultClusterOptions,
  port: Number(process.env[portVariable] ?? (await findFreePort(firstPort, defaultClusterOptions.nodes))),
})

/** How the tests reach it; a loaded machine takes its time. */
export const testConnection: ClusterConnection = Object.freeze({
  urls: listAddresses(testCluster),
  timeoutMs: 30_000,
})

/** Why no cluster can be started on this machine, such as a missing Java; null where one can. */
export const missingTool: string | null = await prepareNodeProgram().then(
  () => null,
  (error: Error) => error.message.split('\n')[0]!.slice(0, 200),
)

/** Words for the name of a suite that needs a cluster. */
export const whetherCluster: string = missingTool === null ? '' : ` (left out: ${missingTool})`

/** Starts the cluster before the first test of the project, and stops it behind the last. */
export default async function setUp(): Promise<() => Promise<void>> {
  if (missingTool !== null) return async () => undefined
  process.env[portVariable] = String(testCluster.port)
  await startCluster(testCluster)
  return () => stopCluster(testCluster, false)
}
