/** How a cluster is reached. */
export interface ClusterConnection {
  /** Addresses of nodes, or of what stands before them, such as `https://node-1.example:9200`; at least one. */
  readonly urls: readonly string[]
  /** Value of the header `Authorization`; none is sent when absent. See `basicAuthorization`. */
  readonly authorization?: string
  /** Milliseconds one node may take to answer a search. Default: 3000. */
  readonly timeoutMs?: number
  /** Terms of more postings in all are not counted to the last match. Default: 5,000,000. */
  readonly countedPostings?: number
  /** Default: the `fetch` of the platform. */
  readonly fetch?: typeof fetch
  /** Clock in milliseconds. Default: `Date.now`. */
  readonly nowMs?: () => number
}
