import type { ClusterConnection } from '../../src/engine/opensearch/connection/connection.ts'
import { readConnection } from '../../src/engine/opensearch/connection/read-connection.ts'

/** The cluster that `--url` of a command names, with the credentials of this process; undefined without the flag. */
export function findCluster(urls: readonly string[] | undefined): ClusterConnection | undefined {
  return urls === undefined ? undefined : readConnection(urls, process.env)
}

/** Collects the values of a flag that may stand several times. */
export function addTo(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value]
}
