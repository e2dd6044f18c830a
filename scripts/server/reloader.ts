import { safeHeaders } from '../../src/http/security-headers.ts'

const scriptAddress = '/_dev/reload.js'
const eventsAddress = '/_dev/events'

/** Pages reload when the server says so, and when it comes back after a restart; problems stand at their foot. */
const script = `let left = false
const events = new EventSource('${eventsAddress}')
events.addEventListener('reload', () => location.reload())
events.addEventListener('error', () => { left = true })
events.addEventListener('open', () => { if (left) location.reload() })
events.addEventListener('problems', ({ data }) => {
  const lines = JSON.parse(data)
  const id = 'hansou-dev-problems'
  document.getElementById(id)?.remove()
  if (lines.length === 0) return
  const box = document.createElement('pre')
  box.id = id
  box.setAttribute('role', 'status')
  box.textContent = lines.join('\\n')
  Object.assign(box.style, {
    position: 'fixed', inset: 'auto 0 0 0', zIndex: '2147483647', margin: '0', padding: '12px 16px',
    maxHeight: '40vh', overflow: 'auto', whiteSpace: 'pre-wrap', font: '14px/1.5 monospace',
    background: '#7a1c15', color: '#fff',
  })
  document.body.append(box)
})
`

/** Makes open pages reload and shows them problems, through server-sent events. Only for the development server. */
export interface Reloader {
  /** Address of the script that a page needs. */
  readonly scriptAddress: string
  /** Answers the two addresses of the reloader, null for any other. */
  answer(request: Request): Response | null
  reloadPages(): void
  /** Shows lines on every page, and on those that open later; none takes them away. */
  showProblems(lines: readonly string[]): void
}

/** A reloader to which no page listens yet. */
export function createReloader(): Reloader {
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const shown: { problems: readonly string[] } = { problems: [] }
  const encode = (text: string) => new TextEncoder().encode(text)
  const problemsEvent = () => encode(`event: problems\ndata: ${JSON.stringify(shown.problems)}\n\n`)

  function listen(): Response {
    const own: { page?: ReadableStreamDefaultController<Uint8Array> } = {}
    const stream = new ReadableStream<Uint8Array>({
      start(page) {
        own.page = page
        pages.add(page)
        page.enqueue(encode(': listening\n\n'))
        if (shown.problems.length > 0) page.enqueue(problemsEvent())
      },
      cancel() {
        if (own.page !== undefined) pages.delete(own.page)
      },
    })
    return new Response(stream, {
      headers: { ...safeHeaders, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
    })
  }

  return {
    scriptAddress,
    answer(request) {
      const { pathname } = new URL(request.url)
      if (pathname === eventsAddress) return listen()
      if (pathname !== scriptAddress) return null
      return new Response(script, {
        headers: { ...safeHeaders, 'Content-Type': 'text/javascript; charset=utf-8' },
      })
    },
    reloadPages() {
      for (const page of pages) page.enqueue(encode('event: reload\ndata: now\n\n'))
    },
    showProblems(lines) {
      if (lines.length === 0 && shown.problems.length === 0) return
      shown.problems = lines
      for (const page of pages) page.enqueue(problemsEvent())
    },
  }
}
