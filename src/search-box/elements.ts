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

/** A button that submits nothing. */
export function createButton(style: string, label: string, attributes: Attributes = {}): HTMLButtonElement {
  return createElement('button', { type: 'button', class: style, ...attributes }, label)
}

/** An icon drawn by one stroke in a square of 20. */
export function createIcon(path: string, style: string): SVGElement {
  const name = 'http://www.w3.org/2000/svg'
  const icon = document.createElementNS(name, 'svg')
  for (const [attribute, value] of Object.entries({
    viewBox: '0 0 20 20',
    class: `icon ${style}`,
    'aria-hidden': 'true',
  }))
    icon.setAttribute(attribute, value)
  const stroke = document.createElementNS(name, 'path')
  stroke.setAttribute('d', path)
  icon.append(stroke)
  return icon
}
