/**
 * The address of an article that gives none: `/` and its id, each segment written for a URL.
 * The file `index` at the top is the site's own `/`.
 */
export function addressOfId(id: string): string {
  if (id === 'index') return '/'
  return `/${id.split('/').map(encodeSegment).join('/')}`
}

/** Writes one segment of a path. */
export function encodeSegment(segment: string): string {
  // A lone surrogate has no URL form; toWellFormed makes it one that is merely wrong.
  return encodeURIComponent(segment.toWellFormed())
}

/** The address of a heading: that of its page, with its anchor; that of the page where it has none. */
export function addressOfHeading(url: string, anchor: string | null): string {
  return anchor === null ? url : `${url}#${encodeURIComponent(anchor)}`
}
