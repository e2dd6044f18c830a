import type { Client } from '../client/client.ts'
import type { HansouSearchElement } from './element-contract.ts'
import { createButton, createElement } from './elements.ts'
import { followPage } from './follow-page.ts'
import frameStyle from './frame.css'
import { createFrame, type Frame, type Mode } from './frame.ts'
import type { OwnLabels } from './labels.ts'
import { chooseLanguage, fieldLabels } from './language.ts'
import { loadPanel } from './load-panel.ts'
import type { Panel } from './panel-contract.ts'
import { belongsToInputMethod, callsTheBox, isApple } from './shortcut.ts'
import { findStaticSearch } from './static-client.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(frameStyle)

/**
 * `<hansou-search endpoint="https://…">`: a search box in its own shadow tree. Attributes, properties,
 * events, slots and parts: docs/search-box.md. Everything but the field comes with its first focus.
 */
export class HansouSearch extends HTMLElement implements HansouSearchElement {
  static readonly observedAttributes =
    'endpoint index facets lang limit mode placeholder popular preset recent results shortcut theme'.split(
      ' ',
    )

  /** What the panel takes from the box instead of bringing it along; the bundler of the scripts sees to it. */
  static readonly shared = { createElement, createButton, belongsToInputMethod, isApple }

  readonly #states = this.attachInternals().states
  readonly #shadow = this.attachShadow({ mode: 'open', delegatesFocus: true })
  #frame: Frame | null = null
  /** Ends when the element leaves its page or is built anew. */
  #leaving = new AbortController()
  #open!: () => Promise<Panel>
  #panel: Promise<Panel> | null = null
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
    this.#leaving.abort()
    this.#frame = null
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after) this.#rebuild()
  }

  /** What stands in the field; set, it is asked. */
  get query(): string {
    return this.#frame?.input.value ?? this.#query
  }

  set query(query: string) {
    this.#query = query
    if (this.#frame === null) return
    this.#frame.input.value = query
    this.#load((panel) => panel.ask(query))
  }

  /** Labels of the site that replace those of the box, by name; see docs/search-box.md. */
  get labels(): OwnLabels {
    return this.#labels
  }

  set labels(labels: OwnLabels) {
    this.#labels = labels
    this.#rebuild()
  }

  /** Where answers come from, such as `createSearch` of `hansou/browser`; null for the API at the endpoint. */
  get client(): Client | null {
    return this.#client
  }

  set client(client: Client | null) {
    this.#client = client
    this.#rebuild()
  }

  /** Opens the box and leads into its field. */
  show(): void {
    if (this.#frame?.trigger === null) this.#frame.input.focus()
    this.#load((panel) => panel.show())
  }

  /** Closes panel or dialog. */
  close(): void {
    void this.#panel?.then((panel) => panel.close())
  }

  #rebuild(): void {
    if (this.#frame !== null) this.#build()
  }

  #build(): void {
    const { query } = this
    const isFocused = this.#frame?.input.matches(':focus')
    this.#leaving.abort()
    this.#leaving = new AbortController()
    this.#panel = null
    const { signal } = this.#leaving
    this.#shadow.adoptedStyleSheets = [sheet]
    const language = chooseLanguage(this.closest('[lang]')?.getAttribute('lang') || navigator.language)
    const hasShortcut = this.getAttribute('shortcut') !== 'off'
    const placeholder = this.getAttribute('placeholder')
    const own = placeholder === null ? this.#labels : { ...this.#labels, placeholder }
    const frame = createFrame(readMode(this), language, fieldLabels(language, own), hasShortcut)
    const { mode, root, input, trigger } = frame
    this.#frame = frame
    this.#shadow.replaceChildren(root)
    input.value = query
    const readColors = followPage(this, root, signal, () => this.#rebuild())
    this.#open = async () => {
      const openSearch = findStaticSearch(this)
      // A field that has the focus will be asked. What goes wrong is told by the first question.
      openSearch?.().catch(() => 0)
      const { createPanel } = await loadPanel(mode, language)
      signal.throwIfAborted()
      return createPanel({
        host: this,
        frame,
        language,
        signal,
        readColors,
        states: this.#states,
        openSearch,
      })
    }
    for (const name of ['focus', 'input']) input.addEventListener(name, () => this.#load())
    if (trigger) {
      trigger.onclick = () => this.show()
      // What is typed before the dialog is there would be lost.
      trigger.onpointerenter = () => this.#load()
    }
    const take = (event: KeyboardEvent) => {
      if (!callsTheBox(event)) return
      event.preventDefault()
      this.show()
    }
    if (hasShortcut) document.addEventListener('keydown', take, { signal })
    if (isFocused) input.focus()
    if (query || (mode === 'page' && /[?&]q=/.test(location.search))) this.#load()
  }

  /** Loads the panel, once; a load that failed is said, and tried again by the next call. */
  #load(use?: (panel: Panel) => void): void {
    const frame = this.#frame
    if (frame === null) return
    frame.failure.remove()
    this.#panel ??= this.#open()
    this.#panel.then(use, () => {
      if (frame !== this.#frame) return
      this.#panel = null
      frame.field.action = this.getAttribute('results') ?? this.getAttribute('endpoint') ?? ''
      frame.field.append(frame.failure)
      // Moved, the field would lose the focus, and with it what is typed.
      if (!frame.field.isConnected) frame.root.append(frame.field)
    })
  }
}

function readMode(host: HTMLElement): Mode {
  const mode = host.getAttribute('mode')
  return mode === 'page' || mode === 'button' ? mode : 'inline'
}
