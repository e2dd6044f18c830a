import { type Element, isTag } from 'domhandler'

/** Numbers of the items of ordered lists. */
export interface ListMarkers {
  /** What an item shows before its text (`3. `); empty where its list is not ordered. */
  of(item: Element): string
}

/** Makes markers that number each list once, however many items it has. */
export function createListMarkers(): ListMarkers {
  const markers = new WeakMap<Element, string>()
  return {
    of(item) {
      const list = item.parent
      if (!list || !isTag(list) || list.name !== 'ol') return ''
      if (!markers.has(item)) for (const [each, marker] of numberItems(list)) markers.set(each, marker)
      return markers.get(item) ?? ''
    },
  }
}

/** An item's `value` counts on from there, as in a browser. */
function* numberItems(list: Element): Generator<[item: Element, marker: string]> {
  let number = readInteger(list.attribs.start) ?? 1
  for (const item of list.children) {
    if (!isTag(item) || item.name !== 'li') continue
    number = readInteger(item.attribs.value) ?? number
    yield [item, `${number}. `]
    number += 1
  }
}

function readInteger(text: string | undefined): number | null {
  const number = Number.parseInt(text ?? '', 10)
  return Number.isNaN(number) ? null : number
}
