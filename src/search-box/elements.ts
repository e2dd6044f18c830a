type Attributes = Readonly<Record<string, string | boolean>>

/** A new element with its attributes (true: present, false: absent) and children. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(attribute, '')
    else if (value !== false) element.setAttribute(attribute, value)
  }
  element.append(...children)
  return element
}

/** An address that a link or picture may have: of the web, or null. */
export function webAddress(address: string, base: string): string | null {
  if (!URL.canParse(address, base)) return null
  const url = new URL(address, base)
  return /^https?:$/.test(url.protocol) ? url.href : null
}
