import { createClient } from '../client/client.ts'
import { createElement } from './elements.ts'
import { renderMarkedText } from './marked-text.ts'

/**
 * The demonstration page: puts a live answer into each example, `[data-example]` being its query. One
 * that finds nothing, or cannot be asked, is taken away.
 */
async function showExample(example: HTMLElement): Promise<void> {
  const endpoint = document.querySelector('hansou-search')?.getAttribute('endpoint') ?? ''
  const answer = await createClient(new URL(endpoint, document.baseURI).href)
    .search({ q: example.dataset.example ?? '', limit: 1, snippetLength: 40 })
    .catch(() => null)
  const hit = answer?.hits[0]
  if (hit === undefined) return example.remove()
  const { title, snippet } = hit
  example
    .querySelector('.answer')
    ?.replaceChildren(
      createElement('strong', {}, ...renderMarkedText(title.text, title.marks)),
      createElement(
        'span',
        {},
        snippet.cutStart ? '…' : '',
        ...renderMarkedText(snippet.text, snippet.marks),
        snippet.cutEnd ? '…' : '',
      ),
    )
}

for (const example of document.querySelectorAll<HTMLElement>('[data-example]')) void showExample(example)
