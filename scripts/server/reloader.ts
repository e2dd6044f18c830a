const scriptAddress = '/_dev/reload.js'
const eventsAddress = '/_dev/events'

/** Pages reload when the server says so, and when it comes back after a restart. */
const script = `let left = false
const events = new EventSource('${eventsAddress}')
events.addEventListener('reload', () => location.reload())
events.addEventListener('error', () => { left = true })
events.addEventListener('open', () => { if (left) location.reload() })
`

/** Makes open pages reload, through server-sent events. Only for the development server. */
export interface Reloader {
  /** Address of the script that a page needs. */
  readonly scriptAddress: string
  /** Answers the two addresses of the reloader, null for any other. */
  answer(request: Request): Response | null
  reloadPages(): void
}

/** A reloader to which no page listens yet. */
export function createReloader(): Reloader {
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const encode = (text: string) => new TextEncoder().encode(text)

  function listen(): Response {
    const own: { page?: ReadableStreamDefaultController<Uint8Array> } = {}
    const stream = new ReadableStream<Uint8Array>({
      start(page) {
        own.page = page
        pages.add(page)
        page.enqueue(encode(': listening\n\n'))
      },
      cancel() {
        if (own.page !== undefined) pages.delete(own.page)
      },
    })
    return new Response(stream, {
      headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
    })
  }

  return {
    scriptAddress,
    answer(request) {
      const { pathname } = new URL(request.url)
      if (pathname === eventsAddress) return listen()
      if (pathname !== scriptAddress) return null
      return new Response(script, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
    },
    reloadPages() {
      for (const page of pages) page.enqueue(encode('event: reload\ndata: now\n\n'))
    },
  }
}
