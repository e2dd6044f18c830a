/** Where sites say that they are dark or light. */
const signAttributes = [
  'theme',
  'data-theme',
  'data-color-mode',
  'data-color-scheme',
  'data-user-color-scheme',
  'data-bs-theme',
  'data-mode',
  'class',
]
const prefersDark = matchMedia('(prefers-color-scheme: dark)')

/**
 * Keeps `root` as light or dark as the site is: by the attribute `theme` of the host; by `class="dark"`,
 * `data-theme` and the like on the host or around it; by a `color-scheme` that is one of both; by how dark the page's
 * background is; else by what the visitor prefers, where `color-scheme` takes both.
 * Follows the site until `signal` aborts.
 *
 * @param onLanguage  called when the page comes to be in another language, as where no page is loaded anew
 * @returns reads the site anew, for changes that announce themselves nowhere
 */
export function followPage(
  host: HTMLElement,
  root: HTMLElement,
  signal: AbortSignal,
  onLanguage: () => void,
): () => void {
  const read = () => {
    root.style.colorScheme = isDark(host) ? 'dark' : 'light'
  }
  const { documentElement, body } = document
  const observer = new MutationObserver((changes) =>
    changes.some(({ attributeName }) => attributeName === 'lang') ? onLanguage() : read(),
  )
  for (const element of [documentElement, body]) observer.observe(element, { attributes: true })
  signal.addEventListener('abort', () => observer.disconnect())
  prefersDark.addEventListener('change', read, { signal })
  read()
  return read
}

function isDark(host: HTMLElement): boolean {
  for (let element: Element | null = host; element; element = element.parentElement) {
    const signs = signAttributes.map((name) => element?.getAttribute(name)).join(' ')
    const sign = /(?<!\S)(?:theme-)?(dark|light)(?:-mode|-theme)?(?!\S)/.exec(signs)
    if (sign) return sign[1] === 'dark'
  }
  const { colorScheme } = getComputedStyle(host)
  const mayBeDark = colorScheme.includes('dark')
  if (mayBeDark !== colorScheme.includes('light')) return mayBeDark
  // A site that can be both says no more by it, where a switch of its own chooses.
  return (
    isDarkGround(document.body) ??
    isDarkGround(document.documentElement) ??
    (mayBeDark && prefersDark.matches)
  )
}

/** Whether the background of an element is dark, by its luma (BT.601) of at most 255; null where it has none. */
function isDarkGround(element: Element): boolean | null {
  const numbers = /^rgba?\((.*)\)/.exec(getComputedStyle(element).backgroundColor)?.[1]
  const [red = 0, green = 0, blue = 0, alpha = numbers ? 1 : 0] = numbers?.split(/[ ,/]+/).map(Number) ?? []
  return alpha < 0.5 ? null : red * 0.3 + green * 0.59 + blue * 0.11 < 110
}
