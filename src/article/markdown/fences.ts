/** Tells, line by line, what stands in fenced code. */
export interface FenceTracker {
  /** What a line is: the opening or closing fence, a line of code between them, or neither. */
  read(line: string): 'open' | 'code' | 'close' | 'none'
}

const opening = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/

/** Follows fences as CommonMark has them: closed by as many of the same sign, else open to the end. */
export function trackFences(): FenceTracker {
  const open = { sign: '', length: 0 }
  return {
    read(line) {
      if (open.length > 0) {
        const end = /^[\s>]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1]
        if (end === undefined || !end.startsWith(open.sign) || end.length < open.length) return 'code'
        open.length = 0
        return 'close'
      }
      const fence = opening.exec(line)?.[1]
      if (fence === undefined) return 'none'
      open.sign = fence[0]!
      open.length = fence.length
      return 'open'
    },
  }
}
