import { parse } from 'smol-toml'
import { failure } from '../messages/failure.ts'
import { assetsFolder, type ConfigChange, type FoundWranglerConfig, workerFile } from './wrangler-config.ts'

/**
 * Text of a new `wrangler.toml`.
 *
 * @param name  of the worker: lower case letters, digits and hyphens
 * @param variables  settings of the site, by name
 */
export function writeWranglerConfig(name: string, variables: Readonly<Record<string, string>>): string {
  const lines = Object.entries(variables).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
  return `# Written once by \`hansou deploy\`, and yours from now on. The folder .hansou is laid out anew at every deployment;
# settings of the search page (name, siteUrl, examples) stand in hansou.json.
name = ${JSON.stringify(name)}
main = ${JSON.stringify(workerFile)}
compatibility_date = "2025-09-01"
minify = true

[assets]
directory = ${JSON.stringify(assetsFolder)}
binding = "ASSETS"
# Files of the index are read by the worker alone.
run_worker_first = ["/_hansou/*"]

# A new deployment makes the answers that browsers keep stale.
[version_metadata]
binding = "CF_VERSION_METADATA"

[vars]
${lines.join('')}
[observability]
enabled = true
`
}

/** Says a change in one line. */
export function describeChange({ table, key, value, was }: ConfigChange): string {
  const before = was === undefined ? '' : ` (was ${JSON.stringify(was)})`
  return `  ${table === '' ? '' : `[${table}] `}${key} = ${JSON.stringify(value)}${before}`
}

/**
 * Makes changes in the text of a `wrangler.toml`; every other line stays as it is.
 *
 * @throws {SearchError} INVALID_OPTION where the file is JSON or has the values in a form that is not changed here
 */
export function applyChanges({ file, text }: FoundWranglerConfig, changes: readonly ConfigChange[]): string {
  const byHand = () => failure('INVALID_OPTION', 'byHand', [file, changes.map(describeChange).join('\n')])
  if (!file.endsWith('.toml')) throw byHand()
  const changed = changes.reduce((before, change) => setValue(before, change), text)
  const read = (() => {
    try {
      return parse(changed) as Record<string, unknown>
    } catch {
      throw byHand()
    }
  })()
  for (const { table, key, value } of changes) {
    const holder = (table === '' ? read : read[table]) as Record<string, unknown> | undefined
    if (JSON.stringify(holder?.[key]) !== JSON.stringify(value)) throw byHand()
  }
  return changed
}

/** Sets a key of a table, in the line where it stands or in a new one at the beginning of the table. */
function setValue(text: string, { table, key, value }: ConfigChange): string {
  const line = `${key} = ${JSON.stringify(value)}`
  const lines = text.split('\n')
  const isHeader = (each: string): boolean => /^\s*\[/.test(each)
  const header = table === '' ? -1 : lines.findIndex((each) => isHeaderOf(each, table))
  if (table !== '' && header < 0) return `${text.trimEnd()}\n\n[${table}]\n${line}\n`
  const next = lines.findIndex((each, index) => index > header && isHeader(each))
  const end = next < 0 ? lines.length : next
  const at = lines.findIndex(
    (each, index) => index > header && index < end && new RegExp(`^\\s*${key}\\s*=`).test(each),
  )
  if (at < 0) lines.splice(header + 1, 0, line)
  else lines[at] = line
  return lines.join('\n')
}

function isHeaderOf(line: string, table: string): boolean {
  return new RegExp(`^\\s*\\[\\s*${table}\\s*\\]`).test(line)
}
