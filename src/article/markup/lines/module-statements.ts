const longestStatement = 500
/** One import, or several on a line. */
const imports =
  /^(?:import\s+(?:["'][^"']+["']|[\w*{][^;]*?\sfrom\s+["'][^"']+["'])\s*(?:;\s*|(?=\/\/|$)))+(?:\/\/.*)?$/

/**
 * Finds the end of an `import` or `export` of MDX that begins on a line.
 *
 * @returns the line after it, `at` itself where none begins, or a negative count of lines that were searched in vain
 */
export function endOfStatement(lines: readonly string[], at: number): number {
  const line = lines[at]!
  if (imports.test(line)) return at + 1
  if (/^import\s+[\w,\s*]*\{[^}]*$/.test(line)) return endOfImport(lines, at)
  if (/^export\s+(?:const|let|var|function|async|default|class)\b|^export\s+[*{]/.test(line))
    return endOfExport(lines, at)
  return at
}

const maxImportLines = 50

function endOfImport(lines: readonly string[], at: number): number {
  for (let end = at + 1; end < lines.length && end - at < maxImportLines; end++) {
    if (/\}\s*from\s+["'][^"']+["']/.test(lines[end]!)) return end + 1
    if (lines[end]!.trim() === '') return at
  }
  return at
}

/** An export ends on the line where its brackets are closed. */
function endOfExport(lines: readonly string[], at: number): number {
  let depth = 0
  for (let end = at; end < lines.length && end - at < longestStatement; end++) {
    const code = lines[end]!.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1|\/\/.*$/g, '')
    for (const sign of code) {
      if (sign === '{' || sign === '(' || sign === '[') depth += 1
      else if (sign === '}' || sign === ')' || sign === ']') depth -= 1
    }
    if (depth <= 0 && !/(?:=>?|[,({[&|?:+])\s*$/.test(code)) return end + 1
  }
  return -longestStatement
}
