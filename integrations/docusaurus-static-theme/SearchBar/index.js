import { createElement } from 'react'

/* global HANSOU_INDEX */

/** The box, over the files whose folder the plugin defines. */
export default function HansouSearchBox() {
  return createElement('hansou-search', { mode: 'button', index: HANSOU_INDEX })
}
