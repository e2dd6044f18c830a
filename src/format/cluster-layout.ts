/** How an index is spread over the cluster. */
export interface ClusterLayout {
  /** Shards of one copy. */
  readonly shards: number
  /** Copies beside the first; while documents are fed there is none. */
  readonly replicas: number
}
