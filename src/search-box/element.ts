import type { Client } from '../client/client.ts'
import { followColorScheme } from './color-scheme.ts'
import type { HansouSearchElement } from './element-contract.ts'
import frameStyle from './frame.css'
import { createFrame, type Frame, type Mode } from './frame.ts'
import { chooseLanguage, fieldLabels } from './language.ts'
import { loadPanel } from './load-panel.ts'
import type { OwnLabels, Panel } from './panel-contract.ts'
import { callsTheBox } from './shortcut.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(frameStyle)

/** A closed box in a page, until its element leaves or is built anew. */
interface Connection {
  readonly frame: Frame
  readonly leaving: AbortController
  readonly open: () => Promise<Panel>
  panel: Promise<Panel> | null
  ready: Panel | null
}

/**
 * `<hansou-search endpoint="https://…">`: a search box in its own shadow tree. Attributes, properties,
 * events, slots and parts: docs/search-box.md. Everything but the field comes with its first focus.
 */
export class HansouSearch extends HTMLElement implements HansouSearchElement {
  static readonly observedAttributes = [
    'endpoint',
    'index',
    'facets',
    'lang',
    'limit',
    'mode',
    'page',
    'placeholder',
    'preset',
    'recent',
    'results',
    'shortcut',
    'theme',
  ]

  readonly #internals = this.attachInternals()
  #connection: Connection | null = null
  #client: Client | null = null
  #labels: OwnLabels = {}
  #query = ''

  connectedCallback(): void {
    for (const name of ['client', 'labels', 'query'] as const) {
      if (!Object.hasOwn(this, name)) continue
      // Set by a framework before the element was defined.
      const value = this[name]
      delete this[name]
      Object.assign(this, { [name]: value })
    }
    this.#build()
  }

  disconnectedCallback(): void {
    this.#query = this.query
    this.#connection?.leaving.abort()
    this.#connection = null
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after && this.#connection !== null) this.#build()
  }

  /** What stands in the field; set, it is asked. */
  get query(): string {
    return this.#connection?.frame.input.value ?? this.#query
  }

  set query(query: string) {
    this.#query = query
    if (this.#connection === null) return
    this.#connection.frame.input.value = query
    void this.#load().then((panel) => panel?.ask(query))
  }

  /** Words of the site's own in the place of the box's, by name; see docs/search-box.md. */
  get labels(): OwnLabels {
    return this.#labels
  }

  set labels(labels: OwnLabels) {
    this.#labels = labels
    if (this.#connection !== null) this.#build()
  }

  /** Where answers come from, such as `createSearch` of `hansou/browser`; null for the API at the endpoint. */
  get client(): Client | null {
    return this.#client
  }

  set client(client: Client | null) {
    this.#client = client
    if (this.#connection !== null) this.#build()
  }

  /** Opens the box and leads into its field. */
  show(): void {
    const { frame } = this.#connection ?? {}
    if (frame?.trigger === null) frame.input.focus()
    void this.#load().then((panel) => panel?.show())
  }

  /** Closes panel or dialog. */
  close(): void {
    this.#connection?.ready?.close()
  }

  #build(): void {
    const query = this.query
    const isFocused = this.#connection?.frame.input.matches(':focus') ?? false
    this.#connection?.leaving.abort()
    const leaving = new AbortController()
    const { signal } = leaving
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true })
    shadow.adoptedStyleSheets = [sheet]
    const tag = this.closest('[lang]')?.getAttribute('lang') || navigator.language
    const language = chooseLanguage(tag)
    const placeholder = this.getAttribute('placeholder')
    const own = placeholder === null ? this.#labels : { ...this.#labels, placeholder }
    const hasShortcut = this.getAttribute('shortcut') !== 'off'
    const frame = createFrame(this.#mode(), language, fieldLabels(language, own), hasShortcut)
    shadow.replaceChildren(frame.root)
    const readColors = followColorScheme(this, frame.root, signal)
    frame.input.value = query
    const open = async () => {
      const { createPanel } = await loadPanel()
      signal.throwIfAborted()
      const options = { host: this, shadow, frame, language, labels: own, signal, readColors }
      const { client } = this
      connection.ready = createPanel({ ...options, client, showAnswered: (on) => this.#showAnswered(on) })
      return connection.ready
    }
    const connection: Connection = { frame, leaving, open, panel: null, ready: null }
    this.#connection = connection
    frame.input.addEventListener('focus', () => void this.#load())
    frame.trigger?.addEventListener('click', () => this.show())
    if (hasShortcut) {
      const take = (event: KeyboardEvent) => {
        if (!callsTheBox(event)) return
        event.preventDefault()
        this.show()
      }
      document.addEventListener('keydown', take, { signal })
    }
    const asksAtOnce = frame.mode === 'page' && new URLSearchParams(location.search).has('q')
    if (isFocused) frame.input.focus()
    if (asksAtOnce || query !== '') void this.#load()
  }

  /** The panel, loaded once; a load that failed is tried again by the next call. */
  async #load(): Promise<Panel | null> {
    const connection = this.#connection
    if (connection === null) return null
    connection.panel ??= connection.open()
    try {
      return await connection.panel
    } catch {
      connection.panel = null
      return null
    }
  }

  #showAnswered(isAnswered: boolean): void {
    if (isAnswered) this.#internals.states.add('answered')
    else this.#internals.states.delete('answered')
  }

  #mode(): Mode {
    const mode = this.getAttribute('mode')
    if (mode === 'page' || this.hasAttribute('page')) return 'page'
    return mode === 'button' ? 'button' : 'inline'
  }
}
