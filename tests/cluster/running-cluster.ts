import {
  type ClusterOptions,
  defaultClusterOptions,
  listAddresses,
  startCluster,
  stopCluster,
} from '../../scripts/cluster/development-cluster.ts'
import { prepareNodeProgram } from '../../scripts/cluster/node-program.ts'
import type { ClusterConnection } from '../../src/engine/opensearch/connection.ts'

/** The cluster of the tests, apart from the one of development. */
export const testCluster: ClusterOptions = Object.freeze({ ...defaultClusterOptions, port: 19_640 })

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
  await stopCluster(testCluster, false)
  await startCluster(testCluster)
  return () => stopCluster(testCluster, false)
}
