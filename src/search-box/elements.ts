type Attributes = Readonly<Record<string, string | boolean>>

/**
 * A new element with its attributes (true: present, false: absent) and children. Its classes are its parts: sites
 * style them by `::part()`.
 */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== false) element.setAttribute(attribute, value === true ? '' : value)
  if (attributes.class) element.setAttribute('part', element.className)
  element.append(...children)
  return element
}

/** A button that submits nothing. */
export function createButton(
  style: string,
  label: string,
  onClick: (() => void) | null,
  attributes: Attributes = {},
): HTMLButtonElement {
  const button = createElement('button', { type: 'button', class: style, ...attributes }, label)
  button.onclick = onClick
  return button
}
