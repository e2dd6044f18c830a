/**
 * What stands behind a prefix in the path of a request, decoded; slashes in it may be written as such.
 *
 * @returns null where it is empty or no UTF-8
 */
export function readPathParameter(url: string, prefix: string): string | null {
  const { pathname } = new URL(url)
  if (!pathname.startsWith(prefix) || pathname.length === prefix.length) return null
  try {
    return decodeURIComponent(pathname.slice(prefix.length))
  } catch {
    return null
  }
}
