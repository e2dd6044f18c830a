import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from './source-imports.ts'

const files = globSync(['src/**/*.ts', 'scripts/**/*.ts'], { cwd: projectFolder }).sort()
const exported = /^export (?:async )?(?:function\*?|class|interface|type|const|enum) (\w+)/

/** Whether what follows is text of a template: code that is written, not exported. */
const isInTemplate = (before: string): boolean => before.replaceAll('\\`', '').split('`').length % 2 === 0

describe('what a file exports', () => {
  it('has a comment that says what it is', () => {
    const bare = files
      .filter((file) => !file.endsWith('.table.ts'))
      .flatMap((file) => {
        const lines = readFileSync(join(projectFolder, file), 'utf8').split('\n')
        return lines.flatMap((line, at) => {
          const name = exported.exec(line)?.[1]
          if (name === undefined || lines[at - 1]?.trimEnd().endsWith('*/')) return []
          return isInTemplate(lines.slice(0, at).join('')) ? [] : [`${file}: ${name}`]
        })
      })
    expect(bare).toEqual([])
  })
})

describe('files of src', () => {
  it('have a name that no other has, but for routes, which are named by what they answer', () => {
    const places = new Map<string, string[]>()
    for (const file of files) {
      if (!file.startsWith('src') || file.startsWith('src/http/routes') || file.endsWith('/routes.ts'))
        continue
      places.set(basename(file), [...(places.get(basename(file)) ?? []), file])
    }
    expect([...places.values()].filter((alike) => alike.length > 1)).toEqual([])
  })
})
