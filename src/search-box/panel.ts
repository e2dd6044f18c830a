import { toggleFilter } from './facets.ts'
import { none, readKey } from './keyboard.ts'
import { labelsOf } from './labels.ts'
import { writePageAddress } from './page-address.ts'
import { followHistory, type PageHistory } from './page-history.ts'
import panelStyle from './panel.css'
import type { Panel, PanelOptions } from './panel-contract.ts'
import { createRecentQueries } from './recent-queries.ts'
import { queryKey } from './render-list.ts'
import { keepLeft, takeLeft } from './resume.ts'
import { createSearchSession, type SearchSession } from './search-session.ts'
import { announce, announceSelection } from './selection.ts'
import type { SessionState } from './session-state.ts'
import { readSettings } from './settings.ts'
import { createSurface } from './surface.ts'
import { createView } from './view.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(panelStyle)

/** A list that ends so near to the edge of what is seen is made longer, in CSS pixels. */
const reach = 240

/** Joins field, panel, search and history: what a visitor does in one reaches the others. */
export function createPanel(options: PanelOptions): Panel {
  const { host, shadow, frame, language, signal } = options
  const { input, mode } = frame
  const isPage = mode === 'page'
  const labels = labelsOf(language, options.labels)
  const settings = readSettings(host, options.client)
  const { presetFields, results } = settings
  const recent = createRecentQueries(settings.keepsRecent)
  const box: { active: number; goesToFirst: boolean; wantsOpen: boolean; history: PageHistory | null } = {
    active: none,
    goesToFirst: false,
    wantsOpen: isPage,
    history: null,
  }
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]
  frame.root.lang = language

  const session: SearchSession = createSearchSession({
    client: settings.client,
    limit: settings.limit,
    suggestionLimit: 5,
    preset: settings.preset,
    isOffline: () => !navigator.onLine,
    mayAsk: ({ query, choices }) => announce(host, 'search', { query, ...choices }),
    onChange: (state) => showState(state),
  })

  const view = createView({
    frame,
    labels,
    language,
    base: document.baseURI,
    fields: settings.facets,
    hiddenFields: presetFields,
    recent: recent.list,
    resultsAddress: (state) =>
      results === null || state.searched === null ? null : writePageAddress(results, state.searched, []),
    actions: {
      ask(query) {
        // What it finds was counted without filters.
        session.prepare({ filters: {} })
        ask(query)
      },
      choose,
      toggle: (field, value) =>
        choose({ filters: toggleFilter(session.state.choices.filters, field, value) }),
      clearFilters: () => choose({ filters: {} }),
      countYears: () => void session.countYears(),
      retry: session.retry,
      more: session.more,
      forget() {
        recent.clear()
        showState(session.state)
      },
    },
  })
  const surface = createSurface(frame, view, { search: input.ariaLabel ?? '', close: labels.close }, signal)

  function showState(state: SessionState): void {
    const before = input.getAttribute('aria-activedescendant')
    view.show(state)
    options.showAnswered(state.phase === 'answered')
    if (before !== null && !input.hasAttribute('aria-activedescendant')) activate(none)
    if (box.goesToFirst && state.searched?.query === input.value && view.options().length > 0) {
      box.goesToFirst = false
      activate(0)
    }
    follow()
    box.history?.follow(state)
  }

  /** Opens or closes the panel as a visitor wants it and as there is something to show. */
  function follow(): void {
    view.panel.hidden = mode !== 'inline' && view.isEmpty
    if (mode === 'inline') {
      if (box.wantsOpen && !view.isEmpty) surface.open()
      else surface.close()
    }
    const isShown = surface.isOpen && !view.panel.hidden && view.options().length > 0
    input.setAttribute('aria-expanded', String(isShown))
  }

  function show(): void {
    if (box.wantsOpen && (mode !== 'button' || surface.isOpen)) return
    if (!isPage && !announce(host, 'open', {})) return
    options.readColors()
    box.wantsOpen = true
    view.show(session.state)
    if (mode === 'button') surface.open()
    follow()
  }

  function close(): void {
    box.wantsOpen = isPage
    activate(none)
    surface.close()
    follow()
  }

  function activate(index: number): void {
    box.active = index
    view.activate(index)
  }

  function ask(query: string): void {
    input.value = query
    activate(none)
    show()
    session.ask(query)
    if (query !== '') recent.add(query)
    box.history?.push()
    input.focus()
  }

  function choose(choices: Parameters<SearchSession['choose']>[0]): void {
    session.choose(choices)
    box.history?.push()
  }

  function stepBack(): void {
    if (box.active !== none) activate(none)
    else if (!isPage && surface.isOpen) close()
    else ask('')
  }

  function openActive({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
    const keys = { bubbles: true, cancelable: true, composed: true, ctrlKey, metaKey, shiftKey }
    view.options()[box.active]?.dispatchEvent(new MouseEvent('click', keys))
  }

  function takeKey(event: KeyboardEvent): void {
    if (event.key.startsWith('Arrow') && !box.wantsOpen) show()
    const count = surface.isOpen ? view.options().length : 0
    const action = readKey(event, box.active, count)
    if (action === null) return
    if (action.kind !== 'close' || input.value !== '' || surface.isOpen) event.preventDefault()
    if (action.kind === 'move') activate(action.to)
    else if (action.kind === 'open') openActive(event)
    else if (action.kind === 'close') stepBack()
    else if (input.value.trim() !== '') {
      ask(input.value)
      // A second Enter opens the best hit; on its own page it is the list that a visitor wants.
      box.goesToFirst = !isPage
      showState(session.state)
    }
  }

  function type(): void {
    activate(none)
    box.goesToFirst = false
    show()
    session.type(input.value)
  }

  function takeClick(event: MouseEvent): void {
    const option = (event.target as Element).closest<HTMLElement>('[role="option"]')
    const query = option?.dataset[queryKey]
    if (option === null) return
    if (query !== undefined) {
      ask(query)
      return
    }
    if (!announceSelection(host, option as HTMLAnchorElement, session.state)) event.preventDefault()
    recent.add(session.state.searched?.query ?? '')
    if (isPage) return
    keepLeft(session.state, view.body.scrollTop)
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) close()
  }

  function listen(): void {
    input.addEventListener('compositionend', type, { signal })
    input.addEventListener('input', () => frame.typing.isComposing || type(), { signal })
    input.addEventListener('keydown', takeKey, { signal })
    input.addEventListener('focus', show, { signal })
    frame.clear.addEventListener('click', () => ask(''), { signal })
    // The focus stays in the text while an option is pressed.
    view.list.addEventListener('mousedown', (event) => event.preventDefault())
    view.list.addEventListener('click', takeClick)
    const scroller = isPage ? document : view.body
    scroller.addEventListener('scroll', extendNearEnd, { passive: true, signal })
    host.addEventListener('focusout', leave, { signal })
    addEventListener('online', () => session.state.problem !== null && session.retry(), { signal })
    signal.addEventListener('abort', session.stop)
  }

  function leave(event: FocusEvent): void {
    if (mode === 'inline' && event.relatedTarget !== host && !host.contains(event.relatedTarget as Node))
      close()
  }

  function extendNearEnd(): void {
    const end = isPage ? innerHeight : view.body.getBoundingClientRect().bottom
    if (!view.more.hidden && view.more.getBoundingClientRect().top < end + reach) session.more()
  }

  listen()
  const typed = input.value
  if (isPage) {
    box.history = followHistory(session, settings.pageFields, input, signal)
  }
  const left = isPage ? null : takeLeft()
  if (typed !== '') {
    // A visitor was quicker than the panel.
    input.value = typed
    if (!frame.typing.isComposing) session.type(typed)
  } else if (left !== null) {
    input.value = left.query
    void session.restore(left.query, left.choices, left.hits).then(() => {
      view.body.scrollTop = left.scroll
    })
  }
  view.show(session.state)
  if (shadow.activeElement === input) show()
  follow()

  return {
    get isOpen() {
      return surface.isOpen
    },
    show,
    close,
    ask,
  }
}
