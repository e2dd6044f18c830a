import { trackFences } from '../../markdown/fences.ts'
import { labelsOf, readArguments, writeLabel } from '../tags/tag-arguments.ts'

const opening = /^[ \t]*(?:::[A-Za-z][\w-]*(?:\[([^\]\n]*)\])?(?:\{(.*)\})?|==[-=] ([^"\s].*?))[ \t]*$/
const shownProps = /^(title|label|summary|caption|text|desc|description)[ \t]*:[ \t]*(["']?)(.+?)\2[ \t]*$/
const maxProps = 30

/**
 * Turns components on lines of their own into Markdown: `::alert{title="…"}` of Nuxt Content, with properties between
 * `---` and slots (`#footer`), up to `::`; the leaf directives of remark (`::github{repo="…"}`); and folds of Retype
 * (`==- title`, `=== title` for an open one, up to `===`). Labels stay.
 */
export function openComponents(markdown: string): string {
  if (!/^[ \t]*(?:::[A-Za-z]|==[-=] [^"\s])/m.test(markdown)) return markdown
  const fences = trackFences()
  const indents: number[] = []
  let isFold = false
  const lines = markdown.split('\n')
  const written: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const indent = /^[ \t]*/.exec(lines[at]!)![0].length
    const line = lines[at]!.slice(Math.min(indent, indents.at(-1) ?? 0))
    const isText = fences.read(line) === 'none'
    const [found, label, attributes = '', fold] = (isText && opening.exec(line)) || []
    if (found !== undefined) {
      indents.push(indent)
      isFold = fold !== undefined
      const props = takeProps(lines, at + 1)
      at += props === null ? 0 : props.length + 2
      const labels = [label ?? fold ?? '', ...labelsOf(readArguments(attributes)), ...readProps(props ?? [])]
      written.push('', ...labels.filter((text) => text !== '').flatMap((text) => [writeLabel(text), '']))
    } else if (isText && indents.length > 0 && line.trim() === (isFold ? '===' : '::')) {
      indents.pop()
      written.push('')
    } else if (isText && indents.length > 0 && /^[ \t]*#[a-z][\w-]*[ \t]*$/.test(line)) written.push('')
    else written.push(line)
  }
  return written.join('\n')
}

/** Lines between `---` that a component begins with; null where none are. */
function takeProps(lines: readonly string[], from: number): string[] | null {
  if (!/^[ \t]*---[ \t]*$/.test(lines[from] ?? '')) return null
  const end = lines.slice(from + 1, from + 1 + maxProps).findIndex((line) => /^[ \t]*---[ \t]*$/.test(line))
  return end < 0 ? null : lines.slice(from + 1, from + 1 + end)
}

/** Properties that a reader sees. */
function readProps(lines: readonly string[]): string[] {
  return lines.flatMap((line) => shownProps.exec(line.trim())?.[3] ?? [])
}
