/** Reads ruby annotations: the word is kept whole, and its reading follows in brackets. */
export interface RubyReader {
  isTag(name: string): boolean
  /** @returns what the text shows where a tag opens: the reading of a word that was not closed */
  openTag(name: string): string
  /** @returns what the text shows where a tag closes: behind a word its reading */
  closeTag(name: string): string
  /** @returns what of the text is shown where it stands */
  addText(text: string): string
}

const tags: ReadonlySet<string> = new Set(['ruby', 'rb', 'rbc', 'rt', 'rtc', 'rp'])

/** Makes a reader for one paragraph or page. */
export function createRubyReader(): RubyReader {
  const open = { ruby: false, inner: '' as '' | 'rt' | 'rp' }
  let readings: string[] = []

  function end(): string {
    const reading = readings
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .join(' ')
    readings = []
    open.inner = ''
    open.ruby = false
    return reading === '' ? '' : `（${reading}）`
  }

  return {
    isTag: (name) => tags.has(name),
    openTag(name) {
      if (name === 'ruby') {
        const before = open.ruby ? end() : ''
        open.ruby = true
        return before
      }
      if (!open.ruby) return ''
      open.inner = /^rtc?$/.test(name) ? 'rt' : name === 'rp' ? 'rp' : ''
      if (open.inner === 'rt') readings.push('')
      return ''
    },
    closeTag(name) {
      open.inner = ''
      return name === 'ruby' && open.ruby ? end() : ''
    },
    addText(text) {
      // The parts of a word may stand on lines of their own.
      if (open.inner === '') return open.ruby ? text.replace(/^\s+$/, '') : text
      if (open.inner === 'rt') readings[readings.length - 1] += text
      return ''
    },
  }
}
