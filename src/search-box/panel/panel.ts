import { readLabels } from '../labels.ts'
import type { Panel, PanelOptions } from '../panel-contract.ts'
import { panelMode } from '../panel-mode.ts'
import { createView } from '../render/view.ts'
import { toggleFilter } from '../session/facets.ts'
import { createSearchSession, type SearchSession } from '../session/search-session.ts'
import type { Choices, SessionState } from '../session/session-state.ts'
import { none, readKey } from './keyboard.ts'
import { followHistory, type PageHistory } from './page-history.ts'
import { writePageAddress } from './page-query.ts'
import panelStyle from './panel.css'
import { createRecentQueries } from './recent-queries.ts'
import { keepLeft, readLeft } from './resume.ts'
import { announce, announceSelection } from './selection.ts'
import { readSettings } from './settings.ts'
import { createSurface, surfaceStyle } from './surface.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(panelStyle + surfaceStyle)

const isPage = panelMode === 'page'

/** A list that ends so near to the edge of what is seen is made longer, in CSS pixels. */
const reach = 240

/** Joins field, panel, search and history: what a visitor does in one reaches the others. */
export function createPanel(options: PanelOptions): Panel {
  const { host, frame, language, signal, states, openSearch } = options
  const { input, typing } = frame
  const labels = readLabels(host.labels)
  const settings = readSettings(host, openSearch)
  const { results } = settings
  const recent = createRecentQueries(settings.keepsRecent)
  let active = none
  let goesToFirst = false
  let wantsOpen = isPage
  let pageHistory: PageHistory | null = null
  const shadow = host.shadowRoot
  shadow?.adoptedStyleSheets.push(sheet)

  const session: SearchSession = createSearchSession({
    ...settings,
    isOffline: () => !navigator.onLine,
    mayAsk: ({ query, choices }) => announce(host, 'search', { query, ...choices }),
    onChange: showState,
  })

  const view = createView({
    ...settings,
    frame,
    labels,
    language,
    base: document.baseURI,
    recent: recent.list,
    resultsAddress: ({ searched }) => results && searched && writePageAddress(results, searched, []),
    actions: {
      askFreely: (query) => ask(query, { filters: {} }),
      choose,
      toggle(field, value) {
        const filters = toggleFilter(session.state.choices.filters, field, value)
        choose(field === 'article' ? { filters, group: 'article' } : { filters })
      },
      clearFilters: () => choose({ filters: {} }),
      countYears: session.countYears,
      retry: session.retry,
      more: session.more,
      forget() {
        recent.clear()
        showState(session.state)
      },
    },
  })
  const surface = createSurface({ frame, ...view, closeLabel: labels.close, signal, onClose: close })

  function showState(state: SessionState): void {
    const before = input.getAttribute('aria-activedescendant')
    view.show(state)
    if (state.searched !== null) states.add('answered')
    else states.delete('answered')
    if (before !== null && !input.hasAttribute('aria-activedescendant')) activate(none)
    if (goesToFirst && state.searched?.query === input.value && view.options[0]) {
      goesToFirst = false
      activate(0)
    }
    follow()
    pageHistory?.follow(state)
  }

  /** Opens or closes the panel as a visitor wants it and as there is something to show. */
  function follow(): void {
    const { panel, isEmpty, options } = view
    panel.hidden = panelMode !== 'inline' && isEmpty
    if (wantsOpen && (panelMode === 'button' || !isEmpty)) surface.open()
    else surface.close()
    input.setAttribute('aria-expanded', String(surface.isOpen && !!options[0]))
  }

  function show(): void {
    if (wantsOpen || !announce(host, 'open', {})) return
    options.readColors()
    wantsOpen = true
    showState(session.state)
  }

  function close(): void {
    wantsOpen = isPage
    activate(none)
    follow()
  }

  function activate(index: number): void {
    active = index
    view.activate(index)
  }

  function ask(query: string, choices?: Partial<Choices>): void {
    input.value = query
    activate(none)
    show()
    session.ask(query, choices)
    recent.add(query)
    pageHistory?.push()
    input.focus()
  }

  function choose(choices: Partial<Choices>): void {
    session.choose(choices)
    pageHistory?.push()
  }

  function openActive({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
    const keys = { bubbles: true, cancelable: true, composed: true, ctrlKey, metaKey, shiftKey }
    view.options[active]?.dispatchEvent(new MouseEvent('click', keys))
  }

  function takeKey(event: KeyboardEvent): void {
    if (event.key.startsWith('Arrow')) show()
    const action = readKey(event, active, surface.isOpen ? view.options.length : 0)
    const isClosing = action === 'close'
    if (action === null || (isClosing && !input.value && !surface.isOpen)) return
    event.preventDefault()
    if (typeof action === 'number') activate(action)
    else if (action === 'open') openActive(event)
    else if (isClosing && active !== none) activate(none)
    else if (isClosing && !isPage && surface.isOpen) close()
    else if (isClosing) ask('')
    else if (input.value.trim()) {
      ask(input.value)
      // A second Enter opens the best hit; on its own page it is the list that a visitor wants.
      goesToFirst = !isPage
      showState(session.state)
    }
  }

  function type(): void {
    activate(none)
    goesToFirst = false
    show()
    session.type(input.value)
  }

  /** Takes a visitor from a button of the panel back to the text. */
  function leave({ key }: KeyboardEvent): void {
    if (key !== 'Escape') return
    input.focus()
    close()
  }

  function takeClick(event: MouseEvent): void {
    const option = (event.target as Element).closest<HTMLAnchorElement>('[role=option]')
    if (!option) return
    const { query, article } = option.dataset
    const goesElsewhere = event.ctrlKey || event.metaKey || event.shiftKey
    if (query) {
      ask(query)
      return
    }
    if (article && !goesElsewhere) {
      event.preventDefault()
      const { filters } = session.state.choices
      choose({ filters: { ...filters, article: [article] }, group: 'passage' })
      return
    }
    if (!announceSelection(host, option, session.state)) event.preventDefault()
    recent.add(session.state.searched?.query ?? '')
    if (isPage) return
    keepLeft(session.state, view.body.scrollTop)
    if (!goesElsewhere) close()
  }

  function extendNearEnd(): void {
    const end = isPage ? innerHeight : view.body.getBoundingClientRect().bottom
    if (!view.more.hidden && view.more.getBoundingClientRect().top < end + reach) session.more()
  }

  input.addEventListener('compositionend', type)
  input.addEventListener('input', () => typing.isComposing || type())
  input.onkeydown = takeKey
  // A dialog closes by itself.
  if (panelMode === 'inline') view.panel.onkeydown = leave
  input.addEventListener('focus', show)
  frame.clear.onclick = () => ask('')
  // The focus stays in the text while an option is pressed.
  view.list.onmousedown = (event) => event.preventDefault()
  view.list.onclick = takeClick
  const scroller = isPage ? document : view.body
  scroller.addEventListener('scroll', extendNearEnd, { passive: true, signal })
  host.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (panelMode === 'inline' && !host.contains(relatedTarget as Node | null)) close()
    },
    { signal },
  )
  addEventListener('online', () => session.state.problem && session.retry(), { signal })
  signal.addEventListener('abort', session.stop)

  const typed = input.value
  if (isPage) pageHistory = followHistory(session, settings.pageFields, input, signal)
  const { searched, hits, scroll = 0 } = isPage ? {} : readLeft()
  if (typed) {
    // A visitor was quicker than the panel.
    input.value = typed
    if (!typing.isComposing) session.type(typed)
  } else if (searched) {
    input.value = searched.query
    void session.restore(searched.query, searched.choices, hits).then(() => {
      view.body.scrollTop = scroll
    })
  }
  showState(session.state)
  if (shadow?.activeElement === input) show()
  return { show, close, ask }
}
