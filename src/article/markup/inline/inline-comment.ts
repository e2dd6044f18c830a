import { longestConstruct, longestLine, match, type Replacement } from './inline-construct.ts'

/** Reads a comment, which goes but for the labels that themes keep in some. */
export function readComment(text: string, at: number, missing: Set<string>): Replacement | null {
  const end = missing.has('-->') ? -1 : text.indexOf('-->', at + 4)
  if (end < 0) {
    missing.add('-->')
    return null
  }
  const tab =
    /^\s*(?:tab|timeline|step|node)\s+(.+?)\s*$/
      .exec(text.slice(at + 4, Math.min(end, at + longestConstruct)))?.[1]
      ?.replace(/\s*@.*$/, '') ?? ''
  if (tab !== '') return { text: tab, end: end + 3, isBlock: true }
  // A line without anything would end the element of HTML that it stands in.
  const isBetween =
    /\S[ \t]*\n[ \t]*$/.test(text.slice(Math.max(0, at - longestLine), at)) &&
    match(/-->[ \t]*\n[ \t]*\S/y, text, end) !== null
  return { text: isBetween ? '<!-- -->' : '', end: end + 3 }
}
