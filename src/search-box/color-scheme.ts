type Scheme = 'light' | 'dark'

const signAttributes = [
  'data-theme',
  'data-color-mode',
  'data-color-scheme',
  'data-bs-theme',
  'data-mode',
  'class',
]

/**
 * Keeps the class `light` or `dark` of `root` as the site is: by the attribute `theme` of the host;
 * by `class="dark"`, `data-theme` and the like on the host or around it; by `color-scheme`; else by how
 * dark the page's background is. Follows the site until `signal` aborts.
 *
 * @returns reads the site anew, for changes that announce themselves nowhere
 */
export function followColorScheme(host: HTMLElement, root: HTMLElement, signal: AbortSignal): () => void {
  const read = () => {
    const scheme = readColorScheme(host)
    root.classList.toggle('dark', scheme === 'dark')
    root.classList.toggle('light', scheme === 'light')
  }
  const observer = new MutationObserver(read)
  for (const element of [document.documentElement, document.body])
    observer.observe(element, { attributes: true, attributeFilter: [...signAttributes, 'style'] })
  signal.addEventListener('abort', () => observer.disconnect())
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', read, { signal })
  read()
  return read
}

function readColorScheme(host: HTMLElement): Scheme {
  const asked = host.getAttribute('theme')
  if (asked === 'light' || asked === 'dark') return asked
  for (let element: Element | null = host; element !== null; element = element.parentElement) {
    for (const name of signAttributes) {
      const sign = element
        .getAttribute(name)
        ?.match(/(?:^|\s)(?:theme-)?(dark|light)(?:-(?:mode|theme))?(?:\s|$)/)?.[1]
      if (sign !== undefined) return sign as Scheme
    }
  }
  const declared = getComputedStyle(host).colorScheme
  const isDark = /\bdark\b/.test(declared)
  if (isDark !== /\blight\b/.test(declared)) return isDark ? 'dark' : 'light'
  if (isDark) return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  return (isDarkGround(document.body) ?? isDarkGround(document.documentElement)) ? 'dark' : 'light'
}

/** Whether the background of an element is dark; null where it has none. */
function isDarkGround(element: Element): boolean | null {
  const numbers = getComputedStyle(element)
    .backgroundColor.match(/^rgba?\((.*)\)$/)?.[1]
    ?.split(/[ ,/]+/)
    .map(Number)
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers ?? []
  if (numbers === undefined || alpha < 0.5) return null
  return red * 0.3 + green * 0.59 + blue * 0.11 < 110
}
