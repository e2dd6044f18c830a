import { afterEach, describe, expect, it, vi } from 'vitest'
import { reportBuild } from '../../../../scripts/index/report/report-build.ts'

const { isTTY } = process.stderr
afterEach(() => {
  process.stderr.isTTY = isTTY
  vi.restoreAllMocks()
})

/** What stands on standard error, a line each; `\r` with an erasure begins a line anew. */
function showAfter(onTerminal: boolean, use: (report: ReturnType<typeof reportBuild>) => void): string[] {
  process.stderr.isTTY = onTerminal
  const written: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  const report = reportBuild(false)
  use(report)
  report.end()
  return written
    .join('')
    .split('\n')
    .map((line) => line.split('\r\x1b[K').at(-1)!)
}

describe('the report of a build', () => {
  it('says a thing on a line of its own where a bar is drawn', () => {
    const lines = showAfter(true, (report) => {
      report.print('read as Hexo')
      report.update('merge', 1, 2)
      report.print('a: \x1b[2J\nb')
    })
    // Long lines wrap, which they do not while a bar is drawn.
    expect(lines.slice(0, 3)).toEqual(['\x1b[?7hread as Hexo', '\x1b[?7ha: \\x1b[2J', 'b'])
    expect(lines[3]!.startsWith('\x1b[?7l')).toBe(true)
  })

  it('draws no full bar before it knows how much there is', () => {
    const drawn = (total: number) =>
      showAfter(true, (report) => {
        report.update('analyse', 3, total)
        report.print('drawn')
      }).join('')
    expect(drawn(0)).not.toMatch(/={2}/)
    expect(drawn(3)).toMatch(/={20}/)
  })

  it('is plain lines off a terminal, one for each phase', () => {
    const lines = showAfter(false, (report) => {
      report.print('read as Hexo')
      report.update('analyse', 0, 2)
      report.update('analyse', 1, 2)
      report.update('merge', 1, 2)
    })
    expect(lines).toEqual(['read as Hexo', 'reading articles', 'writing the index', ''])
  })
})
