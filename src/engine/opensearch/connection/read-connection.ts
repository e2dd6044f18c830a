import { SearchError } from '../../../errors.ts'
import { basicAuthorization } from './cluster-client.ts'
import type { ClusterConnection } from './connection.ts'

/** Credentials as environments and secrets name them. */
export interface ClusterCredentials {
  readonly OPENSEARCH_USER?: string | undefined
  readonly OPENSEARCH_PASSWORD?: string | undefined
  /** The whole header; replaces user and password. */
  readonly OPENSEARCH_AUTHORIZATION?: string | undefined
}

/**
 * A cluster by addresses and the credentials of an environment: `OPENSEARCH_USER` and
 * `OPENSEARCH_PASSWORD`, or `OPENSEARCH_AUTHORIZATION` with the whole header.
 *
 * @throws {SearchError} INVALID_OPTION for a user without a password
 */
export function readConnection(
  urls: readonly string[],
  environment: ClusterCredentials | Readonly<Record<string, string | undefined>>,
): ClusterConnection {
  const {
    OPENSEARCH_AUTHORIZATION: authorization,
    OPENSEARCH_USER: user,
    OPENSEARCH_PASSWORD: password,
  } = environment
  // Several addresses may stand in one flag, as they do in a variable.
  const connection = { urls: urls.flatMap((url) => url.split(',')) }
  if (authorization) return { ...connection, authorization }
  if (!user && !password) return connection
  if (!user || !password)
    throw new SearchError(
      'INVALID_OPTION',
      'expected OPENSEARCH_USER and OPENSEARCH_PASSWORD, got one of them',
    )
  return { ...connection, authorization: basicAuthorization(user, password) }
}
