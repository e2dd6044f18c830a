import { createClient } from '../client/client.ts'
import { callsTheBox, none, readKey } from './keyboard.ts'
import { type Labels, labelsFor } from './labels.ts'
import { readPageAddress, writePageAddress } from './page-address.ts'
import { createSearchSession, type SearchSession, type SessionState } from './search-session.ts'
import { style } from './style.ts'
import { createView, questionOf, type View } from './view.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(style)

/**
 * `<hansou-search endpoint="https://…">`: a search box in its own shadow tree.
 *
 * Attributes, read when the element enters a page: `endpoint`, the address of a Hansou site
 * (default: the page's own origin); `lang`, the language of its labels (default: that of the page);
 * `placeholder`; `page`, to show hits in the flow of the page, with sorting, grouping, more, and the
 * question in the page's address.
 */
export class HansouSearch extends HTMLElement {
  #leaving: AbortController | null = null

  connectedCallback(): void {
    const leaving = new AbortController()
    this.#leaving = leaving
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true })
    root.adoptedStyleSheets = [sheet]
    const language = this.closest('[lang]')?.getAttribute('lang') ?? navigator.language
    root.replaceChildren(connect(this, labelsFor(language), leaving.signal).root)
  }

  disconnectedCallback(): void {
    this.#leaving?.abort()
  }
}

/** A view joined to a session: what a visitor does in one reaches the other, until `signal` aborts. */
function connect(host: HTMLElement, labels: Labels, signal: AbortSignal): View {
  const isPage = host.hasAttribute('page')
  const view = createView(labels, isPage, (choices) => session.choose(choices))
  view.root.lang = labels.language
  view.input.placeholder = host.getAttribute('placeholder') ?? labels.placeholder
  const box = { isOpen: isPage, isComposing: false, active: none }
  const endpoint = new URL(host.getAttribute('endpoint') ?? '/', document.baseURI).href
  const session: SearchSession = createSearchSession({
    client: createClient(endpoint),
    limit: isPage ? 10 : 8,
    suggestionLimit: isPage ? 4 : 5,
    onChange: showState,
  })

  function showState(state: SessionState): void {
    const before = view.input.getAttribute('aria-activedescendant')
    view.show(state, box.isOpen)
    if (before !== null && !view.input.hasAttribute('aria-activedescendant')) activate(none)
    if (isPage) keepInAddress(state)
  }

  function setOpen(isOpen: boolean): void {
    box.isOpen = isOpen || isPage
    if (!box.isOpen) activate(none)
    view.show(session.state, box.isOpen)
  }

  function activate(index: number): void {
    box.active = index
    view.activate(index)
  }

  function ask(query: string): void {
    view.input.value = query
    activate(none)
    setOpen(true)
    session.ask(query)
    view.input.focus()
  }

  function close(): void {
    if (box.active !== none) activate(none)
    else if (!isPage && box.isOpen && session.state.phase !== 'idle') setOpen(false)
    else ask('')
  }

  function openActive(event: KeyboardEvent): void {
    const option = view.options()[box.active]
    const { ctrlKey, metaKey, shiftKey } = event
    option?.dispatchEvent(
      new MouseEvent('click', {
        bubbles: true,
        cancelable: true,
        composed: true,
        ctrlKey,
        metaKey,
        shiftKey,
      }),
    )
  }

  function takeKey(event: KeyboardEvent): void {
    if (event.key.startsWith('Arrow') && !box.isOpen) setOpen(true)
    const action = readKey(event, box.active, view.options().length)
    if (action === null || box.isComposing) return
    if (action.kind !== 'close' || view.input.value !== '') event.preventDefault()
    if (action.kind === 'move') activate(action.to)
    else if (action.kind === 'open') openActive(event)
    else if (action.kind === 'close') close()
    else if (session.state.answer?.query !== view.input.value) ask(view.input.value)
    else setOpen(true)
  }

  function type(): void {
    if (box.isComposing) return
    activate(none)
    box.isOpen = true
    session.type(view.input.value)
  }

  view.input.addEventListener('compositionstart', () => {
    box.isComposing = true
  })
  view.input.addEventListener('compositionend', () => {
    box.isComposing = false
    type()
  })
  view.input.addEventListener('input', type)
  view.input.addEventListener('keydown', takeKey)
  view.input.addEventListener('focus', () => setOpen(true))
  view.clear.addEventListener('click', () => ask(''))
  view.retry.addEventListener('click', () => {
    view.input.focus()
    session.retry()
  })
  view.more.addEventListener('click', () => session.more())
  // The focus stays in the text while an option is pressed.
  view.list.addEventListener('mousedown', (event) => event.preventDefault())
  view.list.addEventListener('click', (event) => {
    const option = (event.target as Element).closest<HTMLElement>('[role="option"]')
    const question = option === null ? null : questionOf(option)
    if (question !== null) ask(question)
  })
  host.addEventListener('focusout', (event) => {
    if (event.relatedTarget !== host) setOpen(false)
  })
  document.addEventListener(
    'keydown',
    (event) => {
      if (!callsTheBox(event)) return
      event.preventDefault()
      view.input.focus()
      view.input.select()
    },
    { signal },
  )
  if (isPage) followAddress(view, session, signal)
  else view.show(session.state, false)
  return view
}

function followAddress(view: View, session: SearchSession, signal: AbortSignal): void {
  const read = () => {
    const { query, choices } = readPageAddress(location.href)
    view.input.value = query
    session.restore(query, choices)
  }
  read()
  addEventListener('popstate', read, { signal })
}

function keepInAddress({ query, choices, phase }: SessionState): void {
  if (phase === 'idle' && query !== '') return
  const address = writePageAddress(location.href, { query, choices })
  if (address !== location.href) history.replaceState(history.state, '', address)
}
